// Feeds, sitemap and OpenSearch, which a site has if it knows its address.
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/unit/site/site_index.h"
#include "tests/unit/site/some_entries.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(feed_routes)

namespace {

const char kPageType[] = "text/html; charset=utf-8";

}  // namespace

BOOST_AUTO_TEST_CASE(a_site_that_knows_its_address_has_feeds_and_a_sitemap) {
  const SmallSite site(some_entries(), with_taxonomy(),
                       {.title = "A & B", .url = "https://example.org/s/"});
  const char kAtom[] = "application/atom+xml; charset=utf-8";
  const AddressRow rows[] = {
      {"/feed.atom",
       200,
       kAtom,
       {"<id>https://example.org/s/feed.atom</id>", "<title>A &amp; B</title>",
        "<updated>2021-03-01T00:00:00Z</updated>",
        "<category term=\"alliance\" label=\"Alliance &amp; Relationship\"/>",
        "&lt;p&gt;A second paragraph.&lt;/p&gt;"}},
      {"/search.atom?q=homework&sort=newest&n=5",
       200,
       kAtom,
       {"<id>https://example.org/s/search.atom?q=homework&amp;n=5</id>",
        "href=\"https://example.org/s/search?q=homework&amp;n=5\"",
        "<link rel=\"related\" href=\"https://doi.org/10.1000/ex.1\"/>",
        "&lt;h2&gt;Practice Implications&lt;/h2&gt;"}},
      {"/search.atom?q=zebra", 200, kAtom, {"<updated>1970-01-01T00:00:00Z</updated>"}},
      {"/search.atom?topics=a", 400, kPageType, {}},
      {"/topic/dropout.atom",
       200,
       kAtom,
       {"<id>https://example.org/s/topic/dropout.atom</id>", "entry/a%2Fb%20c</id>",
        "<updated>1970-01-01T00:00:00Z</updated>"}},
      {"/topic/zebra.atom", 404, kPageType, {}},
      {"/topic/Drop-Out.atom", 301, "", {}},
      {"/type/survey.atom", 200, kAtom, {}},
      {"/sitemap.xml",
       200,
       "application/xml; charset=utf-8",
       {"<loc>https://example.org/s/</loc>", "<loc>https://example.org/s/topic/dropout</loc>",
        "/s/archive/2020/08</loc>", "/s/entry/a%2Fb%20c</loc>"}},
      {"/sitemap.xml?page=2", 404, kPageType, {}},
      {"/opensearch.xml",
       200,
       "application/opensearchdescription+xml; charset=utf-8",
       {"<ShortName>A &amp; B</ShortName>", "https://example.org/s/search?q={searchTerms}"}},
      {"/robots.txt",
       200,
       "text/plain; charset=utf-8",
       {"Sitemap: https://example.org/s/sitemap.xml\n"}},
      {"/",
       200,
       kPageType,
       {"type=\"application/atom+xml\" href=\"./feed.atom\"", "href=\"./opensearch.xml\""}},
      {"/search?q=a&topic=dropout&page=1",
       200,
       kPageType,
       {"./search.atom?q=a&amp;topic=dropout\""}},
      {"/topic/dropout", 200, kPageType, {"../topic/dropout.atom\""}},
  };
  for (const AddressRow& row : rows) check_answer(site, row);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test

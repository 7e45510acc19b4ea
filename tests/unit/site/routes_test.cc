// Address to answer: statuses, types, what a page says, and what its headers promise.
#include "site/routes.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/random_corpus.h"
#include "tests/unit/site/site_index.h"
#include "tests/unit/site/some_entries.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(routes)

namespace {

const SmallSite& some_site() {
  static const SmallSite kSite(some_entries(), with_taxonomy());
  return kSite;
}

const char kHtml[] = "text/html; charset=utf-8";
const char kProblem[] = "application/problem+json";

}  // namespace

BOOST_AUTO_TEST_CASE(each_address_has_its_answer) {
  const AddressRow rows[] = {
      {"/",
       200,
       kHtml,
       {"<h1>Research summaries</h1>", "28 entries",
        "./topic/alliance\"><bdi>Alliance &amp; Relationship</bdi></a> <span class=\"count\">25<",
        "./topic/empty", "<span class=\"count\">0<",
        "./archive/2021\">2021</a> <span class=\"count\">22<", "./archive/2019"}},
      {"/search?q=homework+alliance",
       200,
       kHtml,
       {"name=\"robots\" content=\"noindex\"", "role=\"status\"", "value=\"homework alliance\""}},
      {"/search?q=alliance&topic=alliance&page=2",
       200,
       kHtml,
       {"25 entries, 21 to 25 shown",
        "Remove<span class=hidden> Topic <bdi>Alliance &amp; Relationship</bdi>",
        "name=topic value=\"alliance\" checked",
        "./search?q=alliance&amp;topic=alliance\" rel=\"prev\"", "start=\"21\""}},
      {"/search?q=alliance&topic=cited",
       200,
       kHtml,
       {"No entries.", "cited", "./search?q=alliance\" rel=nofollow>Remove"}},
      {"/search?q=(alliance", 200, kHtml, {"class=note", "<mark>(</mark>alliance"}},
      {"/search?q=allience",
       200,
       kHtml,
       {"Did you mean <a href=\"./search?q=alliance\"", "28 entries"}},
      {"/search?q=alliance+AND+zebra",
       200,
       kHtml,
       {"No entry has all of this:", "Nearest: <a href=\"./search?q=alliance\""}},
      {"/search?q=a&utm_source=x",
       200,
       kHtml,
       {"parameters that mean nothing here: <bdi>utm_source</bdi>"}},
      {"/search?q=alliance&explain=1", 200, kHtml, {"stands for", "exact"}},
      {"/search?q=alliance&year_from=2019&year_to=2020",
       200,
       kHtml,
       {"1 entry", "type=\"hidden\" form=\"search\" name=\"year\" value=\"2019..2020\""}},
      {"/search?q=a&sort=best",
       400,
       kHtml,
       {"parameter &#39;sort&#39;", "This request cannot be understood"}},
      {"/search?n=101", 400, kHtml, {"from 0 to 100"}},
      {"/search?q=(a&syntax=strict", 400, kHtml, {"This request cannot be understood"}},
      {"/search.json?q=alliance&n=1",
       200,
       "application/json",
       {"\"format_version\":1", "\"total\":28", "\"facets\""}},
      {"/search.json?n=101",
       400,
       kProblem,
       {"\"status\":400", "\"parameter\":\"n\"", "\"offset\":0", "\"length\":5",
        "\"kind\":\"limit\""}},
      {"/search.json?q=a&topics=b",
       400,
       kProblem,
       {"there is no parameter 'topics'", "\"parameter\":\"topics\"", "\"offset\":4",
        "\"length\":8"}},
      {"/search.json?q=a&year=abc",
       400,
       kProblem,
       {"parameter 'year': ", "\"parameter\":\"year\"", "\"offset\":4", "\"length\":8",
        "\"kind\":\"bad-value\""}},
      {"/search.json?year=2019&year=2020..2010",
       400,
       kProblem,
       {"ends before it begins", "\"offset\":10", "\"length\":15"}},
      {"/search.json?published=2020-13", 400, kProblem, {"\"offset\":0", "\"length\":17"}},
      {"/search.json?q=a&year_from=x&year_to=2010",
       400,
       kProblem,
       {"\"parameter\":\"year_from\"", "\"offset\":4", "\"length\":11"}},
      {"/search.json?year_from=2020&year_to=2010",
       400,
       kProblem,
       {"\"parameter\":\"year_to\"", "\"offset\":15", "\"length\":12"}},
      {"/search.json?topic=dropout&topic=nope&syntax=strict",
       400,
       kProblem,
       {"there is no topic 'nope'", "\"parameter\":\"topic\"", "\"offset\":14", "\"length\":10"}},
      {"/search?q=a&year=abc", 400, kHtml, {"parameter &#39;year&#39;", "value=\"a\""}},
      {"/search.csv?year=abc", 400, kHtml, {"parameter &#39;year&#39;"}},
      {"/suggest?q=a&year=abc", 400, kProblem, {"\"parameter\":\"year\""}},
      {"/search.json?q=a&syntax=foo", 400, kProblem, {"known are strict, lenient, plain, ppr, "}},
      {"/search.json?q=%FF", 200, "application/json", {"\"total\":0", "\"code\":\"no-words\""}},
      {"/search?q=%E2%80%8B", 200, kHtml, {"there is neither a letter nor a digit"}},
      {"/search.json?q=(a&syntax=strict",
       400,
       kProblem,
       {"\"code\":\"unbalanced-bracket\"", "\"offset\":0"}},
      {"/search.json?topic=cited",
       200,
       "application/json",
       {"\"total\":0", "\"code\":\"unknown-topic\""}},
      {"/entry/cited",
       200,
       kHtml,
       {"<h1 dir=\"auto\">Title of cited</h1>",
        "<h2 id=\"implications\">Practice Implications</h2>", "https://doi.org/10.1000/ex.1\">",
        "Cite the article", "Cite the summary", "../topic/dropout", "../archive/2020/08",
        "<p class=\"text\" dir=\"auto\">A second paragraph.</p>"}},
      {"/entry/a%2Fb%20c",
       200,
       kHtml,
       {"Title of a/b c", "rel=\"canonical\" href=\"../entry/a%2Fb%20c\""}},
      {"/entry/e11",
       200,
       kHtml,
       {"Earlier: <a href=\"../entry/e12\"", "Later: <a href=\"../entry/e10\"",
        "(it names no article)"}},
      {"/entry/cited.json", 200, "application/json", {"{\"id\":\"cited\""}},
      {"/entry/cited.ris", 200, "application/x-research-info-systems", {"TY  - JOUR"}},
      {"/entry/cited.bib",
       200,
       "application/x-bibtex; charset=utf-8",
       {"@article{doe2019homework"}},
      {"/entry/cited.bib?of=summary",
       200,
       "application/x-bibtex; charset=utf-8",
       {"Title of cited"}},
      {"/entry/cited.bib?of=all", 400, kHtml, {"known are article, summary"}},
      {"/entry/cited.csl.json",
       200,
       "application/vnd.citationstyles.csl+json",
       {"[{", "\"DOI\":\"10.1000/ex.1\""}},
      {"/entry/cited.md",
       200,
       "text/markdown; charset=utf-8",
       {"---\n", "## Practice Implications"}},
      {"/entry/nobody", 404, kHtml, {"There is no entry &#39;nobody&#39;."}},
      {"/entry/nobody.json", 404, kProblem, {"\"title\":\"Not found\""}},
      {"/entry/cited/similar",
       200,
       kHtml,
       {"Entries like", "Shares the topic <bdi>Drop-Out</bdi>"}},
      {"/entry/cited/other", 404, kHtml, {}},
      {"/topic/alliance",
       200,
       kHtml,
       {"Alliance &amp; Relationship</h1>", "25 entries, newest first",
        "rel=\"next\" href=\"../topic/alliance?page=2\"", "../search?topic=alliance"}},
      {"/topic/alliance?page=2",
       200,
       kHtml,
       {"Page 2 of 2", "rel=\"prev\" href=\"../topic/alliance\""}},
      {"/topic/alliance?page=3", 404, kHtml, {"There are fewer pages."}},
      {"/topic/alliance?page=x", 404, kHtml, {}},
      {"/topic/empty", 200, kHtml, {"0 entries"}},
      {"/topic/none-of-them", 404, kHtml, {}},
      {"/topic/Drop-Out", 301, "", {}},
      {"/type/survey", 200, kHtml, {"1 entry"}},
      {"/archive/2020",
       200,
       kHtml,
       {"4 entries", "../archive/2020/07\">July 2020</a> <span class=\"count\">3<"}},
      {"/archive/2020/07",
       200,
       kHtml,
       {"July 2020</h1>", "3 entries", "Later: <a href=\"../../archive/2020/08\">August 2020"}},
      {"/archive/2018", 404, kHtml, {"No summary appeared in 2018."}},
      {"/archive/2020/13", 404, kHtml, {}},
      {"/archive/20", 404, kHtml, {}},
      {"/archive/2020/07/01", 404, kHtml, {}},
      {"/topics", 200, kHtml, {"All topics"}},
      {"/topics?page=2", 404, kHtml, {}},
      {"/search.ris?q=homework", 200, "application/x-research-info-systems", {"TY  - JOUR"}},
      {"/search.ris?q=homework&of=summary",
       200,
       "application/x-research-info-systems",
       {"TY  - BLOG", "TI  - Title of cited"}},
      {"/search.ris?of=all", 400, kHtml, {"known are article, summary"}},
      {"/search.ris?topics=a", 400, kHtml, {"there is no parameter"}},
      {"/search.bib?topic=dropout",
       200,
       "application/x-bibtex; charset=utf-8",
       {"@article{doe2019"}},
      {"/search.csl.json?q=homework",
       200,
       "application/vnd.citationstyles.csl+json",
       {"[", "\"DOI\":\"10.1000/ex.1\""}},
      {"/search.csl.json?q=homework&n=x", 400, kProblem, {"\"parameter\":\"n\""}},
      {"/search.csv?topic=dropout&n=1&more=topic",
       200,
       "text/csv; charset=utf-8; header=present",
       {"rank,score,id,published,title,", "3,0,undated,,Title of undated,"}},
      {"/search.csv?of=summary", 400, kHtml, {}},
      {"/search.jsonl?q=homework", 200, "application/x-ndjson", {"{\"rank\":1,\"id\":\"cited\""}},
      {"/unapi", 200, "application/xml; charset=utf-8", {"<formats>", "name=\"ris\""}},
      {"/unapi?id=a%2Fb%20c", 300, "application/xml; charset=utf-8", {"<formats id=\"a/b c\">"}},
      {"/unapi?id=cited&format=ris", 200, "application/x-research-info-systems", {"TY  - JOUR"}},
      {"/unapi?id=undated&format=bibtex", 200, "application/x-bibtex; charset=utf-8", {"@misc"}},
      {"/unapi?id=cited&format=mods", 406, kHtml, {}},
      {"/unapi?id=nobody", 404, kHtml, {}},
      {"/openapi.json", 200, "application/json", {"\"openapi\": \"3.1.0\""}},
      {"/schema/result.json", 200, "application/json", {"\"$id\": \"result.json\""}},
      {"/schema/search.mustache", 404, kHtml, {}},
      {"/feed.atom", 404, kHtml, {"was not told its own address (--url)"}},
      {"/sitemap.xml", 404, kHtml, {}},
      {"/suggest.opensearch?q=alli",
       200,
       "application/x-suggestions+json",
       {"[\"alli\",[\"topic:alliance\"", "\"25 entries\""}},
      {"/suggest?q=alli", 200, "application/json", {"\"completions\"", "topic:alliance"}},
      {"/suggest", 200, "application/json", {"\"completions\":[]"}},
      {"/suggest?q=alli&topic=cited", 200, "application/json", {"\"completions\":[]"}},
      {"/suggest?q=alli&platform=ovid", 200, "application/json", {"\"completions\":[]"}},
      {"/suggest?q=alli&topic=dropout&sort=title&n=7&more=topic",
       200,
       "application/json",
       {"\"kind\":\"word\",\"text\":\"alliance\",\"label\":\"alliance\",\"count\":3"}},
      {"/suggest?q=alli&syntax=plain",
       200,
       "application/json",
       {"\"completions\":[{\"kind\":\"word\",\"text\":\"alliance\",\"label\":\"alliance\","
        "\"count\":28}]"}},
      {"/suggest?zz=1", 400, kProblem, {"\"parameter\":\"zz\"", "\"offset\":0"}},
      {"/suggest?q=a&q=b", 400, kProblem, {"comes twice"}},
      {"/health",
       200,
       "application/json",
       {"\"status\":\"ok\"", "\"entries\":28", "\"stale_reason\":\"\"", "\"open_generations\":1"}},
      {"/robots.txt", 200, "text/plain; charset=utf-8", {"Disallow: /search\n"}},
      {"/static/none.css", 404, kHtml, {}},
      {"/nothing", 404, kHtml, {"Not found"}},
      {"/search/", 404, kHtml, {}},
      {"//", 404, kHtml, {}},
      {"/%00%FF", 404, kHtml, {}},
  };
  for (const AddressRow& row : rows) check_answer(some_site(), row);
}

BOOST_AUTO_TEST_CASE(reference_managers_find_the_entry_on_its_page) {
  const std::string cited = some_site().ask("/entry/cited").body;
  BOOST_TEST(
      (cited.find("title=\"ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%"
                  "3Ajournal&amp;rft.genre=article&amp;rft.atitle=Homework%20in%20therapy") !=
       cited.npos),
      cited);
  BOOST_TEST((cited.find("rft_id=info%3Adoi%2F10.1000%2Fex.1\"") != cited.npos), cited);
  BOOST_TEST((cited.find("\"@type\":\"BlogPosting\"") != cited.npos), cited);
  const std::string post = some_site().ask("/entry/a%2Fb%20c").body;
  BOOST_TEST((post.find("class=\"unapi-id\" title=\"a%2Fb%20c\"") != post.npos), post);
  BOOST_TEST((post.find("rft.type=blogPost&amp;rft.title=Title%20of%20a%2Fb%20c") != post.npos),
             post);
}

BOOST_AUTO_TEST_CASE(a_file_of_a_search_is_saved_under_its_name) {
  BOOST_TEST(header_of(some_site().ask("/search.ris?q=homework"), "Content-Disposition") ==
             "attachment; filename=\"search.ris\"");
}

BOOST_AUTO_TEST_CASE(another_name_of_a_topic_leads_to_its_page) {
  BOOST_TEST(header_of(some_site().ask("/topic/Drop-Out"), "Location") == "../topic/dropout");
}

BOOST_AUTO_TEST_CASE(an_answer_that_the_client_has_is_not_sent_again) {
  const std::string tag = header_of(some_site().ask("/search?q=alliance"), "ETag");
  BOOST_TEST(tag.starts_with("W/\""));
  for (const std::string& sent : {tag, "\"other\", " + tag, tag.substr(2)}) {
    const HttpResponse again = some_site().ask("/search?q=alliance", sent);
    BOOST_TEST(again.status == 304U, sent);
    BOOST_TEST(again.body == "");
    BOOST_TEST(header_of(again, "ETag") == tag);
    BOOST_TEST(header_of(again, "Vary") == "Accept-Encoding");
    BOOST_TEST(some_site().is_known("/search?q=alliance", sent));
  }
  BOOST_TEST(some_site().ask("/search?q=alliances", tag).status == 200U);
  BOOST_TEST((some_site().site().lane({"/search?q=alliance", ""}) == Lane::search));
  const SmallSite other({summary_entry("a", "alliance")});
  BOOST_TEST(other.ask("/search?q=alliance", tag).status == 200U);
  const SmallSite renamed(some_entries(), with_taxonomy(), {.title = "Another"});
  BOOST_TEST(renamed.ask("/search?q=alliance", tag).status == 200U);
}

BOOST_AUTO_TEST_CASE(an_answer_is_made_once_for_all_addresses_of_one_form) {
  const SmallSite site(some_entries(), with_taxonomy());
  BOOST_TEST(!site.is_known("/search?q=alliance&n=20"));
  const HttpResponse made = site.ask("/search?n=20&q=alliance&page=1&topic=");
  for (const char* same : {"/search?q=alliance", "/search?q=%61lliance&n=20"}) {
    BOOST_TEST(site.is_known(same), same);
    BOOST_TEST(site.ask(same).body == made.body, same);
    BOOST_TEST(header_of(site.ask(same), "ETag") == header_of(made, "ETag"));
    BOOST_TEST(!made.note.empty());
    BOOST_TEST(site.ask(same).note == made.note);
  }
  for (const char* other : {"/search?q=alliances", "/search?q=alliance&n=10",
                            "/search?q=alliance&utm_source=x", "/search?q=alliance&more=topic"}) {
    BOOST_TEST(!site.is_known(other), other);
  }
  site.ask("/health");
  site.ask("/search?n=x");
  BOOST_TEST(!site.is_known("/health"));
  BOOST_TEST(!site.is_known("/search?n=x"));
}

BOOST_AUTO_TEST_CASE(who_takes_it_gets_a_packed_answer) {
  const HttpResponse whole = some_site().ask("/search?q=alliance");
  BOOST_TEST(header_of(whole, "Vary") == "Accept-Encoding");
  BOOST_TEST(header_of(whole, "Content-Encoding") == "");
  for (int i = 0; i < 2; ++i) {
    const HttpResponse packed = some_site().ask_packed("/search?q=alliance");
    BOOST_TEST(header_of(packed, "Content-Encoding") == "gzip");
    BOOST_TEST(packed.body.size() < whole.body.size() / 2);
  }
  BOOST_TEST(header_of(some_site().ask_packed("/robots.txt"), "Content-Encoding") == "");
  BOOST_TEST(header_of(some_site().ask("/suggest"), "Vary") == "Accept-Encoding");
}

BOOST_AUTO_TEST_CASE(a_facet_shows_few_values_and_more_on_demand) {
  std::vector<Entry> entries;
  for (int i = 0; i < 120; ++i) {
    entries.push_back(entry("e" + std::to_string(i), "2020-01", "topic" + std::to_string(i)));
  }
  const SmallSite site(entries);
  const struct {
    const char* target;
    std::vector<const char*> says;
  } rows[] = {
      {"/search", {"name=more value=topic>112 more"}},
      {"/search?more=topic", {"and 20 more", "type=\"hidden\" form=\"search\" name=\"more\""}},
      {"/search?more=topics", {"there is no facet &#39;topics&#39;"}},
  };
  for (const auto& row : rows) {
    const std::string page = site.ask(row.target).body;
    for (const char* text : row.says) {
      BOOST_TEST((page.find(text) != page.npos), row.target << " lacks " << text << "\n" << page);
    }
  }
}

BOOST_AUTO_TEST_CASE(headers_say_what_a_browser_and_a_cache_may_do) {
  const struct {
    const char* target;
    const char* header;
    const char* value;
  } rows[] = {
      {"/", "Content-Security-Policy",
       "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src "
       "'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
      {"/", "X-Content-Type-Options", "nosniff"},
      {"/", "Referrer-Policy", "same-origin"},
      {"/", "Cache-Control", "public, max-age=60, stale-while-revalidate=600"},
      {"/", "Access-Control-Allow-Origin", ""},
      {"/search.json?q=a", "Access-Control-Allow-Origin", "*"},
      {"/search.json?n=x", "Access-Control-Allow-Origin", "*"},
      {"/search.json?n=x", "Cache-Control", "no-store"},
      {"/search.json?n=x", "ETag", ""},
      {"/health", "Cache-Control", "no-store"},
      {"/nothing", "Content-Security-Policy",
       "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src "
       "'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
  };
  for (const auto& [target, header, value] : rows) {
    BOOST_TEST(header_of(some_site().ask(target), header) == value, target << " " << header);
  }
}

BOOST_AUTO_TEST_CASE(style_and_script_are_where_pages_say) {
  const std::string page = some_site().ask("/entry/cited").body;
  for (const std::string ending : {".css", ".js"}) {
    const std::size_t end = page.find(ending + "\"");
    const std::size_t begin = page.rfind('"', end) + 1;
    const std::string link = page.substr(begin, end - begin) + ending;
    BOOST_REQUIRE(link.starts_with("../static/"));
    const HttpResponse response = some_site().ask(link.substr(2));
    BOOST_TEST(response.status == 200U);
    BOOST_TEST(header_of(response, "Cache-Control") == "public, max-age=31536000, immutable");
    BOOST_TEST(response.body.size() < 10000U);
  }
}

BOOST_AUTO_TEST_CASE(what_is_refused_unread_looks_like_the_rest) {
  const struct {
    unsigned status;
    const char* header;
    const char* value;
    const char* says;
  } rows[] = {
      {400, "Cache-Control", "no-store", "cannot be understood"},
      {405, "Allow", "GET, HEAD", "only be read"},
      {413, "Cache-Control", "no-store", "no body"},
      {414, "Cache-Control", "no-store", "too long"},
      {431, "Cache-Control", "no-store", "too long"},
      {503, "Retry-After", "1", "Try again in a moment."},
  };
  for (const auto& row : rows) {
    const HttpResponse page = some_site().site().refuse(row.status, {"/search", ""});
    BOOST_TEST(page.status == row.status);
    BOOST_TEST(header_of(page, row.header) == row.value);
    BOOST_TEST((page.body.find(row.says) != page.body.npos), page.body);
    BOOST_TEST(some_site().site().refuse(row.status, {"/search.json", ""}).type == kProblem);
    BOOST_TEST(some_site().site().refuse(row.status, {"", ""}).type == kHtml);
  }
}

BOOST_AUTO_TEST_CASE(a_fault_of_the_site_is_for_its_log_and_not_for_the_visitor) {
  Chance chance(1);  // texts that no packing shortens, so that not all are in one block
  std::vector<Entry> entries;
  for (int i = 0; i < 20; ++i) {
    std::string text;
    for (int j = 0; j < 2000; ++j) text += std::to_string(chance.upto(99999)) + ' ';
    entries.push_back(summary_entry("e" + std::to_string(i), text));
  }
  const SmallIndex index(entries);
  const Searcher searcher(index.path());
  const View view(searcher);
  const Site site({}, Templates());
  const std::string table = generation_folder(index.path(), 1) + "/docdata.glass";
  BOOST_REQUIRE(std::filesystem::exists(table));
  std::filesystem::resize_file(table, 0);
  for (const char* target : {"/entry/e10", "/entry/e15.json"}) {
    const HttpResponse response = site.respond({target, ""}, view);
    BOOST_TEST(response.status == 500U, target);
    BOOST_TEST((response.fault.find(index.path()) != response.fault.npos), response.fault);
    BOOST_TEST((response.body.find(index.path()) == response.body.npos), response.body);
    BOOST_TEST((response.body.find("Try again later.") != response.body.npos), response.body);
  }
}

BOOST_AUTO_TEST_CASE(links_of_a_deep_address_stay_short) {
  const HttpResponse page = some_site().ask('/' + std::string(8000, '/'));
  BOOST_TEST(page.status == 404U);
  BOOST_TEST(page.body.size() < 3000U);
}

BOOST_AUTO_TEST_CASE(free_topics_are_listed_by_frequency_and_on_pages_of_their_own) {
  std::vector<Entry> entries;
  for (int i = 0; i < 250; ++i) {
    entries.push_back(entry("e" + std::to_string(i), "2020-01", "topic" + std::to_string(i / 2)));
  }
  const SmallSite site(entries);
  const std::string home = site.ask("/").body;
  BOOST_TEST((home.find("<a href=\"./topics\">All 125 topics</a>") != home.npos), home);
  BOOST_TEST(site.ask("/topics").status == 200U);
}

BOOST_AUTO_TEST_CASE(the_address_for_others_is_in_citations_and_for_search_engines) {
  const SmallSite site(some_entries(), with_taxonomy(),
                       {.title = "PPRNet", .url = "https://example.org/s/"});
  const std::string page = site.ask("/entry/cited").body;
  BOOST_TEST(
      (page.find("rel=\"canonical\" href=\"https://example.org/s/entry/cited\"") != page.npos));
  BOOST_TEST(
      (page.find("PPRNet. (2020, August). Title of cited. https://example.org/s/entry/cited") !=
       page.npos),
      page);
}

BOOST_AUTO_TEST_CASE(a_page_with_other_headers_is_another_page) {
  const SmallSite one(some_entries(), with_taxonomy());
  const SmallSite other(some_entries(), with_taxonomy(), {.frame_ancestors = "https://a"});
  const std::string tag = header_of(one.ask("/"), "ETag");
  BOOST_TEST(!tag.empty());
  BOOST_TEST(one.is_known("/", tag));
  BOOST_TEST(!other.is_known("/", tag));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test

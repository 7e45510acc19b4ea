// A folder as PubMed hands it out: its yearly baseline and the daily updates, packed, 1,200 files.
#include <sys/resource.h>

#include <boost/iostreams/copy.hpp>
#include <boost/iostreams/filter/gzip.hpp>
#include <boost/iostreams/filtering_streambuf.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <map>
#include <sstream>

#include "indexer/input/sources.h"
#include "indexer/intake/intake.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/seed.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(baseline)

namespace {

constexpr int kFiles = 1200;

std::string packed(const std::string& text) {
  std::istringstream in(text);
  std::ostringstream out;
  boost::iostreams::filtering_streambuf<boost::iostreams::input> chain;
  chain.push(boost::iostreams::gzip_compressor());
  chain.push(in);
  boost::iostreams::copy(chain, out);
  return out.str();
}

std::string article(int pmid, const std::string& title) {
  return "<PubmedArticle><MedlineCitation><PMID Version=\"1\">" + std::to_string(pmid) +
         "</PMID><Article><ArticleTitle>" + title +
         "</ArticleTitle></Article></MedlineCitation></PubmedArticle>";
}

/// Every file has an article of its own, and all have a version of number 7.
void write_baseline(const ScratchFolder& folder) {
  for (int number = 1; number <= kFiles; ++number) {
    std::string text = "<PubmedArticleSet>" +
                       article(100000 + number, "Own of " + std::to_string(number)) +
                       article(7, "Seven in " + std::to_string(number));
    if (number == 900)
      text += "<DeleteCitation><PMID>100005</PMID><PMID>100006</PMID></DeleteCitation>";
    if (number == 1000) text += article(100006, "Back again");
    const std::string digits = std::to_string(10000 + number).substr(1);
    folder.write("pubmed24n" + digits + ".xml.gz", packed(text + "</PubmedArticleSet>"));
  }
}

struct Read {
  std::map<std::string, std::string> titles;
  std::string summary;
  std::string told;
};

Read read(const ScratchFolder& folder, const std::vector<std::string>& excluded) {
  Read read;
  std::ostringstream err;
  Intake intake([&](const Entry& entry) { read.titles[entry.id] = entry.title; }, {}, err);
  read_files(find_files({folder / "."}, nullptr, excluded),
             [&](Record&& record) { intake.take(std::move(record)); });
  intake.finish();
  read.summary = intake.summary();
  read.told = err.str();
  return read;
}

long peak_kib() {
  struct rusage usage {};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_later_version_of_an_article_is_the_one_that_is_read) {
  const ScratchFolder folder;
  write_baseline(folder);
  const long before = peak_kib();
  const Read all = read(folder, {});
  // Under sanitizers, what is freed stays for a while.
  if (!test::kSanitized) BOOST_TEST(peak_kib() - before < 64 * 1024);
  BOOST_TEST(all.titles.size() == 1200U);
  BOOST_TEST(all.titles.at("pmid7") == "Seven in 1200");
  BOOST_TEST(all.titles.at("pmid100001") == "Own of 1");
  BOOST_TEST(!all.titles.contains("pmid100005"));
  BOOST_TEST(all.titles.at("pmid100006") == "Back again");
  BOOST_TEST(all.summary == "read 2401, accepted 1200, repaired 0, rejected 0, duplicates 1201");
  BOOST_TEST(all.told.find("pubmed24n0900.xml.gz: passed over: 2 deleted by PubMed") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_part_of_the_baseline_can_be_left_out) {
  const ScratchFolder folder;
  write_baseline(folder);
  const Read part = read(folder, {"pubmed24n1*", "pubmed24n09*"});
  BOOST_TEST(part.titles.size() == 900U);
  BOOST_TEST(part.titles.at("pmid7") == "Seven in 899");
  BOOST_TEST(part.titles.at("pmid100005") == "Own of 5");
}

BOOST_AUTO_TEST_SUITE_END()

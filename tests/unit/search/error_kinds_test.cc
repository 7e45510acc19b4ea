// What a site answers when something is wrong is decided by the error's kind alone: everything
// that can be wrong in a call has its row here, and each kind has one at least.
#include <pprsearch/classifier.h>
#include <pprsearch/error.h>
#include <pprsearch/evaluation.h>
#include <pprsearch/json.h>
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "tests/support/print_names.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(error_kinds)

namespace {

struct Row {
  const char* what;
  ErrorKind kind;
  std::function<void()> call;
};

std::string kind_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    return name_of(error.kind());
  }
  return "no error";
}

/// The calls are made, and give what the table says; the kinds that came up are returned.
std::set<ErrorKind> check(const std::vector<Row>& rows) {
  std::set<ErrorKind> kinds;
  for (const Row& row : rows) {
    BOOST_TEST(kind_of(row.call) == name_of(row.kind), row.what << ": " << kind_of(row.call));
    kinds.insert(row.kind);
  }
  return kinds;
}

Entry small_entry() { return summary_entry("a", "alliance and rupture"); }

SearchOptions filtered(FacetField field, std::string value) {
  SearchOptions options;
  options.filters = {{field, {std::move(value)}}};
  return options;
}

SearchOptions paged(std::size_t offset) {
  SearchOptions options;
  options.offset = offset;
  return options;
}

std::vector<Row> rows_of_asking(const Searcher& searcher) {
  return {
      {"a fault in a query", ErrorKind::bad_query, [&] { searcher.search("titel:x"); }},
      {"a text that no query can have", ErrorKind::bad_query, [] { Query::word("a\"b"); }},
      {"two words as one", ErrorKind::bad_query, [] { Query::word("a b"); }},
      {"words of a range", ErrorKind::bad_query, [] { Query::word("a", {.field = "year"}); }},
      {"an unknown topic", ErrorKind::bad_value,
       [&] { searcher.search("", filtered(FacetField::topic, "nowhere")); }},
      {"an unknown author", ErrorKind::bad_value,
       [&] { searcher.similar("a", filtered(FacetField::author, "nobody")); }},
      {"a year that is none", ErrorKind::bad_value,
       [&] { searcher.search("", filtered(FacetField::year, "soon")); }},
      {"more than a range", ErrorKind::bad_value,
       [&] { searcher.search("", filtered(FacetField::year, "2015 OR 2016")); }},
      {"a request that is no JSON", ErrorKind::bad_value, [] { request_from_json("{"); }},
      {"a request with an unknown option", ErrorKind::bad_value,
       [] { request_from_json("{\"limt\": 1}"); }},
      {"an unknown entry", ErrorKind::not_found, [&] { searcher.similar("nowhere"); }},
      {"a long query", ErrorKind::limit, [&] { searcher.search(std::string(70000, 'a')); }},
      {"a page too far", ErrorKind::limit, [&] { searcher.search("", paged(1000000)); }},
  };
}

std::vector<Row> rows_of_indexes(const std::string& index, const ScratchFolder& scratch) {
  const std::string empty = scratch / "empty";
  std::filesystem::create_directory(empty);
  const std::string other = scratch.write("other/file", "text");
  const std::string damaged = scratch / "damaged";
  publish(damaged, {small_entry()});
  std::filesystem::remove(generation_folder(damaged, 1) + "/columns.ppr");
  const std::string foreign = scratch.write("foreign/XAPIANDB", "auto elsewhere\n");
  const auto folder_of = [](const std::string& file) { return file.substr(0, file.rfind('/')); };
  return {
      {"a folder that is not there", ErrorKind::no_index,
       [=, &scratch] { Searcher(scratch / "nowhere"); }},
      {"an empty folder", ErrorKind::no_index, [=] { Searcher{empty}; }},
      {"generations of an empty folder", ErrorKind::no_index, [=] { list_generations(empty); }},
      {"an index with a file gone", ErrorKind::unusable_index, [=] { Searcher{damaged}; }},
      {"an index of another program", ErrorKind::unusable_index,
       [=] { Searcher(folder_of(foreign)); }},
      {"a folder with something else", ErrorKind::unusable_index,
       [=] { IndexWriter(folder_of(other)); }},
      {"a file in the place of the folder", ErrorKind::system, [=] { IndexWriter{other}; }},
      {"a generation that is not there", ErrorKind::not_found, [=] { Searcher(index, 7); }},
      {"one to be published", ErrorKind::not_found, [=] { publish_generation(index, 7); }},
      {"one to be verified", ErrorKind::not_found, [=] { verify_generation(index, 7); }},
      {"nothing to go back to", ErrorKind::not_found, [=] { roll_back(index); }},
      {"one that cannot be published", ErrorKind::unusable_index,
       [=] { publish_generation(damaged, 1); }},
  };
}

std::vector<Row> rows_of_writing(const std::string& index, IndexWriter& finished) {
  return {
      {"two writers", ErrorKind::busy, [=] { IndexWriter{index}; }},
      {"an entry after the end", ErrorKind::misuse, [&] { finished.add(small_entry()); }},
      {"an entry without text", ErrorKind::bad_entry, [] { validate(Entry{}); }},
      {"an entry that is no JSON", ErrorKind::bad_entry,
       [] {
         std::vector<std::string> repairs;
         entry_from_json("{", repairs);
       }},
      {"a rule for a topic that there is not", ErrorKind::bad_value,
       [] {
         Crosswalk crosswalk;
         crosswalk.rules.emplace_back().topics = {"nowhere"};
         Classifier({}, crosswalk);
       }},
  };
}

std::vector<Row> rows_of_judging(const Searcher& searcher, const ScratchFolder& scratch) {
  const std::string nothing = scratch.write("nothing", "");
  const std::string faulty = scratch.write("faulty", "one word\n");
  return {
      {"a file that is not there", ErrorKind::not_found,
       [&scratch] { load_queries(scratch / "nowhere"); }},
      {"a folder", ErrorKind::system, [&scratch] { load_queries(scratch / ""); }},
      {"an empty file", ErrorKind::bad_value, [=] { load_judgments(nothing); }},
      {"a faulty line", ErrorKind::bad_value, [=] { load_queries(faulty); }},
      {"a query of a file", ErrorKind::bad_query,
       [&searcher] {
         answer(searcher, {"q1", "titel:x"}, {});
       }},
  };
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_error_says_what_kind_of_thing_was_wrong) {
  const SmallIndex index({small_entry()});
  const Searcher searcher(index.path());
  const ScratchFolder scratch;
  std::set<ErrorKind> kinds = check(rows_of_asking(searcher));
  kinds.merge(check(rows_of_indexes(index.path(), scratch)));
  kinds.merge(check(rows_of_judging(searcher, scratch)));
  IndexWriter finished(index.path());
  finished.add(small_entry());
  finished.finish();
  kinds.merge(check(rows_of_writing(index.path(), finished)));
  for (const ErrorKind kind : all_values<ErrorKind>()) {
    BOOST_TEST(kinds.contains(kind), name_of(kind) << ": has no row");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test

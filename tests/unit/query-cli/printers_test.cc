#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <set>
#include <sstream>

#include "query-cli/printers/printer.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(printers_)

namespace {

SearchResult two_hits() {
  SearchResult result;
  result.total = 2;
  for (const char* id : {"a", "b"}) {
    Hit hit;
    hit.rank = result.hits.size() + 1;
    hit.id = id;
    hit.entry.id = id;
    hit.entry.title = "Title of " + std::string(id);
    result.hits.push_back(hit);
  }
  return result;
}

std::string printed(const Printer& printer, const SearchResult& result) {
  std::ostringstream out;
  printer.result(result, {}, out);
  return out.str();
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_format_has_a_name_of_its_own_and_prints_something) {
  std::set<std::string> names;
  for (const Printer& printer : printers()) {
    BOOST_TEST(names.insert(printer.name).second, printer.name);
    BOOST_TEST(&printer_named(printer.name) == &printer);
    bool any = false;
    for (const Task task :
         {Task::search, Task::similar, Task::count, Task::show, Task::suggest, Task::batch,
          Task::evaluate, Task::info, Task::strategy, Task::translate, Task::replay}) {
      any = any || prints(printer, task);
    }
    BOOST_TEST(any, printer.name << " prints no answer");
  }
}

BOOST_AUTO_TEST_CASE(no_two_formats_print_the_same) {
  std::map<std::string, std::string> formats;
  for (const Printer& printer : printers()) {
    if (!printer.result) continue;
    const std::string text = printed(printer, two_hits());
    BOOST_TEST(text.find('a') != std::string::npos, printer.name << ": " << text);
    const auto [other, is_new] = formats.emplace(text, printer.name);
    BOOST_TEST(is_new, printer.name << " prints as " << other->second << " does");
  }
}

BOOST_AUTO_TEST_CASE(a_format_that_needs_no_entries_prints_the_same_without_them) {
  SearchResult bare = two_hits();
  for (Hit& hit : bare.hits) hit.entry = {};
  for (const Printer& printer : printers()) {
    if (!printer.result) continue;
    const bool same = printed(printer, bare) == printed(printer, two_hits());
    BOOST_TEST(same == !printer.needs_entries, printer.name);
  }
}

BOOST_AUTO_TEST_CASE(a_hit_without_its_entry_is_its_id) {
  SearchResult bare = two_hits();
  for (Hit& hit : bare.hits) hit.entry = {};
  bare.interpretation = "x";
  bare.limit = 2;
  BOOST_TEST(printed(printer_named("text"), bare) == "x  2 entries\n\n  1  a\n\n  2  b\n");
  BOOST_TEST(printed(printer_named("jsonl"), bare).find("entry") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_completion_is_a_row_whatever_is_in_its_text) {
  std::ostringstream out;
  printer_named("text").completions({{CompletionKind::word, "a\tb\nc", "l\r\n", 3}}, out);
  BOOST_TEST(out.str() == "word\t3\ta b c\tl  \n");
}

BOOST_AUTO_TEST_CASE(every_form_of_reference_managers_is_a_format) {
  for (const CitationFormat format : all_values<CitationFormat>()) {
    BOOST_TEST(static_cast<bool>(printer_named(to_string(format)).result));
  }
}

BOOST_AUTO_TEST_SUITE_END()

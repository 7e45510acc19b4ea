#include "indexer/commands/child_verification.h"

#include <pprsearch/error.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "tests/support/small_index.h"

using namespace pprsearch;
using namespace pprsearch::test;

BOOST_AUTO_TEST_SUITE(child_verification)

namespace {

std::string all_faults(const Verification& found) {
  std::string text;
  for (const std::string& fault : found.faults) text += fault + '\n';
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_sound_generation_is_told_with_its_entries_and_digest) {
  const ScratchFolder folder;
  const std::string digest = publish(folder / "index", {summary_entry("a", "A summary.")}).digest;
  const Verification found = verify_in_child(folder / "index", 1);
  BOOST_TEST(all_faults(found) == "");
  BOOST_TEST(found.generation.number == 1U);
  BOOST_TEST(found.generation.entries == 1U);
  BOOST_TEST(found.generation.digest == digest);
}

BOOST_AUTO_TEST_CASE(every_fault_comes_through_to_the_parent) {
  const ScratchFolder folder;
  publish(folder / "index", {summary_entry("a", "A summary.")});
  const std::string generation = generation_folder(folder / "index", 1) + '/';
  std::filesystem::remove(generation + "columns.ppr");
  std::ofstream(generation + "stray\nname") << "text";
  const std::string faults = all_faults(verify_in_child(folder / "index", 1));
  BOOST_TEST(faults.find("columns.ppr") != std::string::npos, faults);
  BOOST_TEST(faults.find("stray<U+000A>name") != std::string::npos, faults);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_checked_at_all_is_an_error) {
  const ScratchFolder folder;
  publish(folder / "index", {summary_entry("a", "A summary.")});
  BOOST_CHECK_THROW(verify_in_child(folder / "index", 2), Error);
  BOOST_CHECK_THROW(verify_in_child(folder / "nowhere", 1), Error);
}

BOOST_AUTO_TEST_SUITE_END()

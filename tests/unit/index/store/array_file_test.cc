// Named arrays in one file, mapped: what goes in comes out, and nothing is read
// from a file that is cut short or of another kind.
#include "index/store/array_file.h"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include "index/damage.h"
#include "tests/support/scratch_folder.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(array_file)

namespace {

StringsBuilder strings(std::initializer_list<const char*> values) {
  StringsBuilder builder;
  for (const char* value : values) builder.add(value);
  return builder;
}

/// Three arrays of different types and a list of strings.
std::string write_sample(const ScratchFolder& scratch) {
  ArrayFileWriter writer;
  writer.add("small", std::vector<std::uint16_t>{1, 2, 65535});
  writer.add("none", std::vector<std::uint32_t>{});
  writer.add("large", std::vector<std::uint64_t>{0, std::uint64_t{1} << 63});
  writer.add_strings("word", strings({"", "alliance", "therapie", "Ünal"}));
  writer.write(scratch / "sample");
  return scratch / "sample";
}

template <typename T>
std::vector<T> vector_of(const ArrayFile& file, const std::string& name) {
  const std::span<const T> values = file.array<T>(name);
  return {values.begin(), values.end()};
}

}  // namespace

BOOST_AUTO_TEST_CASE(arrays_come_out_as_they_went_in) {
  const ScratchFolder scratch;
  const ArrayFile file(write_sample(scratch));
  BOOST_TEST(vector_of<std::uint16_t>(file, "small") == (std::vector<std::uint16_t>{1, 2, 65535}),
             boost::test_tools::per_element());
  BOOST_TEST(file.array<std::uint32_t>("none").empty());
  BOOST_TEST(vector_of<std::uint64_t>(file, "large") ==
                 (std::vector<std::uint64_t>{0, std::uint64_t{1} << 63}),
             boost::test_tools::per_element());
  const StringList words = file.strings("word");
  BOOST_REQUIRE(words.size() == 4u);
  BOOST_TEST(words[0] == "");
  BOOST_TEST(words[1] == "alliance");
  BOOST_TEST(words[3] == "Ünal");
  BOOST_CHECK_THROW(words[4], Damage);
}

BOOST_AUTO_TEST_CASE(an_array_may_be_written_from_a_file_of_its_own) {
  const ScratchFolder scratch;
  ArrayFileWriter writer;
  writer.add_file("bytes", 1, scratch.write("bytes", "alliance"));
  writer.add_file("nothing", 1, scratch.write("nothing", ""));
  writer.add("behind", std::vector<std::uint32_t>{7});
  writer.write(scratch / "file");
  const ArrayFile file(scratch / "file");
  const std::vector<char> bytes = vector_of<char>(file, "bytes");
  BOOST_TEST(std::string(bytes.begin(), bytes.end()) == "alliance");
  BOOST_TEST(file.array<char>("nothing").empty());
  BOOST_TEST(vector_of<std::uint32_t>(file, "behind").at(0) == 7u);
}

BOOST_AUTO_TEST_CASE(strings_are_collected_in_order) {
  const StringsBuilder words = strings({"alliance", "", "Ünal"});
  BOOST_TEST(words.size() == 3u);
  BOOST_TEST(words[0] == "alliance");
  BOOST_TEST(words[1] == "");
  BOOST_TEST(words[2] == "Ünal");
  BOOST_TEST(words.back() == "Ünal");
}

BOOST_AUTO_TEST_CASE(arrays_begin_at_multiples_of_eight) {
  const ScratchFolder scratch;
  const ArrayFile file(write_sample(scratch));
  for (const auto* begin : {static_cast<const void*>(file.array<std::uint16_t>("small").data()),
                            static_cast<const void*>(file.array<std::uint64_t>("large").data())}) {
    BOOST_TEST(reinterpret_cast<std::uintptr_t>(begin) % 8 == 0u);
  }
}

BOOST_AUTO_TEST_CASE(an_array_that_is_not_there_is_an_error) {
  const ScratchFolder scratch;
  const ArrayFile file(write_sample(scratch));
  BOOST_CHECK_THROW(file.array<std::uint16_t>("tiny"), Damage);
  BOOST_CHECK_THROW(file.array<std::uint32_t>("small"), Damage);  // of another type
  BOOST_CHECK_THROW(file.strings("small"), Damage);
}

BOOST_AUTO_TEST_CASE(lower_bound_is_the_first_string_not_less) {
  const ScratchFolder scratch;
  ArrayFileWriter writer;
  writer.add_strings("word", strings({"alliance", "alliances", "therapy"}));
  writer.add_strings("empty", strings({}));
  writer.write(scratch / "words");
  const ArrayFile file(scratch / "words");
  struct Row {
    const char* text;
    std::size_t place;
  };
  for (const Row& row :
       {Row{"", 0}, {"alliance", 0}, {"alliancf", 2}, {"therapy", 2}, {"therapya", 3}}) {
    BOOST_TEST(file.strings("word").lower_bound(row.text) == row.place,
               "lower_bound(" << row.text << ") is " << file.strings("word").lower_bound(row.text));
  }
  BOOST_TEST(file.strings("empty").size() == 0u);
  BOOST_TEST(file.strings("empty").lower_bound("a") == 0u);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_none_of_ours_is_an_error) {
  const ScratchFolder scratch;
  BOOST_CHECK_THROW(ArrayFile(scratch / "missing"), std::system_error);
  BOOST_CHECK_THROW(ArrayFile(scratch.write("empty", "")), Damage);
  BOOST_CHECK_THROW(ArrayFile(scratch.write("other", "something else altogether")), Damage);
  BOOST_CHECK_THROW(ArrayFileWriter().write(scratch / "no/such/folder"), std::system_error);
}

BOOST_AUTO_TEST_CASE(a_file_cut_short_anywhere_is_an_error) {
  const ScratchFolder scratch;
  const std::string path = write_sample(scratch);
  for (auto size = std::filesystem::file_size(path); size-- > 0;) {
    std::filesystem::resize_file(path, size);
    BOOST_TEST_CONTEXT("cut to " << size << " bytes") {
      BOOST_CHECK_THROW(ArrayFile{path}, Damage);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test

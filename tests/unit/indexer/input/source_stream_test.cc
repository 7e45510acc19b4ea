#include "indexer/input/source_stream.h"

#include <pprsearch/error.h>

#include <boost/iostreams/copy.hpp>
#include <boost/iostreams/filter/gzip.hpp>
#include <boost/iostreams/filter/lzma.hpp>
#include <boost/iostreams/filtering_stream.hpp>
#include <boost/test/unit_test.hpp>
#include <sstream>

#include "tests/support/scratch_folder.h"

using namespace pprsearch;
namespace io = boost::iostreams;

BOOST_AUTO_TEST_SUITE(source_stream)

namespace {

template <typename Filter>
std::string packed(const std::string& text, const Filter& filter) {
  std::ostringstream out;
  io::filtering_ostream chain;
  chain.push(filter);
  chain.push(out);
  chain << text;
  chain.reset();
  return out.str();
}

std::string gzip(const std::string& text) { return packed(text, io::gzip_compressor()); }
std::string xz(const std::string& text) { return packed(text, io::lzma_compressor()); }

// The text of a file, or what is said of it.
std::string read(const std::string& path, SourceContent content = SourceContent::text) {
  try {
    SourceStream source(path, content);
    std::ostringstream text;
    text << source.stream().rdbuf();
    source.require_read();
    return text.str();
  } catch (const Error& error) {
    const std::string message = error.what();
    return message.substr(0, message.find(": " + path)) + ": FILE";
  }
}

// 300 KB that do not pack well, so that the packed form has many pieces.
std::string long_text() {
  std::string text;
  std::uint32_t state = 1;
  while (text.size() < 300'000) {
    state = state * 1664525 + 1013904223;
    text += std::to_string(state) + '\n';
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(packed_files_are_unpacked_whatever_their_name) {
  const ScratchFolder folder;
  const std::string text = long_text();
  const struct {
    const char* what;
    std::string bytes;
    std::string expected;
  } kRows[] = {
      {"plain", text, text},
      {"gzip", gzip(text), text},
      {"xz", xz(text), text},
      {"two members of gzip", gzip(text) + gzip("end"), text + "end"},
      {"two streams of xz", xz(text) + xz("end"), text + "end"},
      {"nothing, packed by gzip", gzip(""), ""},
      {"nothing, packed by xz", xz(""), ""},
      {"UTF-16 within", gzip(std::string("\xFF\xFEH\0i\0", 6)), "Hi"},
      {"too short to be packed", "\x1F", "\x1F"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.what) {
      BOOST_TEST((read(folder.write("file", row.bytes)) == row.expected));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_packed_file_that_is_damaged_or_cut_short_is_an_error_and_no_end) {
  const ScratchFolder folder;
  const std::string text = long_text();
  const struct {
    const char* packer;
    std::string bytes;
  } kPacked[] = {{"gzip", gzip(text)}, {"xz", xz(text)}};
  for (const auto& [packer, bytes] : kPacked) {
    const std::string said =
        std::string("cannot unpack: what ") + packer + " packed is damaged or cut short: FILE";
    for (const std::size_t left : {std::size_t{7}, bytes.size() / 2, bytes.size() - 3}) {
      BOOST_TEST_CONTEXT(packer << ", cut to " << left << " bytes") {
        BOOST_TEST(read(folder.write("file", bytes.substr(0, left))) == said);
      }
    }
    std::string damaged = bytes;
    damaged[bytes.size() / 2] = static_cast<char>(~damaged[bytes.size() / 2]);
    BOOST_TEST(read(folder.write("file", damaged)) == said);
    BOOST_TEST(read(folder.write("file", bytes + "more")) == said);
  }
}

BOOST_AUTO_TEST_CASE(raw_content_is_unpacked_and_otherwise_left_as_it_is) {
  const ScratchFolder folder;
  const std::string bytes = "\xEF\xBB\xBF<a>\xFC</a>\r";
  BOOST_TEST(read(folder.write("file", gzip(bytes)), SourceContent::raw) == bytes);
}

BOOST_AUTO_TEST_CASE(a_packed_name_has_the_form_of_what_is_in_it) {
  BOOST_TEST(unpacked_name("a/records.ris.gz") == "a/records.ris");
  BOOST_TEST(unpacked_name("records.nbib.xz") == "records.nbib");
  BOOST_TEST(unpacked_name("records.gz.ris") == "records.gz.ris");
}

BOOST_AUTO_TEST_SUITE_END()

// A file as a stream: what the system has against a write is not lost.
#include "base/file_stream.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>
#include <system_error>

#include "tests/support/scratch_folder.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(file_stream)

namespace {

std::string text_of(const std::string& path) { return read_file(path, 1 << 20); }

bool is_full(const std::system_error& error) {
  return error.code() == std::errc::no_space_on_device;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_written_is_there_once_it_is_closed) {
  const ScratchFolder scratch;
  FileStream out(scratch / "file");
  out << "a number: " << 7 << '\n';
  out.close();
  BOOST_TEST(text_of(scratch / "file") == "a number: 7\n");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_there_is_kept_emptied_or_added_to_as_is_asked) {
  const ScratchFolder scratch;
  const std::string path = scratch.write("file", "old ");
  BOOST_CHECK_THROW(FileStream{path}, std::system_error);
  FileStream more(path, Writable::more);
  more << "more";
  more.close();
  BOOST_TEST(text_of(path) == "old more");
  FileStream other(path, Writable::anything);
  other << "new";
  other.close();
  BOOST_TEST(text_of(path) == "new");
}

BOOST_AUTO_TEST_CASE(the_first_write_that_fails_is_told_however_late_it_is_asked_for) {
  if (!std::filesystem::exists("/dev/full")) return;
  FileStream out("/dev/full", Writable::anything);
  out << "waits";
  BOOST_TEST(static_cast<bool>(out));
  out << std::flush;
  BOOST_TEST(!out);
  BOOST_CHECK_EXCEPTION(out.flush_all(), std::system_error, is_full);
  BOOST_CHECK_EXCEPTION(out.close_durably(), std::system_error, is_full);
  FileStream waiting("/dev/full", Writable::anything);
  waiting << "waits";
  BOOST_CHECK_EXCEPTION(waiting.close(), std::system_error, is_full);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test

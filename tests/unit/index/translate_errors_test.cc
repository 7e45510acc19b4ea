// Which exceptions are the index's fault, which the machine's, and which the library's own.
#include "index/translate_errors.h"

#include <xapian.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <functional>
#include <new>
#include <stdexcept>
#include <string>
#include <system_error>

#include "base/files.h"
#include "index/damage.h"

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(translated_errors)

namespace {

/// What comes out: the class, the kind, and what it says.
template <typename Translate>
std::string thrown(Translate translate, const std::function<void()>& work) {
  try {
    translate("FOLDER", work);
  } catch (const IndexError& error) {
    return "IndexError, " + std::string(to_string(error.kind())) + ": " + error.what();
  } catch (const LimitError& error) {
    return std::string("LimitError: ") + error.what();
  } catch (const Error& error) {
    return "Error, " + std::string(to_string(error.kind())) + ": " + error.what();
  } catch (const std::logic_error& error) {
    return std::string("a fault of ours: ") + error.what();
  } catch (const std::exception& error) {
    return std::string("another: ") + error.what();
  }
  return "nothing";
}

struct Row {
  const char* what;
  std::function<void()> work;
  const char* at_work;    ///< translating_errors()
  const char* of_stored;  ///< reading_stored()
};

}  // namespace

BOOST_AUTO_TEST_CASE(only_damage_and_what_the_system_and_xapian_say_is_the_index_s_fault) {
  const Row rows[] = {
      {"nothing", [] {}, "nothing", "nothing"},
      {"damage", [] { throw Damage("columns are damaged"); },
       "IndexError, unusable-index: FOLDER: columns are damaged",
       "IndexError, unusable-index: FOLDER: columns are damaged"},
      {"Xapian", [] { throw Xapian::DatabaseCorruptError("block 7"); },
       "IndexError, unusable-index: FOLDER: block 7",
       "IndexError, unusable-index: FOLDER: block 7"},
      {"Xapian, which asked the system",
       [] { throw Xapian::DatabaseOpeningError("no table", "", ENOENT); },
       "IndexError, system: FOLDER: no table: No such file or directory",
       "IndexError, system: FOLDER: no table: No such file or directory"},
      {"the system", [] { throw std::system_error(EIO, std::generic_category(), "a file"); },
       "IndexError, system: FOLDER: a file: Input/output error",
       "IndexError, system: FOLDER: a file: Input/output error"},
      {"the file system",
       [] {
         throw std::filesystem::filesystem_error(
             "rename", "a file", std::make_error_code(std::errc::no_space_on_device));
       },
       "IndexError, system: FOLDER: No space left on device: a file",
       "IndexError, system: FOLDER: No space left on device: a file"},
      {"a file that is missing",
       [] { throw std::system_error(ENOENT, std::generic_category(), "a file"); },
       "IndexError, system: FOLDER: a file: No such file or directory",
       "IndexError, unusable-index: FOLDER: a file: No such file or directory"},
      {"a pipe in the place of a file",
       [] { throw std::system_error(make_error_code(FileFault::not_regular), "a file"); },
       "IndexError, unusable-index: FOLDER: a file: is no regular file",
       "IndexError, unusable-index: FOLDER: a file: is no regular file"},
      {"memory, found lacking further within",
       [] { throw Error("out of memory", ErrorKind::system); }, "Error, system: out of memory",
       "Error, system: out of memory"},
      {"memory", [] { throw std::bad_alloc(); }, "Error, system: out of memory",
       "Error, system: out of memory"},
      {"a limit", [] { throw LimitError("words", "too many"); }, "LimitError: too many",
       "IndexError, unusable-index: FOLDER: is damaged: too many"},
      {"an entry", [] { throw Error("no entry"); }, "Error, bad-value: no entry",
       "IndexError, unusable-index: FOLDER: is damaged: no entry"},
      {"a fault of ours", [] { throw std::out_of_range("vector::at"); },
       "a fault of ours: vector::at", "a fault of ours: vector::at"},
      {"another fault of ours", [] { throw std::runtime_error("who knows"); }, "another: who knows",
       "another: who knows"},
  };
  const auto at_work = [](const auto& folder, const auto& work) {
    translating_errors(folder, work);
  };
  const auto of_stored = [](const auto& folder, const auto& work) { reading_stored(folder, work); };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.what) {
      BOOST_TEST(thrown(at_work, row.work) == row.at_work);
      BOOST_TEST(thrown(of_stored, row.work) == row.of_stored);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch

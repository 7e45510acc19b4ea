#include "index/translate_errors.h"

#include <xapian.h>

#include <filesystem>
#include <new>
#include <system_error>

#include "base/files.h"
#include "index/damage.h"

namespace pprsearch {
namespace {

/// A file that is not what an index has, is damage, whoever says so.
ErrorKind kind_of(const std::error_code& code, ErrorKind of_missing_file) {
  if (code.category() == make_error_code(FileFault::not_regular).category()) {
    return ErrorKind::unusable_index;
  }
  return code == std::errc::no_such_file_or_directory ? of_missing_file : ErrorKind::system;
}

[[noreturn]] void throw_as(const std::string& folder, ErrorKind of_missing_file) {
  try {
    throw;
  } catch (const Error&) {
    throw;
  } catch (const Damage& damage) {
    throw IndexError(folder, damage.what());
  } catch (const Xapian::Error& error) {
    const char* reason = error.get_error_string();
    throw IndexError(folder,
                     error.get_msg() + (reason == nullptr ? "" : ": " + std::string(reason)),
                     reason == nullptr ? ErrorKind::unusable_index : ErrorKind::system);
  } catch (const std::filesystem::filesystem_error& error) {
    throw IndexError(folder, error.code().message() + ": " + error.path1().string(),
                     kind_of(error.code(), of_missing_file));
  } catch (const std::system_error& error) {
    throw IndexError(folder, error.what(), kind_of(error.code(), of_missing_file));
  } catch (const std::bad_alloc&) {
    throw Error("out of memory", ErrorKind::system);
  }
}

}  // namespace

void throw_translated(const std::string& folder) { throw_as(folder, ErrorKind::system); }

void throw_translated_stored(const std::string& folder) {
  try {
    throw;
  } catch (const IndexError&) {
    throw;
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::system) throw;
    throw IndexError(folder, std::string("is damaged: ") + error.what());
  } catch (...) {
    throw_as(folder, ErrorKind::unusable_index);
  }
}

}  // namespace pprsearch

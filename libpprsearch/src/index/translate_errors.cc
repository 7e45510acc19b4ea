#include "index/translate_errors.h"

#include <xapian.h>

#include <filesystem>
#include <new>
#include <system_error>

#include "index/damage.h"

namespace pprsearch {

void throw_translated(const std::string& folder) {
  try {
    throw;
  } catch (const Error&) {
    throw;
  } catch (const Damage& damage) {
    throw IndexError(folder, damage.what());
  } catch (const Xapian::Error& error) {
    const char* reason = error.get_error_string();
    throw IndexError(folder,
                     error.get_msg() + (reason == nullptr ? "" : ": " + std::string(reason)));
  } catch (const std::filesystem::filesystem_error& error) {
    throw IndexError(folder, error.code().message() + ": " + error.path1().string());
  } catch (const std::system_error& error) {
    throw IndexError(folder, error.what());
  } catch (const std::bad_alloc&) {
    throw Error("out of memory");
  }
}

void throw_translated_stored(const std::string& folder) {
  try {
    throw;
  } catch (const IndexError&) {
    throw;
  } catch (const Error& error) {
    throw IndexError(folder, std::string("is damaged: ") + error.what());
  } catch (...) {
    throw_translated(folder);
  }
}

}  // namespace pprsearch

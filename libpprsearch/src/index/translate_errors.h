#pragma once

#include <pprsearch/error.h>
#include <xapian.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

namespace pprsearch {

/// Runs `work` and lets nothing out but the library's own errors: the one place
/// where Xapian's, the system's and those of damaged files are translated.
template <typename Work>
auto translating_errors(const std::string& folder, Work&& work) {
  try {
    return work();
  } catch (const Error&) {
    throw;
  } catch (const Xapian::Error& error) {
    throw IndexError(folder,
                     error.get_msg() + (error.get_error_string() == nullptr
                                            ? std::string()
                                            : std::string(": ") + error.get_error_string()));
  } catch (const std::filesystem::filesystem_error& error) {
    throw IndexError(folder, error.code().message() + ": " + error.path1().string());
  } catch (const std::system_error& error) {
    throw IndexError(folder, error.what());
  } catch (const std::bad_alloc&) {
    throw IndexError(folder, "out of memory");
  } catch (const std::exception& error) {
    throw IndexError(folder, error.what());
  }
}

/// The same for work on what an index has stored: an entry or vocabulary that
/// cannot be read back is the index's fault and names its folder.
template <typename Work>
auto reading_stored(const std::string& folder, Work&& work) {
  try {
    return translating_errors(folder, std::forward<Work>(work));
  } catch (const IndexError&) {
    throw;
  } catch (const Error& error) {
    throw IndexError(folder, std::string("is damaged: ") + error.what());
  }
}

}  // namespace pprsearch

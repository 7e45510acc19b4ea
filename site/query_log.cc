#include "site/query_log.h"

#include <pprsearch/error.h>

#include <array>
#include <ctime>
#include <nlohmann/json.hpp>
#include <ostream>
#include <system_error>

#include "base/controls.h"

namespace pprsearch {
namespace {

/// "2026-11-29T18Z"
std::string hour_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%HZ", &parts)};
}

}  // namespace

std::string note_of(const SearchResult& result) {
  const nlohmann::ordered_json note = {
      {"query", result.interpretation}, {"total", result.total}, {"cut_short", result.cut_short}};
  const std::string text =
      escape_controls(note.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
  return text.substr(1, text.size() - 2);
}

QueryLog::QueryLog(const std::string& path, std::ostream& err) : path_(path), err_(err) {
  if (path.empty()) return;
  try {
    file_ = open_to_write(path, Writable::more);
  } catch (const std::system_error& error) {
    throw Error("cannot write to '" + path + "', the log of queries: " + error.code().message(),
                ErrorKind::system);
  }
}

void QueryLog::write(const std::string& note, std::chrono::milliseconds took) {
  if (note.empty() || path_.empty()) return;
  const std::string line = "{\"hour\":\"" + hour_now() +
                           "\",\"milliseconds\":" + std::to_string(took.count()) + ',' + note +
                           "}\n";
  const std::lock_guard lock(mutex_);
  try {
    write_all(file_.get(), line, path_);
    fails_ = false;
  } catch (const std::system_error& error) {
    if (!fails_) {
      err_ << "pprsearch-site: cannot write to the log of queries: " << error.code().message()
           << std::endl;
    }
    fails_ = true;
  }
}

}  // namespace pprsearch

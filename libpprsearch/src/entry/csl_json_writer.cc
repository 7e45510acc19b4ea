#include <pprsearch/citation_formats.h>

#include <nlohmann/json.hpp>

#include "entry/cited_work.h"
#include "entry/entry_json.h"

namespace pprsearch {
namespace {

using nlohmann::ordered_json;

std::string joined(const std::vector<std::string>& values, std::string_view mark) {
  std::string text;
  for (const std::string& value : values) {
    if (!text.empty()) text += mark;
    text += value;
  }
  return text;
}

void put(ordered_json& item, const char* name, const std::string& text) {
  if (!text.empty()) item[name] = text;
}

}  // namespace

std::string to_csl_json(const Entry& entry) {
  CitedWork work = cited_work_of(entry);
  Citation& citation = work.citation;
  citation.type = work.type;
  citation.raw.clear();
  citation.authors_cut = false;  // no member of the schema; it is in the note
  ordered_json item = {{"id", entry.id}};
  item.update(json_of(citation));
  put(item, "abstract", work.abstract);
  put(item, "keyword", joined(work.keywords, ", "));
  put(item, "note", joined(work.notes, "\n"));
  return item.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace pprsearch

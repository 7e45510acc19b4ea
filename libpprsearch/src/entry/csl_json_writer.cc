#include <pprsearch/citation_formats.h>

#include <nlohmann/json.hpp>

#include "base/strings.h"
#include "entry/cited_work.h"
#include "entry/entry_json.h"

namespace pprsearch {
namespace {

using nlohmann::ordered_json;

void put(ordered_json& item, const char* name, const std::string& text) {
  if (!text.empty()) item[name] = text;
}

/// A heading may have commas ("Child, Preschool"). A semicolon says that they part nothing, after a
/// single one as well.
std::string keywords_of(const std::vector<std::string>& keywords) {
  std::string text = join(keywords, "; ");
  if (keywords.size() == 1 && text.find(',') != text.npos) text += ';';
  return text;
}

/// Each text without control characters: JSON would keep them.
void leave_out_controls(ordered_json& value) {
  if (value.is_string()) value = controls_as_blanks(value.get_ref<const std::string&>());
  if (!value.is_structured()) return;
  for (ordered_json& part : value) leave_out_controls(part);
}

}  // namespace

std::string to_csl_json(const Entry& entry) {
  CitedWork work = cited_work_of(entry);
  Citation& citation = work.citation;
  citation.type = work.type;
  citation.raw.clear();
  citation.authors_cut = false;  // not a member of the schema; it is in the note
  ordered_json item = {{"id", entry.id}};
  item.update(json_of(citation));
  put(item, "abstract", work.abstract);
  put(item, "keyword", keywords_of(work.keywords));
  put(item, "note", join(work.notes, "\n"));
  leave_out_controls(item);
  return item.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace pprsearch

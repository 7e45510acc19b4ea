#include <algorithm>
#include <string>

#include "base/strings.h"
#include "query/platform/cursor.h"
#include "query/platform/writer.h"
#include "query/query_fields.h"

// Headings, values of fields and years, as each platform writes them.

namespace pprsearch::platform {
namespace {

std::string quoted_name(std::string_view name) { return '"' + std::string(name) + '"'; }

}  // namespace

Writer::Text Writer::write_heading(std::string_view label) const {
  const std::string name(label);
  switch (table_.platform) {
    case Platform::pubmed:
      return quoted_name(name) + "[mh:noexp]";
    case Platform::ovid:
      return (name.find_first_of("()") == name.npos ? name : quoted_name(name)) + '/';
    case Platform::ebsco:
      return "(MH " + quoted_name(name) + ')';
    case Platform::cochrane:
      return "[mh ^" + quoted_name(name) + ']';
    case Platform::embase:
      return "'" + name + "'/de";
    case Platform::proquest:
      return "MAINSUBJECT.EXACT(" + quoted_name(name) + ')';
    case Platform::scopus:
      return "EXACTKEYWORD(" + quoted_name(name) + ')';
    case Platform::wos:
    case Platform::ppr:
    case Platform::automatic:
      break;
  }
  return std::nullopt;
}

Writer::Text Writer::write_has(const QueryNode& node, const tree::Has& has) {
  if (has.name == "summary" && table_.platform == Platform::pubmed) return "hasabstract[text]";
  if (has.name == "summary" && table_.platform == Platform::embase) return "[abstracts]/lim";
  return refuse(node, "asks whether an entry has something, which cannot be said");
}

Writer::Text Writer::write_value(const QueryNode& node, const tree::Text& value) {
  const bool is_own = value.field == "topic" || value.field == "keyword";
  if (is_own || value.field == kHeadingField) {
    if (is_own) {
      note(node, DiagnosticCode::platform_reading,
           value.field + ": names are this index's own, and are written as headings");
    }
    if (Text heading = write_heading(value.text)) return heading;
    note(node, DiagnosticCode::no_counterpart,
         "headings cannot be asked whole on " + std::string(table_.name) +
             ", and are written as words");
    return in_fields(kSubject, quoted_name(value.text), false, node);
  }
  const auto tag = std::ranges::find_if(table_.tags, [&](const Tag& row) {
    return row.asks == Asks::value &&
           (row.field == value.field || (row.field == kKindField && value.field == "type"));
  });
  if (tag == table_.tags.end()) return refuse(node, "asks for a value that is not there");
  return tagged(tag->name, value.text, false);
}

/// "PUBYEAR > 2009 AND PUBYEAR < 2021"
std::string Writer::scopus_years(const tree::Range& range) {
  if (range.from == range.to) return "PUBYEAR = " + range.from;
  const std::string from =
      range.from.empty() ? "" : "PUBYEAR > " + std::to_string(number_of_figures(range.from) - 1);
  const std::string to =
      range.to.empty() ? "" : "PUBYEAR < " + std::to_string(number_of_figures(range.to) + 1);
  if (from.empty() || to.empty()) return from + to;
  return '(' + from + " AND " + to + ')';
}

Writer::Text Writer::write_years(const QueryNode& node, const tree::Range& range) {
  if (range.field != "year")
    return refuse(node, "is about the date of the entry, which is not there");
  const std::string from = range.from.empty() ? "1000" : range.from;
  const std::string to = range.to.empty() ? "3000" : range.to;
  const bool is_recent =
      range.to.empty() && from.ends_with('y') && are_digits(without_last(from, 1));
  if (is_recent && table_.platform == Platform::pubmed) {
    return "\"last " + std::string(without_last(from, 1)) + " years\"[dp]";
  }
  if (!are_digits(from) || !are_digits(to))
    return refuse(node, "counts from today, which is not said");
  switch (table_.platform) {
    case Platform::pubmed:
      return from + ':' + to + "[dp]";
    case Platform::ovid:
      return from + '-' + to + ".yr.";
    case Platform::ebsco:
      return "PY " + from + '-' + to;
    case Platform::embase:
      return '[' + from + '-' + to + "]/py";
    case Platform::wos:
      return "PY=" + from + '-' + to;
    case Platform::scopus:
      return scopus_years(range);
    case Platform::proquest:
      return "YR(" + from + '-' + to + ')';
    case Platform::cochrane:
    case Platform::ppr:
    case Platform::automatic:
      break;
  }
  return refuse(node, "is said of a whole line alone");
}

}  // namespace pprsearch::platform

#include <pprsearch/citation_formats.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/strings.h"
#include "entry/cited_work.h"

namespace pprsearch {
namespace {

struct RisType {
  std::string_view csl;
  std::string_view ris;
};

constexpr std::array<RisType, 27> kRisTypes = {{
    {"article-journal", "JOUR"},
    {"review", "JOUR"},
    {"review-book", "JOUR"},
    {"article-magazine", "MGZN"},
    {"article-newspaper", "NEWS"},
    {"book", "BOOK"},
    {"chapter", "CHAP"},
    {"entry-encyclopedia", "ENCYC"},
    {"entry-dictionary", "DICT"},
    {"paper-conference", "CPAPER"},
    {"thesis", "THES"},
    {"report", "RPRT"},
    {"webpage", "ELEC"},
    {"post", "ELEC"},
    {"post-weblog", "BLOG"},
    {"dataset", "DATA"},
    {"software", "COMP"},
    {"manuscript", "UNPB"},
    {"patent", "PAT"},
    {"pamphlet", "PAMP"},
    {"standard", "STAND"},
    {"map", "MAP"},
    {"legal_case", "CASE"},
    {"legislation", "STAT"},
    {"bill", "BILL"},
    {"motion_picture", "VIDEO"},
    {"song", "SOUND"},
}};

class RisRecord {
 public:
  void add(std::string_view tag, std::string_view value) {
    const std::string line = on_one_line(value);
    if (!line.empty()) add_line(tag, line);
  }

  void end() { add_line("ER", ""); }
  std::string text() const { return text_ + "\r\n"; }

 private:
  void add_line(std::string_view tag, std::string_view value) {
    text_.append(tag).append("  - ").append(value).append("\r\n");
  }

  std::string text_;
};

std::string_view ris_type(std::string_view csl) {
  const auto found = std::ranges::find(kRisTypes, csl, &RisType::csl);
  return found == kRisTypes.end() ? "GEN" : found->ris;
}

/// "2020/11/05/"; an unknown part stays empty between its slashes.
std::string ris_date(const IssuedDate& date) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%04d/", date.year);
  std::string result = text.data();
  for (const int part : {date.month, date.day}) {
    std::snprintf(text.data(), text.size(), "%02d", part);
    result += std::string(part == 0 ? "" : text.data()) + "/";
  }
  return result;
}

void add_date(RisRecord& record, const IssuedDate& date) {
  if (date.year == 0) return;
  const std::string text = ris_date(date);
  record.add("PY", text.substr(0, text.find('/')));
  if (date.month != 0) record.add("DA", text);
}

/// Without a comma "World Health Organization" would be one Organization, W. H. A comma after it
/// says that all of it is the family name, and EndNote's users know to write it so.
std::string ris_name(const Name& name) {
  const std::string text = inverted_name(name);
  const bool has_parts = text.find(' ') != text.npos && text.find(',') == text.npos;
  return has_parts ? text + "," : text;
}

/// First and last page if there are two and nothing else, so that they can be joined again.
void add_pages(RisRecord& record, std::string_view type, const std::string& page) {
  const std::size_t hyphen = page.find('-');
  const bool is_range = hyphen != std::string::npos && hyphen > 0 && hyphen + 1 < page.size() &&
                        page.find_first_of("-, ", hyphen + 1) == std::string::npos &&
                        page.find_first_of(", ") == std::string::npos;
  record.add("SP", is_range ? page.substr(0, hyphen) : page);
  if (is_range) record.add("EP", page.substr(hyphen + 1));
  // Of a whole work a first page alone is read as the number of its pages.
  const bool is_whole = type == "book" || type == "thesis" || type == "report";
  if (is_whole && !is_range) record.add("EP", page);
}

/// RIS has no tag for PubMed's numbers: it has one for a database's, and its name.
void add_accession_number(RisRecord& record, const std::string& pmid) {
  if (pmid.empty()) return;
  record.add("AN", pmid);
  record.add("DB", "PubMed");
}

}  // namespace

std::string to_ris(const Entry& entry) {
  const CitedWork work = cited_work_of(entry);
  const Citation& citation = work.citation;
  RisRecord record;
  record.add("TY", ris_type(work.type));
  record.add("ID", entry.id);
  for (const Name& author : citation.authors) record.add("AU", ris_name(author));
  record.add("TI", citation.title);
  record.add("T2", citation.container_title);
  add_date(record, citation.issued);
  record.add("VL", citation.volume);
  record.add("IS", citation.issue);
  add_pages(record, work.type, citation.page);
  record.add("DO", citation.doi);
  add_accession_number(record, citation.pmid);
  for (const std::string_view issn : split_words(citation.issn, ", ")) record.add("SN", issn);
  record.add("UR", citation.url);
  record.add("AB", work.abstract);
  for (const std::string& keyword : work.keywords) record.add("KW", keyword);
  for (const std::string& note : work.notes) record.add("N1", note);
  record.end();
  return record.text();
}

}  // namespace pprsearch

#include "indexer/intake/citation_notices.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/notices.h"

namespace pprsearch {
namespace {

struct Beginning {
  std::string_view words;  ///< in small letters
  std::string_view kind;
};

/// As the styles print them, beside those of databases (formats/notices.h).
constexpr auto kPublished = std::to_array<Beginning>({
    {"retraction published", "retracted"},
    {"published retraction", "retracted"},
    {"withdrawal published", "retracted"},
    {"retracted and republished", "retracted"},
    {"correction published", "corrected"},
    {"correction appears in", "corrected"},
    {"published correction", "corrected"},
    {"published erratum", "corrected"},
    {"erratum published", "corrected"},
    {"erratum appears in", "corrected"},
    {"errata in", "corrected"},
    {"corrigendum published", "corrected"},
    {"expression of concern published", "concern"},
});

/// The notice that a remark is; empty if it is another.
std::string notice_in_remark(std::string_view remark) {
  remark = trim(remark, " .,;:");
  for (const Beginning& one : kPublished) {
    if (!begins_with(remark, one.words)) continue;
    return notice_of(one.kind, trim(remark.substr(one.words.size()), " :,."));
  }
  const bool is_bare = is_same_word(remark, "retracted") || is_same_word(remark, "withdrawn") ||
                       is_same_word(remark, "retracted article");
  if (is_bare) return std::string(to_string(NoticeKind::retracted));
  const std::size_t colon = remark.find(": ");
  const std::string_view kind =
      colon == remark.npos ? std::string_view() : kind_of_relation(remark.substr(0, colon));
  // What the line says of other articles is not its own: "Comment on: …".
  if (kind.empty() || !kind_of_other_side(kind).empty()) return {};
  return notice_of(kind, remark.substr(colon + 2));
}

/// "RETRACTED: Roe, J. (2011). …"
void add_notice_before(std::string_view line, Entry& entry) {
  for (const std::string_view mark :
       {"retracted: ", "retracted article: ", "[retracted] ", "(retracted) ", "withdrawn: "}) {
    if (begins_with(line, mark))
      add_notice(entry.notices, std::string(to_string(NoticeKind::retracted)));
  }
}

/// "… [Retracted].", "… (Retraction published 2011, Science, 334, 1202)".
void add_notices_in_brackets(std::string_view line, Entry& entry) {
  for (std::size_t open = line.find_first_of("(["); open != line.npos;
       open = line.find_first_of("([", open + 1)) {
    const std::string_view inside = line.substr(open + 1);
    const bool is_round = line[open] == '(';
    std::size_t close = 0;
    for (std::size_t depth = 1; close < inside.size(); ++close) {
      if (inside[close] == line[open]) ++depth;
      if (inside[close] == (is_round ? ')' : ']') && --depth == 0) break;
    }
    if (close < inside.size()) {
      add_notice(entry.notices, notice_in_remark(inside.substr(0, close)));
    }
  }
}

/// "…;33:1-9. Retraction in: Sleep Med. 2019;55:100." up to the article's own PMID.
void add_notices_behind(std::string_view line, Entry& entry) {
  for (std::size_t stop = line.find(' '); stop != line.npos; stop = line.find(' ', stop + 1)) {
    if (stop == 0 || !is_one_of(line[stop - 1], ".;)]")) continue;
    std::string_view rest = line.substr(stop + 1);
    rest = rest.substr(0, find_any(rest, {" PMID", " doi:", " https://", " Erratum in",
                                          " Comment in", " Retraction in"}));
    if (rest.find(' ') != rest.npos && is_upper(rest.front())) {
      add_notice(entry.notices, notice_in_remark(rest));
    }
  }
}

}  // namespace

void add_notices_of_citation(Entry& entry) {
  if (!entry.citation || entry.citation->raw.empty()) return;
  constexpr std::size_t kMostBytes = 4000;
  const std::string_view raw = trim(entry.citation->raw, kBlanks);
  const std::string_view line = raw.substr(0, kMostBytes);
  add_notice_before(line, entry);
  add_notice(entry.notices, notice_in_title(entry.citation->title));
  add_notices_in_brackets(line, entry);
  add_notices_behind(line, entry);
}

}  // namespace pprsearch

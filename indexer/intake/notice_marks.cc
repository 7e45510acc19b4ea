#include "indexer/intake/notice_marks.h"

#include <algorithm>
#include <string_view>

#include "base/strings.h"
#include "formats/notices.h"

namespace pprsearch {
namespace {

constexpr std::string_view kPmid = "pmid:";
constexpr std::string_view kDoi = "doi:";

/// The word of a notice that begins with a label, without it.
std::string labelled(std::string_view notice, std::string_view label) {
  for (const std::string_view word : split_words(notice)) {
    if (word.starts_with(label)) return std::string(word.substr(label.size()));
  }
  return {};
}

/// Whether a notice tells of its entry's own article that it was retracted or is doubted.
bool is_of_article(std::string_view kind) {
  return kind == to_string(NoticeKind::retracted) || kind == to_string(NoticeKind::concern);
}

bool is_comment(std::string_view kind) { return kind == to_string(NoticeKind::commented); }

/// Whether an entry says already what a notice does: of a retraction one is enough.
bool has_like(const Entry& entry, const std::string& notice) {
  const std::string_view kind = notice_kind(notice);
  const std::string pmid = labelled(notice, kPmid);
  const std::string doi = labelled(notice, kDoi);
  return std::ranges::any_of(entry.notices, [&](const std::string& own) {
    if (notice_kind(own) != kind) return false;
    const bool is_same = (!pmid.empty() && labelled(own, kPmid) == pmid) ||
                         (!doi.empty() && labelled(own, kDoi) == doi);
    return is_same || kind == to_string(NoticeKind::retracted) || own == notice;
  });
}

}  // namespace

std::vector<NoticeMarks::Named> NoticeMarks::add(const Record& record) {
  std::vector<Named> named;
  if (record.entry.notices.empty()) return named;
  const Citation own = record.entry.citation.value_or(Citation());
  const std::string by =
      "'" + record.entry.id + "' in " + record.file + ':' + std::to_string(record.line);
  const auto keep = [&](const std::string& name, const std::string& notice) {
    marks_[name].push_back({notice, by});
    bytes_ += sizeof(Mark) + 2 * name.size() + notice.size() + by.size();
  };
  for (const std::string& notice : record.entry.notices) {
    if (is_of_article(notice_kind(notice))) {  // of all entries about it
      if (!own.pmid.empty()) keep(plus(kPmid, own.pmid), notice);
      if (!own.doi.empty()) keep(plus(kDoi, own.doi), notice);
      continue;
    }
    const std::string_view kind = kind_of_other_side(notice_kind(notice));
    const Named other{labelled(notice, kPmid), labelled(notice, kDoi)};
    const bool is_itself = (!other.pmid.empty() && other.pmid == own.pmid) ||
                           (!other.doi.empty() && other.doi == own.doi);
    if (kind.empty() || is_comment(kind) || is_itself) continue;
    const std::string mark = notice_of(kind, "", own.pmid, own.doi);
    if (!other.pmid.empty()) keep(plus(kPmid, other.pmid), mark);
    if (!other.doi.empty()) keep(plus(kDoi, other.doi), mark);
    if (!other.pmid.empty() || !other.doi.empty()) named.push_back(other);
  }
  return named;
}

std::vector<NoticeMarks::Mark> NoticeMarks::mark(Entry& entry) const {
  std::vector<Mark> added;
  if (marks_.empty() || !entry.citation) return added;
  for (const std::string& name :
       {plus(kPmid, entry.citation->pmid), plus(kDoi, entry.citation->doi)}) {
    const auto found = marks_.find(name);
    if (found == marks_.end()) continue;
    for (const Mark& mark : found->second) {
      if (has_like(entry, mark.notice)) continue;
      add_notice(entry.notices, mark.notice);
      added.push_back(mark);
    }
  }
  return added;
}

}  // namespace pprsearch

#include "formats/notices.h"

#include <pprsearch/citation.h>
#include <pprsearch/entry.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/pmid.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace pprsearch {
namespace {

struct KindName {
  std::string_view name;  ///< in small letters, words parted by spaces
  std::string_view kind;
};

/// Of other texts: PubMed's tags, its names in XML and in print, and Crossref's. "In" and "by" name
/// the text about the article, "of", "for" and "on" the one that the article is about.
constexpr auto kRelations = std::to_array<KindName>({
    {"rin", "retracted"},
    {"retractionin", "retracted"},
    {"retraction in", "retracted"},
    {"retracted in", "retracted"},
    {"retracted by", "retracted"},
    {"is retracted by", "retracted"},
    {"withdrawn by", "retracted"},
    {"is withdrawn by", "retracted"},
    {"rri", "retracted"},
    {"retractedandrepublishedin", "retracted"},
    {"retracted and republished in", "retracted"},
    {"prin", "corrected"},
    {"partialretractionin", "corrected"},
    {"partial retraction in", "corrected"},
    {"ein", "corrected"},
    {"erratumin", "corrected"},
    {"erratum in", "corrected"},
    {"correction in", "corrected"},
    {"corrected in", "corrected"},
    {"corrected by", "corrected"},
    {"is corrected by", "corrected"},
    {"has correction", "corrected"},
    {"has erratum", "corrected"},
    {"corrigendum in", "corrected"},
    {"cri", "corrected"},
    {"correctedandrepublishedin", "corrected"},
    {"corrected and republished in", "corrected"},
    {"eci", "concern"},
    {"expressionofconcernin", "concern"},
    {"expression of concern in", "concern"},
    {"cin", "commented"},
    {"commentin", "commented"},
    {"comment in", "commented"},
    {"has comment", "commented"},
    {"rof", "retraction-of"},
    {"retractionof", "retraction-of"},
    {"retraction of", "retraction-of"},
    {"retracts", "retraction-of"},
    {"prof", "correction-of"},
    {"partialretractionof", "correction-of"},
    {"partial retraction of", "correction-of"},
    {"efr", "correction-of"},
    {"erratumfor", "correction-of"},
    {"erratum for", "correction-of"},
    {"correction to", "correction-of"},
    {"correction for", "correction-of"},
    {"corrects", "correction-of"},
    {"crf", "correction-of"},
    {"correctedandrepublishedfrom", "correction-of"},
    {"corrected and republished from", "correction-of"},
    {"ecf", "concern-about"},
    {"expressionofconcernfor", "concern-about"},
    {"expression of concern for", "concern-about"},
    {"con", "comment-on"},
    {"commenton", "comment-on"},
    {"comment on", "comment-on"},
    {"is comment on", "comment-on"},
});

/// Types of publications, and kinds of updates of Crossref, which an update is.
constexpr auto kTypes = std::to_array<KindName>({
    {"retracted publication", "retracted"},
    {"retracted article", "retracted"},
    {"retracted", "retracted"},
    {"withdrawn publication", "retracted"},
    {"retracted paper", "retracted"},
    {"retraction of publication", "retraction-of"},
    {"retraction notice", "retraction-of"},
    {"notice of retraction", "retraction-of"},
    {"retraction", "retraction-of"},
    {"withdrawal", "retraction-of"},
    {"removal", "retraction-of"},
    {"published erratum", "correction-of"},
    {"statement of retraction", "retraction-of"},
    {"erratum", "correction-of"},
    {"erratum correction", "correction-of"},
    {"corrigendum", "correction-of"},
    {"errata", "correction-of"},
    {"corrigenda", "correction-of"},
    {"addendum", "correction-of"},
    {"correction", "correction-of"},
    {"partial retraction", "correction-of"},
    {"corrected and republished article", "correction-of"},
    {"expression of concern", "concern-about"},
    {"publication with expression of concern", "concern"},
    {"comment", "comment-on"},
});

/// Beginnings of titles. A retraction of something else than a title is one of surgeons.
/// A notice may be headed by whose it is ("Author Correction: …").
constexpr auto kTitles = std::to_array<KindName>({
    {"retracted:", "retracted"},
    {"retracted article:", "retracted"},
    {"retracted paper:", "retracted"},
    {"retracted chapter:", "retracted"},
    {"[retracted", "retracted"},
    {"(retracted", "retracted"},
    {"[withdrawn", "retracted"},
    {"withdrawn article:", "retracted"},
    {"notice of retraction", "retraction-of"},
    {"notice of withdrawal", "retraction-of"},
    {"withdrawal notice", "retraction-of"},
    {"withdrawal:", "retraction-of"},
    {"retraction:", "retraction-of"},
    {"retraction of:", "retraction-of"},
    {"retraction of \"", "retraction-of"},
    {"retraction of '", "retraction-of"},
    {"retraction of \u201C", "retraction-of"},
    {"retraction of \u2018", "retraction-of"},
    {"retraction to", "retraction-of"},
    {"retraction note", "retraction-of"},
    {"retraction notice", "retraction-of"},
    {"retraction statement", "retraction-of"},
    {"statement of retraction", "retraction-of"},
    {"retraction for ", "retraction-of"},
    {"editorial retraction", "retraction-of"},
    {"erratum", "correction-of"},
    {"corrigendum", "correction-of"},
    {"correction:", "correction-of"},
    {"correction to", "correction-of"},
    {"corrections to", "correction-of"},
    {"correction notice", "correction-of"},
    {"notice of correction", "correction-of"},
    {"author correction", "correction-of"},
    {"author's correction", "correction-of"},
    {"author\u2019s correction", "correction-of"},
    {"publisher correction", "correction-of"},
    {"editorial correction", "correction-of"},
    {"publisher's correction", "correction-of"},
    {"publisher's note:", "correction-of"},
    {"addendum:", "correction-of"},
    {"addendum to", "correction-of"},
    {"errata", "correction-of"},
    {"corrigenda", "correction-of"},
    {"editorial expression of concern", "concern-about"},
    {"notice of concern", "concern-about"},
    {"expression of concern", "concern-about"},
});

/// Beginnings that are publishers' marks in capitals, and words of a subject otherwise.
constexpr auto kCapitals = std::to_array<KindName>({
    {"RETRACTED ", "retracted"},
    {"WITHDRAWN:", "retracted"},
    {"WITHDRAWN ", "retracted"},
    {"REMOVED:", "retracted"},
    {"CORRECTIONS:", "correction-of"},
});

template <typename Names>
std::string_view kind_in(const Names& names, std::string_view name) {
  const std::string words = plain_words(name);
  const auto found = std::ranges::find(names, words, &KindName::name);
  return found == names.end() ? std::string_view() : found->kind;
}

/// Takes "PMID: 123" or "doi: 10.1000/x" off a text that says where another one is.
std::string without_label(std::string text, std::string_view label, std::string_view value_marks) {
  const std::string lower = in_lower_case(text);
  const std::size_t at = lower.find(label);
  if (at == lower.npos) return text;
  std::size_t end = std::min(text.find_first_not_of(" :", at + label.size()), text.size());
  end = std::min(text.find_first_of(value_marks, end), text.size());
  return text.erase(at, end - at);
}

std::string pmid_in(const std::string& text) {
  constexpr std::string_view kLabel = "pmid";
  const std::string lower = in_lower_case(text);
  const std::size_t at = lower.find(kLabel);
  if (at == lower.npos) return {};
  const std::string_view rest = trim_begin(std::string_view(text).substr(at + kLabel.size()), " :");
  return std::string(leading_pmid(rest));
}

/// "doi: 10.1000/x" of "Erratum: Rest helps (J Ex (2020) 3 1 DOI: 10.1000/x)", as Embase writes it;
/// empty without one.
std::string doi_named_in(std::string_view title) {
  const std::size_t label = in_lower_case(title).rfind("doi");
  if (label == title.npos) return {};
  const std::string doi = bare_doi(trim_end(title.substr(label), ".) "));
  return doi.empty() ? std::string() : "doi: " + doi;
}

/// "Burlingame et al. (2019)", "Stapel and Semin (2007)": names, in capitals, and a year.
bool is_author_and_year(std::string_view text) {
  constexpr std::array<std::string_view, 9> kBetweenNames = {"and", "&",   "et",  "al.", "al",
                                                             "de",  "van", "von", "der"};
  constexpr std::size_t kYear = 4;
  const std::size_t open = text.find('(');
  if (open == 0 || open == text.npos || count_digits(text.substr(open + 1)) != kYear) return false;
  const std::vector<std::string_view> words = split_words(text.substr(0, open), " ,");
  return !words.empty() && std::ranges::all_of(words, [&](std::string_view word) {
    return is_upper(word.front()) || !is_ascii(word.front()) || is_one_of(word, kBetweenNames);
  });
}

/// Of a title that is "Retraction of Stapel and Semin (2007)", or its part behind a colon.
std::string_view kind_of_dated(std::string_view title) {
  constexpr auto kDated = std::to_array<KindName>({
      {"correction to ", "correction-of"},
      {"corrections to ", "correction-of"},
      {"erratum to ", "correction-of"},
      {"corrigendum to ", "correction-of"},
      {"addendum to ", "correction-of"},
      {"retraction of ", "retraction-of"},
      {"expression of concern about ", "concern-about"},
      {"expression of concern for ", "concern-about"},
  });
  for (const KindName& one : kDated) {
    if (!begins_with(title, one.name)) continue;
    if (is_author_and_year(title.substr(one.name.size()))) return one.kind;
  }
  return {};
}

/// "The alliance in groups: Erratum", "“The alliance”: Correction to Roe et al. (2019)."
std::string_view kind_behind_colon(std::string_view title) {
  constexpr std::array<std::string_view, 10> kAlone = {"erratum",
                                                       "correction",
                                                       "statement of retraction",
                                                       "errata",
                                                       "corrigendum",
                                                       "corrigenda",
                                                       "retraction notice",
                                                       "notice of retraction",
                                                       "expression of concern",
                                                       "published erratum"};
  for (const std::string_view mark : {" -- ", " - ", " \u2013 ", " \u2014 "}) {
    const std::size_t at = title.rfind(mark);
    const std::string words = plain_words(at == title.npos ? "" : title.substr(at + mark.size()));
    if (is_one_of(std::string_view(words), kAlone)) return kind_of_type(words);
  }
  const std::size_t colon = title.rfind(": ");
  if (colon == title.npos) return {};
  const std::string_view end = trim(title.substr(colon + 2));
  const std::string words = plain_words(end);
  if (is_one_of(std::string_view(words), kAlone)) return kind_of_type(words);
  return kind_of_dated(end);
}

/// "The alliance (Erratum)", "… (Retraction)", "… (withdrawn article)", and "… (vol 3, pg 1, 2010)"
/// of Web of Science; in small letters a retraction is one of surgeons.
std::string notice_in_closing_bracket(std::string_view title) {
  const std::size_t open = title.ends_with(')') ? title.rfind('(') : title.npos;
  if (open == title.npos) return {};
  const std::string_view inside = title.substr(open + 1, title.size() - open - 2);
  constexpr auto kClosings = std::to_array<KindName>({
      {"erratum", "correction-of"},
      {"correction", "correction-of"},
      {"corrigendum", "correction-of"},
      {"withdrawn article", "retracted"},
      {"withdrawn", "retracted"},
  });
  if (inside == "Retraction") return std::string(kind_of_type("retraction"));
  if (const std::string_view kind = kind_in(kClosings, inside); !kind.empty()) {
    return std::string(kind);
  }
  const bool is_place = begins_with(inside, "vol ") && inside.find("pg ") != inside.npos;
  return is_place ? std::string(kind_of_type("correction")) + ": " + std::string(inside)
                  : std::string();
}

}  // namespace

std::string notice_of(std::string_view kind, std::string_view source, std::string_view pmid,
                      std::string_view doi) {
  constexpr std::size_t kMostBytes = 200;
  std::string rest(source);
  const std::string number = pmid.empty() ? pmid_in(rest) : std::string(pmid);
  const std::string name = bare_doi(doi.empty() ? rest : std::string(doi));
  if (!number.empty()) rest = without_label(std::move(rest), "pmid", " .;,");
  if (!bare_doi(rest).empty()) rest = without_label(std::move(rest), "doi", " ");
  const std::string place(trim(bare_doi(rest).empty() ? rest : std::string(), " .;,:-"));
  std::string text;
  if (!number.empty()) text += " pmid:" + number;
  if (!name.empty()) text += " doi:" + name;
  if (!place.empty()) text += " " + join(split_words(place, kBlanks), " ");
  const std::string notice = std::string(kind) + (text.empty() ? "" : ":") + text;
  return std::string(whole_characters(notice, std::min(notice.size(), kMostBytes)));
}

std::string_view kind_of_relation(std::string_view name) { return kind_in(kRelations, name); }

std::string_view kind_of_type(std::string_view type) { return kind_in(kTypes, type); }

std::string_view kind_of_keyword(std::string_view keyword) {
  const bool is_word = trim(keyword, kBlanks).find(' ') == keyword.npos;
  return is_word ? std::string_view() : kind_of_type(keyword);
}

std::string_view kind_of_other_side(std::string_view kind) {
  constexpr std::size_t kHalf = kNoticeKinds.size() / 2;
  const auto found = std::find(kNoticeKinds.begin() + kHalf, kNoticeKinds.end(), kind);
  return found == kNoticeKinds.end() ? std::string_view() : *(found - kHalf);
}

std::string notice_in_line(std::string_view line) {
  constexpr std::size_t kLongestRelation = 40;
  line = trim(line, kBlanks);
  const std::size_t colon = line.substr(0, kLongestRelation).find(':');
  if (colon != line.npos) {
    const std::string_view kind = kind_of_relation(line.substr(0, colon));
    if (!kind.empty()) return notice_of(kind, line.substr(colon + 1));
  }
  for (const KindName& relation : kRelations) {
    const bool is_words = relation.name.find(' ') != relation.name.npos;
    if (!is_words || !begins_with(line, relation.name)) continue;
    const std::string_view rest = line.substr(relation.name.size());
    if (rest.empty() || rest.front() == ' ') return notice_of(relation.kind, trim(rest, " :."));
  }
  // EndNote has PubMed's types of publication among its notes, a line each.
  if (const std::string_view kind = kind_of_keyword(line); !kind.empty()) return std::string(kind);
  const std::string words = plain_words(line.substr(0, 200));
  const bool is_told = words == "retracted" || words.starts_with("retracted article") ||
                       words.find("has been retracted") != words.npos ||
                       words.find("was retracted") != words.npos;
  return is_told ? std::string(to_string(NoticeKind::retracted)) : std::string();
}

/// Web of Science closes the title with "(Retracted article. See vol. 12, pg. 3, 2019)".
std::string notice_in_title(std::string_view title) {
  title = trim(title, kBlanks);
  for (const KindName& beginning : kTitles) {
    if (begins_with(title, beginning.name)) return notice_of(beginning.kind, doi_named_in(title));
  }
  for (const KindName& beginning : kCapitals) {
    if (title.starts_with(beginning.name)) return std::string(beginning.kind);
  }
  const std::string_view bare = trim_end(title, ". ");  // a title that says nothing else
  if (is_same_word(bare, "correction") || is_same_word(bare, "retraction")) {
    return std::string(kind_of_type(bare));
  }
  if (is_same_word(bare, "corrections")) return std::string(kind_of_type("correction"));
  if (bare.ends_with(" RETRACTED")) return std::string(to_string(NoticeKind::retracted));
  if (std::string notice = notice_in_closing_bracket(bare); !notice.empty()) return notice;
  for (const std::string_view kind : {kind_of_dated(title), kind_behind_colon(title)}) {
    if (!kind.empty()) return notice_of(kind, doi_named_in(title));
  }
  const std::string lower = in_lower_case(title);
  if (const std::size_t of = lower.rfind("(retraction of vol"); of != lower.npos) {
    constexpr std::string_view kBeginning = "(retraction of ";
    const std::string_view place = title.substr(of + kBeginning.size());
    return notice_of("retraction-of", trim_end(place, ")]. "));
  }
  const std::size_t mark = std::min(lower.rfind("(retracted"), lower.rfind("[retracted"));
  if (mark == lower.npos || trim_end(lower, ". ").find_last_of(")]") == lower.npos) return {};
  const std::size_t see = lower.find("see ", mark);
  const std::string_view place = see == lower.npos ? std::string_view() : title.substr(see + 4);
  return notice_of(to_string(NoticeKind::retracted), trim_end(place, ")]. "));
}

void add_notice(std::vector<std::string>& notices, std::string notice) {
  if (notice.empty()) return;
  const auto same_kind = [&](const std::string& other) {
    return notice_kind(other) == notice_kind(notice);
  };
  constexpr std::size_t kMostCompared = 1000;  // an article has a dozen
  const bool is_bare = notice == notice_kind(notice);
  const auto known = std::ranges::find_if(notices, same_kind);
  if (known == notices.end()) return notices.push_back(std::move(notice));
  if (is_bare || (notices.size() < kMostCompared && is_one_of(notice, notices))) return;
  if (*known == notice_kind(*known)) {
    *known = std::move(notice);
  } else {
    notices.push_back(std::move(notice));
  }
}

}  // namespace pprsearch

#include "formats/abstract_sections.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/plain_text.h"

// Only what a source itself labels as advice to practitioners becomes practice
// implications. The labels are those of journals of psychotherapy and medicine;
// one that names something else as well ("Conclusions and clinical implications")
// stays in the summary, because nobody can tell where the advice begins.

namespace pprsearch {
namespace {

constexpr std::size_t kMaxLabelBytes = 80;

constexpr std::array<std::string_view, 21> kImplicationLabels = {
    "practice implications",
    "practice implication",
    "implications for practice",
    "implications for clinical practice",
    "implications for the practice",
    "implications for practitioners",
    "implications for clinicians",
    "clinical implications",
    "clinical implication",
    "clinical practice implications",
    "clinical significance",
    "clinical relevance",
    "clinical impact statement",
    "clinical or methodological significance",
    "clinical or methodological significance of this article",
    "clinical and methodological significance of this article",
    "relevance to clinical practice",
    "relevance for clinical practice",
    "key practitioner message",
    "key practitioner messages",
    "practitioner points"};

/// Labels that part an abstract also where they are not in capital letters.
constexpr std::array<std::string_view, 30> kSectionLabels = {
    "abstract",        "aim",          "aims",
    "background",      "conclusion",   "conclusions",
    "context",         "data sources", "design",
    "discussion",      "findings",     "implications",
    "importance",      "introduction", "keywords",
    "limitations",     "measures",     "method",
    "methods",         "objective",    "objectives",
    "participants",    "procedure",    "purpose",
    "question",        "results",      "setting",
    "study selection", "study design", "main outcomes and measures"};

bool is_in_capitals(std::string_view label) {
  return std::ranges::none_of(label, is_lower) && std::ranges::count_if(label, is_upper) >= 3;
}

/// Where the label that ends before the colon at `colon` would begin: after the end of
/// a sentence or line; npos where it would be too long to be one.
std::size_t begin_of_label(std::string_view text, std::size_t from, std::size_t colon) {
  std::size_t begin = colon;
  while (begin > from && std::string_view(".?!:;\n").find(text[begin - 1]) == text.npos) --begin;
  const bool is_behind_comma = text.substr(begin).starts_with(", ");  // Ovid: "is so., METHOD:"
  if (is_behind_comma && begin > from) ++begin;
  if (begin > from && text[begin - 1] != '\n' && text[begin] != ' ') return text.npos;
  begin = text.find_first_not_of(" \t)]\"", begin);
  return begin >= colon || colon - begin > kMaxLabelBytes ? text.npos : begin;
}

bool is_label(std::string_view text, bool structured) {
  if (!is_upper(text.front())) return false;
  std::string words = plain_words(text);
  if (words.ends_with(" s")) words.erase(words.size() - 2, 1);  // Embase has "Method(s)"
  return is_one_of(words, kImplicationLabels) || is_one_of(words, kSectionLabels) ||
         (structured && is_in_capitals(text));
}

void add_paragraph(std::string& text, const std::string& paragraph) {
  if (!text.empty()) text += "\n\n";
  text += paragraph;
}

}  // namespace

bool names_practice_implications(std::string_view label) {
  return label.size() <= kMaxLabelBytes && is_one_of(plain_words(label), kImplicationLabels);
}

namespace {

/// The abstract with ends of lines in place of tags that end one ("<br/>", "</p>"), and without
/// those that print in bold: a label may stand in them.
std::string with_lines(std::string_view text) {
  constexpr auto kLines = std::to_array<std::string_view>(
      {"<br>", "<br/>", "<br />", "<p>", "</p>", "</h3>", "<h3>", "<h4>", "</h4>"});
  constexpr auto kBold = std::to_array<std::string_view>({"<b>", "</b>", "<strong>", "</strong>"});
  std::string lines;
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('<'), text.size());
    lines += text.substr(0, open);
    text.remove_prefix(open);
    const std::string tag = in_lower_case(text.substr(0, text.find('>') + 1));
    if (is_one_of(std::string_view(tag), kLines)) {
      lines += "\n\n";
      text.remove_prefix(tag.size());
    } else if (is_one_of(std::string_view(tag), kBold)) {
      text.remove_prefix(tag.size());
    } else if (!text.empty()) {
      lines += text.front();
      text.remove_prefix(1);
    }
  }
  return lines;
}

}  // namespace

std::vector<AbstractSection> split_abstract(std::string_view whole) {
  const bool has_tags = whole.find('<') != whole.npos;
  const std::string lines = has_tags ? with_lines(whole) : std::string();
  const std::string_view abstract = has_tags ? std::string_view(lines) : whole;
  std::vector<AbstractSection> sections(1);
  std::size_t text = 0;
  std::size_t from = 0;
  const auto close = [&](std::size_t end) {
    std::string_view words = trim(abstract.substr(text, end - text), kBlanks);
    if (words.ends_with(".,")) words.remove_suffix(1);
    sections.back().text = words;
  };
  for (std::size_t colon = abstract.find(':'); colon != abstract.npos;
       from = colon + 1, colon = abstract.find(':', from)) {
    const std::size_t begin = begin_of_label(abstract, from, colon);
    if (begin == abstract.npos) continue;
    // Capitals are labels only in an abstract that begins with one: "PTSD: a review" is none.
    const std::string_view label = trim(abstract.substr(begin, colon - begin), kBlanks);
    const bool structured = sections.size() > 1 || trim(abstract.substr(0, begin), kBlanks).empty();
    if (!is_label(label, structured)) continue;
    close(begin);
    sections.push_back({std::string(label), {}});
    text = colon + 1;
  }
  close(abstract.size());
  if (sections.size() > 1 && sections.front().text.empty()) sections.erase(sections.begin());
  return sections;
}

void set_abstract(Entry& entry, const std::vector<AbstractSection>& sections) {
  for (const AbstractSection& section : sections) {
    if (section.text.empty()) continue;
    if (names_practice_implications(section.label)) {
      add_paragraph(entry.practice_implications, section.text);
    } else {
      const std::string label(trim_end(section.label, " :."));
      const std::string_view mark = label.ends_with('?') ? " " : ": ";
      add_paragraph(entry.summary,
                    label.empty() ? section.text : plus(label, mark).append(section.text));
    }
  }
}

}  // namespace pprsearch

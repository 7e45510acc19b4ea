#include "formats/abstract_sections.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/no_abstract.h"
#include "formats/plain_text.h"

// Only what a source itself labels as advice to practitioners becomes practice
// implications. The labels are those of journals of psychotherapy and medicine;
// one that names something else as well ("Conclusions and clinical implications")
// stays in the summary, because nobody can tell where the advice begins.
//
// Labels are looked for twice: in the text as it stands, whose lines may end where a label begins,
// and in what is left of it without its markup, in which paragraphs and headings show them.

namespace pprsearch {
namespace {

constexpr std::size_t kMaxLabelBytes = 80;
constexpr std::string_view kParagraph = "\n\n";

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
  if (!text.empty()) text += kParagraph;
  text += paragraph;
}

/// Whether what ends before `begin` leaves a label there to begin a paragraph of its own.
bool begins_paragraph(std::string_view text, std::size_t begin) {
  return begin > 0 && text[begin - 1] == '\n';
}

/// A section and those behind labels in its text.
std::vector<AbstractSection> split_at_labels(const AbstractSection& section, LabelPlaces places) {
  const std::string_view abstract = section.text;
  std::vector<AbstractSection> sections = {{section.label, {}}};
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
    if (places == LabelPlaces::paragraphs && !begins_paragraph(abstract, begin)) continue;
    // Capitals are labels only in an abstract that begins with one: "PTSD: a review" is none.
    const std::string_view label = trim(abstract.substr(begin, colon - begin), kBlanks);
    const bool structured = sections.size() > 1 || !section.label.empty() ||
                            trim(abstract.substr(0, begin), kBlanks).empty();
    if (!is_label(label, structured)) continue;
    close(begin);
    sections.push_back({std::string(label), {}});
    text = colon + 1;
  }
  close(abstract.size());
  if (sections.size() > 1 && sections.front().text.empty()) sections.erase(sections.begin());
  return sections;
}

/// Whether a text has a tag, perhaps escaped: "p < .05" has none.
bool has_tags(std::string_view text) {
  for (const std::string_view mark : {"<", "lt;", "#60;", "#x3c;"}) {
    for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) {
      const std::string_view rest = text.substr(at + mark.size());
      if (!rest.empty() && (is_letter(rest.front()) || rest.front() == '/')) return true;
    }
  }
  return false;
}

/// A label without the marks behind it: "Background:", "Aim.".
std::string_view bare_label(std::string_view label) { return trim(label, " \t\r\n:;."); }

bool is_mark(char c) {
  return is_one_of(
      c, std::array<char, 3>{HeadingMarks::kBegin, HeadingMarks::kBeginBold, HeadingMarks::kEnd});
}

/// Takes a text with headings apart.
class Headings {
 public:
  explicit Headings(const std::string& label) : sections_{{label, {}}} {}

  std::vector<AbstractSection> split(std::string_view text) {
    while (!text.empty()) {
      if (is_mark(text.front())) {
        text.remove_prefix(text.front() == HeadingMarks::kEnd ? 1 : take_heading(text));
      } else if (const std::size_t length = length_of_label_alone(text); length > 0) {
        begin_section(text.substr(0, length));
        text.remove_prefix(length);
      } else {
        take_text(text);
      }
    }
    end_section();
    const auto is_nothing = [](const AbstractSection& section) {
      return section.label.empty() && section.text.empty();
    };
    if (sections_.size() > 1) std::erase_if(sections_, is_nothing);
    return std::move(sections_);
  }

 private:
  /// Adds text up to the next paragraph or mark.
  void take_text(std::string_view& text) {
    const std::size_t paragraph = text.starts_with(kParagraph) ? 0 : text.find(kParagraph);
    const std::string_view whole =
        text.substr(0, paragraph == text.npos ? paragraph : paragraph + kParagraph.size());
    const auto mark = std::find_if(whole.begin(), whole.end(), is_mark);
    sections_.back().text.append(whole.begin(), mark);
    text.remove_prefix(static_cast<std::size_t>(mark - whole.begin()));
  }

  /// The length of a paragraph at the beginning of `text` that is a label and nothing else, if
  /// another paragraph follows it.
  std::size_t length_of_label_alone(std::string_view text) const {
    const std::string& before = sections_.back().text;
    if (!before.empty() && !before.ends_with(kParagraph)) return 0;
    const std::size_t end = text.substr(0, kMaxLabelBytes + kParagraph.size()).find(kParagraph);
    const bool is_label = end != text.npos && names_section(text.substr(0, end));
    return is_label ? end : 0;
  }

  /// Takes what stands between two marks: its length with both, or of the first mark alone.
  std::size_t take_heading(std::string_view text) {
    std::size_t end = 1;
    while (end < std::min(text.size(), kMaxLabelBytes) && text[end] != HeadingMarks::kEnd) ++end;
    if (end >= text.size() || text[end] != HeadingMarks::kEnd) return 1;
    std::string heading(text.substr(1, end - 1));
    std::erase_if(heading, is_mark);
    const bool is_plain = heading.find('\n') == heading.npos && !is_blank(heading, kBlanks);
    const bool is_bold = text.front() == HeadingMarks::kBeginBold;
    if (!is_plain || (is_bold && !is_bold_heading(heading, text.substr(end + 1)))) return 1;
    begin_section(heading);
    return end + 1;
  }

  /// "<b>Results</b> One.", but not "<b>Results</b> of".
  static bool is_bold_heading(std::string_view words, std::string_view behind) {
    const std::string_view next = trim_begin(behind, " \t\r\n:.\x1D\x1E\x1F");
    return names_section(words) && (next.empty() || !is_lower(next.front()));
  }

  void begin_section(std::string_view label) {
    end_section();
    const bool is_of_all = plain_words(label) == "abstract";
    sections_.push_back({is_of_all ? std::string() : std::string(label), {}});
  }

  /// A heading with nothing below it is a text, unless it only says what follows.
  void end_section() {
    AbstractSection& section = sections_.back();
    section.text = trim(section.text, kBlanks);
    if (sections_.size() > 1) section.text = trim_begin(section.text, " :");
    const bool is_text = section.text.empty() && sections_.size() > 1 && !section.label.empty() &&
                         !names_section(section.label);
    if (is_text) section = {{}, section.label};
  }

  std::vector<AbstractSection> sections_;
};

}  // namespace

bool names_practice_implications(std::string_view label) {
  return label.size() <= kMaxLabelBytes && is_one_of(plain_words(label), kImplicationLabels);
}

bool names_section(std::string_view label) {
  label = bare_label(label);
  const std::string words = plain_words(label);
  return !label.empty() && label.size() <= kMaxLabelBytes && is_upper(label.front()) &&
         (is_one_of(words, kImplicationLabels) || is_one_of(words, kSectionLabels));
}

std::vector<AbstractSection> split_abstract(std::string_view abstract) {
  return split_at_labels({{}, std::string(abstract)}, LabelPlaces::anywhere);
}

void add_abstract(std::string_view abstract, std::vector<AbstractSection>& sections) {
  for (AbstractSection& section : split_abstract(abstract)) sections.push_back(std::move(section));
}

std::vector<AbstractSection> split_section(const AbstractSection& section, LabelPlaces places) {
  std::vector<AbstractSection> sections;
  for (const AbstractSection& headed : Headings(section.label).split(section.text)) {
    for (AbstractSection& one : split_at_labels(headed, places)) {
      one.label = bare_label(one.label);
      sections.push_back(std::move(one));
    }
  }
  return sections;
}

std::vector<AbstractSection> sections_shown(const AbstractSection& given, bool& had_controls) {
  const AbstractSection section{plain_text(given.label, Paragraphs::join, had_controls),
                                plain_text(given.text, Paragraphs::headed, had_controls)};
  const bool anywhere = section.label.empty() || has_tags(given.text);
  return split_section(section, anywhere ? LabelPlaces::anywhere : LabelPlaces::paragraphs);
}

void add_section(std::vector<AbstractSection>& sections, AbstractSection section) {
  AbstractSection notice;
  if (names_practice_implications(section.label)) {
    const std::size_t begin = begin_of_copyright_notice(section.text);
    notice.text = trim(std::string_view(section.text).substr(begin), kBlanks);
    section.text.resize(trim_end(std::string_view(section.text).substr(0, begin), kBlanks).size());
  }
  sections.push_back(std::move(section));
  if (!notice.text.empty()) sections.push_back(std::move(notice));
}

void set_abstract(Entry& entry, const std::vector<AbstractSection>& sections) {
  for (const AbstractSection& section : sections) {
    if (section.text.empty()) continue;
    if (names_practice_implications(section.label)) {
      add_paragraph(entry.practice_implications, section.text);
    } else {
      const bool has_mark = section.label.ends_with('?') || section.label.ends_with('!');
      add_paragraph(entry.summary, section.label.empty()
                                       ? section.text
                                       : section.label + (has_mark ? " " : ": ") + section.text);
    }
  }
}

}  // namespace pprsearch

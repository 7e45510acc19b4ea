#include "formats/placeholders.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {
namespace {

constexpr std::size_t kLongestPlaceholder = 60;

/// What no title of a work is.
bool is_no_word(std::string_view text) {
  constexpr std::array<std::string_view, 6> kSigns = {"N/A", "n/a", "#N/A", "<NA>", "N.A.", "n.a."};
  constexpr std::array<std::string_view, 7> kDashes = {"-",      "--",     "---",   "\u2010",
                                                       "\u2013", "\u2014", "\u2212"};
  return is_one_of(text, kSigns) || is_one_of(text, kDashes);
}

bool tells_there_is_no_title(std::string_view title) {
  constexpr std::array<std::string_view, 5> kWords = {"no title available", "no title",
                                                      "title not available", "no title provided",
                                                      "title unavailable"};
  return title.size() <= kLongestPlaceholder &&
         is_one_of(std::string_view(plain_words(title)), kWords);
}

class Cleaner {
 public:
  explicit Cleaner(Reference& reference) : reference_(reference) {}

  void clean() {
    for (std::string* field : {&reference_.type, &reference_.date, &reference_.container_title,
                               &reference_.doi, &reference_.pmid, &reference_.url}) {
      leave_out_if(*field, is_placeholder(*field));
    }
    for (std::string* field : {&reference_.volume, &reference_.issue, &reference_.page}) {
      leave_out_if(*field, is_placeholder(*field) || tells_no_place(*field));
    }
    clean_authors();
    clean_list(reference_.serial_numbers);
    clean_list(reference_.research_types);
    if (std::ranges::all_of(reference_.topics, is_placeholder)) clean_list(reference_.topics);
    std::erase_if(reference_.abstract, [&](AbstractSection& section) {
      return section.label.empty() && leave_out_if(section.text, is_placeholder(section.text));
    });
    clean_title();
  }

 private:
  bool leave_out_if(std::string& value, bool is_nothing) {
    if (!is_nothing) return false;
    reference_.left_out.emplace_back(trim(value, kBlanks));
    value.clear();
    return true;
  }

  void clean_list(std::vector<std::string>& values) {
    std::erase_if(values,
                  [&](std::string& value) { return leave_out_if(value, is_placeholder(value)); });
  }

  void clean_authors() {
    std::erase_if(reference_.authors, [&](const ReferenceAuthor& author) {
      const Name& name = author.name;
      std::string whole = author.printed;
      for (const std::string& part : {name.given, name.family, name.literal}) {
        if (!part.empty()) whole += (whole.empty() ? "" : " ") + part;
      }
      const bool is_twice = is_placeholder(name.family) && name.family == name.given;
      return leave_out_if(whole, is_placeholder(whole) || is_twice || names_nobody(whole));
    });
  }

  void clean_title() {
    std::string& title = reference_.title;
    const std::string text(trim(title, kBlanks));
    const bool is_elsewhere = is_placeholder(text) && is_one_of(text, reference_.left_out);
    leave_out_if(title, is_no_word(text) || is_elsewhere || tells_there_is_no_title(text));
  }

  Reference& reference_;
};

}  // namespace

bool is_placeholder(std::string_view text) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"NA", "NaN", "nan", "NAN", "NULL", "null", "None", "none", "NONE", "undefined",
       "not available", "Not available", "Not Available", "not applicable", "Not applicable",
       "Not Applicable"});
  text = trim(text, kBlanks);
  return is_no_word(text) || is_one_of(text, kWords);
}

bool tells_no_title(std::string_view title) {
  const std::string words = plain_words(title);
  return is_blank(title, kBlanks) || words == "not available" || words == "in process citation";
}

bool tells_no_place(std::string_view text) {
  constexpr auto kWords = std::to_array<std::string_view>({"no pagination specified",
                                                           "no pagination",
                                                           "no specified",
                                                           "pagination not specified",
                                                           "unpaginated",
                                                           "not paginated",
                                                           "n pag",
                                                           "no page numbers",
                                                           "no pages",
                                                           "ahead of print",
                                                           "online ahead of print",
                                                           "epub ahead of print",
                                                           "publish ahead of print",
                                                           "published ahead of print",
                                                           "in press",
                                                           "article in press",
                                                           "articles in press",
                                                           "online first",
                                                           "onlinefirst",
                                                           "first online",
                                                           "early view",
                                                           "early online",
                                                           "early access",
                                                           "advance online publication",
                                                           "advance access",
                                                           "forthcoming"});
  text = trim(text, kBlanks);
  const std::size_t dash = text.find_first_of("-\xE2");  // "n/a-n/a", of two tags
  const bool is_range = dash != text.npos && dash > 0 && is_placeholder(text.substr(0, dash)) &&
                        is_placeholder(trim_begin(text.substr(dash), "-\xE2\x80\x93\x94"));
  if (is_range) return true;
  return !text.empty() && text.size() <= kLongestPlaceholder &&
         is_one_of(std::string_view(plain_words(text)), kWords);
}

bool names_nobody(std::string_view name) {
  constexpr auto kNobody = std::to_array<std::string_view>(
      {"anonymous", "anon", "no authors listed", "no author listed", "no author",
       "no author name available", "no author names available", "no author name", "no authors",
       "no author available", "no authors available", "author unknown", "unknown author",
       "authors not listed", "not listed", "anonym", "anonimo", "anonyme"});
  return name.size() <= kLongestPlaceholder &&
         is_one_of(std::string_view(plain_words(name)), kNobody);
}

Reference without_placeholders(Reference reference) {
  Cleaner(reference).clean();
  return reference;
}

std::string told_of_placeholders(const std::vector<std::string>& left_out) {
  if (left_out.empty()) return {};
  std::vector<std::string> texts;
  for (const std::string& text : left_out) {
    std::string quoted = "'" + beginning_of_text(text) + "'";
    if (!is_one_of(quoted, texts)) texts.push_back(std::move(quoted));
  }
  const bool is_one = left_out.size() == 1;
  return (is_one ? "a value that stands for nothing was left out: "
                 : std::to_string(left_out.size()) +
                       " values that stand for nothing were left out: ") +
         join(texts, ", ");
}

}  // namespace pprsearch

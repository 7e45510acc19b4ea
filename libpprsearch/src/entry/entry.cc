#include <pprsearch/entry.h>
#include <pprsearch/error.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "citation/issn.h"
#include "citation/issued_date.h"
#include "citation/locator.h"
#include "citation/web_address.h"
#include "entry/citation_json.h"
#include "entry/summary_kind.h"
#include "text/analyzer.h"

namespace pprsearch {
namespace {

constexpr std::size_t kMonthBytes = 7;  // "2020-11"

constexpr std::array<std::string_view, 3> kOfManyLines = {"title", "summary",
                                                          "practice_implications"};

enum class Lines { one, many };

bool is_notice(const std::string& notice) { return !notice_kind(notice).empty(); }

class EntryCheck {
 public:
  explicit EntryCheck(const Entry& entry) : entry_(entry) {}

  void check() const {
    check_id();
    check_published();
    for_each_member([&](const char* name, auto member) { check_member(name, entry_.*member); });
    if (!entry_.summary_kind.empty() && !is_one_of(entry_.summary_kind, kSummaryKinds)) {
      fail_value("summary_kind", entry_.summary_kind, "is neither 'abstract' nor 'summary'");
    }
    const auto other = std::ranges::find_if_not(entry_.notices, is_notice);
    if (other != entry_.notices.end()) {
      fail_value("notices", *other,
                 "has a value that begins with no kind of notice, such as 'retracted'");
    }
    if (!entry_.url.empty() && !is_web_address(entry_.url)) fail_address("url", entry_.url);
    if (entry_.title.empty() && entry_.summary.empty() && entry_.practice_implications.empty()) {
      fail("", "has no text: title, summary and practice_implications are empty");
    }
  }

 private:
  [[noreturn]] void fail(std::string field, const std::string& message) const {
    throw EntryError(entry_.id, std::move(field), message);
  }

  /// The value goes behind the message: whoever reads it may not have the entry at hand.
  [[noreturn]] void fail_value(std::string field, const std::string& value,
                               const std::string& message) const {
    fail(std::move(field), message + ": " + shown_value(value));
  }

  [[noreturn]] void fail_address(std::string field, const std::string& address) const {
    fail_value(std::move(field), address, "is no absolute http or https address");
  }

  /// The id cannot name the entry as long as it is not known to be one.
  void check_id() const {
    if (entry_.id.empty()) throw EntryError("", "id", "is empty");
    if (entry_.id.size() > kMaxIdBytes) {
      throw EntryError("", "id", "is longer than " + std::to_string(kMaxIdBytes) + " bytes");
    }
    if (const std::string fault = fault_of(entry_.id, Lines::one); !fault.empty()) {
      throw EntryError("", "id", fault);
    }
  }

  void check_published() const {
    const std::string& date = entry_.published;
    if (date.empty()) return;
    std::string shape = date;
    std::ranges::replace_if(shape, is_digit, '9');
    if (shape != "9999" && shape != "9999-99" && shape != "9999-99-99") {
      fail_value("published", date, "is none of YYYY, YYYY-MM and YYYY-MM-DD");
    }
    const IssuedDate read = read_issued(date);
    const bool has_month = date.size() < kMonthBytes || read.month != 0;
    const bool has_day = date.size() <= kMonthBytes || read.day != 0;
    if (read.year == 0 || !has_month || !has_day)
      fail_value("published", date, "is no date of the calendar");
  }

  static std::string fault_of(std::string_view text, Lines lines) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t length = length_of_utf8(text.substr(at));
      if (length == 0) return "is no UTF-8 at byte " + std::to_string(at);
      const bool parts_text = lines == Lines::many && (text[at] == '\n' || text[at] == '\t');
      if (is_control(text[at]) && !parts_text) {
        return "has a control character at byte " + std::to_string(at);
      }
      at += length;
    }
    return {};
  }

  void check_text(const std::string& field, std::string_view text, Lines lines) const {
    if (text.size() > kMaxTextMebibytes << 20) {
      fail(field, "is longer than the limit of " + std::to_string(kMaxTextMebibytes) + " MiB");
    }
    if (const std::string fault = fault_of(text, lines); !fault.empty()) fail(field, fault);
  }

  void check_member(const std::string& field, const std::string& text) const {
    check_text(field, text, is_one_of(field, kOfManyLines) ? Lines::many : Lines::one);
  }

  void check_member(const std::string& /*field*/, const std::optional<Citation>& citation) const {
    if (citation) check_citation(*citation);
  }

  void check_member(const std::string& field, const std::vector<std::string>& keywords) const {
    for (const std::string& keyword : keywords) {
      check_text(field, keyword, Lines::one);
      if (keyword.empty()) fail(field, "has an empty value");
      if (keyword.size() > kMaxKeywordBytes) {
        fail(field, "has a value longer than " + std::to_string(kMaxKeywordBytes) + " bytes");
      }
    }
  }

  void check_citation(const Citation& citation) const {
    for (const auto& [name, text] : kCitationMembers) {
      check_text("citation." + std::string(name), citation.*text, Lines::many);
    }
    for (const Name& author : citation.authors) check_author(author);
    if (citation.issued != as_far_as_real(citation.issued)) {
      fail("citation.issued", "is no date of the calendar");
    }
    if (citation.doi != bare_doi(citation.doi)) {
      fail_value("citation.DOI", citation.doi, "is not in its bare form, such as 10.1002/cpp.2521");
    }
    std::vector<std::string> others;
    if (citation.issn != plain_issns(citation.issn, others)) {
      fail_value("citation.ISSN", citation.issn,
                 "is not a list such as 0033-3204, 1939-1536, with right check digits");
    }
    if (citation.page != plain_pages(citation.page)) {
      fail_value("citation.page", citation.page, "is not in the form 829-843, with a plain hyphen");
    }
    if (!citation.url.empty() && !is_web_address(citation.url))
      fail_address("citation.URL", citation.url);
  }

  void check_author(const Name& author) const {
    for (const auto& [name, text] : kNameMembers) {
      check_text("citation.author." + std::string(name), author.*text, Lines::one);
    }
    if (!has_name(author)) fail("citation.author", "has an author without a name");
  }

  const Entry& entry_;
};

/// `text` in lower-case ASCII letters and digits, its words parted by hyphens.
std::string slug_of(std::string_view text) {
  std::string slug;
  for (const char c : fold(text)) {
    if (is_letter_or_digit(c)) {
      slug += ascii_lower(c);
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  return std::string(trim_end(slug, "-"));
}

/// The first words of `slug` that together have no more than `bytes`.
std::string_view first_words(std::string_view slug, std::size_t bytes) {
  if (slug.size() <= bytes) return slug;
  const std::size_t end = slug.rfind('-', bytes);
  return slug.substr(0, end == std::string_view::npos ? bytes : end);
}

}  // namespace

std::string_view notice_kind(std::string_view notice) {
  const std::string_view kind = notice.substr(0, notice.find(':'));
  return is_one_of(kind, kNoticeKinds) ? kind : std::string_view();
}

bool has_notice(const Entry& entry, std::string_view kind) {
  return std::ranges::any_of(
      entry.notices, [&](const std::string& notice) { return notice_kind(notice) == kind; });
}

void validate(const Entry& entry) { EntryCheck(entry).check(); }

std::string make_entry_id(std::string_view published, std::string_view title) {
  const std::string month = slug_of(published.substr(0, kMonthBytes));
  const std::string words = slug_of(title);
  if (month.empty() && words.empty()) {
    throw EntryError("", "id", "is missing, and cannot be made without a date or title");
  }
  const std::string slug = month + (month.empty() || words.empty() ? "" : "-") + words;
  return std::string(first_words(slug, kMaxIdBytes));
}

}  // namespace pprsearch

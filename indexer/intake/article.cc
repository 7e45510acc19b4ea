#include "indexer/intake/article.h"

#include <pprsearch/citation_formats.h>
#include <pprsearch/error.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <span>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"

// Databases write one thing in many ways, so what is compared is less than what is written: of
// an author the last word of the family name, of a journal the first letters of its words, of a
// volume and a page the figures. Only what is left of a page is weighed: an article number in one
// database and a page in another say nothing of each other. Which of these make two records one is
// judged in same_article.cc.

namespace pprsearch {
namespace {

constexpr std::size_t kTellingWords = 4;

std::uint64_t text_hash(std::string_view text) {
  return text.empty() ? 0 : std::hash<std::string_view>()(text) | 1;
}

std::uint32_t short_hash(std::string_view text) {
  return static_cast<std::uint32_t>(text_hash(text) >> 32 | (text.empty() ? 0 : 1));
}

// ---- Titles ----

const std::string& title_of(const Entry& entry) {
  const bool has_own = entry.citation && !entry.citation->title.empty();
  return has_own ? entry.citation->title : entry.title;
}

constexpr std::size_t kBits = 64;

/// The words by which titles are compared.
std::uint64_t title_hash(std::string_view folded) {
  std::string key = in_one_spelling(folded);
  std::erase(key, ' ');  // "follow-up", "followup"
  return text_hash(key);
}

std::uint32_t short_title_hash(std::string_view folded) {
  const std::uint64_t hash = title_hash(folded);
  return static_cast<std::uint32_t>(hash >> 32 | (hash == 0 ? 0 : 1));
}

/// "Corrigendum to “T”" of "Corrigendum to “T” [J Things 196 (2010) 389–395]", as Elsevier has it.
std::string_view without_corrected_place(std::string_view title) {
  title = trim_end(title, " .");
  const std::size_t open = title.ends_with(']') ? title.rfind('[') : title.npos;
  if (open == title.npos || std::ranges::none_of(title.substr(open), is_digit)) return title;
  return trim_end(title.substr(0, open));
}

void set_title(Article& article, const Entry& entry) {
  const std::string& written = title_of(entry);
  const std::string folded = folded_title(written);
  const auto ands = std::ranges::count(split_words(written), std::string_view("&"));
  article.telling_title =
      split_words(folded).size() + static_cast<std::size_t>(ands) >= kTellingWords;
  const std::string title = without_and(folded);
  article.title = title_hash(title);
  const std::string head =
      without_and(folded_title(written.substr(0, written.find_first_of(":;?"))));
  article.title_head = short_title_hash(head.empty() ? title : head);
  article.has_subtitle = !head.empty() && head != title;
  article.title_sketch = sketch_of_title(title);
  const RoleInTitle said = role_in_title(title);
  article.role = said.role;
  article.bare_title = short_title_hash(said.rest);
  if (said.role != TextRole::correction) return;
  const std::string shorter = without_and(folded_title(without_corrected_place(written)));
  article.bare_title = short_title_hash(role_in_title(shorter).rest);
}

/// What a notice or a type of publication says of the text counts for more than its title.
void set_role(Article& article, const Entry& entry) {
  struct Notice {
    NoticeKind kind;
    TextRole role;
  };
  constexpr auto kRoles = std::to_array<Notice>({{NoticeKind::correction_of, TextRole::correction},
                                                 {NoticeKind::retraction_of, TextRole::retraction},
                                                 {NoticeKind::concern_about, TextRole::concern}});
  constexpr auto kAbstracts = std::to_array<std::string_view>(
      {"conference abstract", "meeting abstract", "congress abstract"});
  for (const Notice& one : kRoles) {
    if (has_notice(entry, to_string(one.kind))) article.role = one.role;
  }
  for (const std::vector<std::string>* names : {&entry.research_types, &entry.keywords}) {
    article.is_abstract =
        article.is_abstract || std::ranges::any_of(*names, [&](const std::string& name) {
          return is_one_of(std::string_view(plain_words(name)), kAbstracts);
        });
  }
}

// ---- Texts ----

/// Each bit of a byte as a byte of its own, 0 or 1.
constexpr std::array<std::uint64_t, 256> spread_bits() {
  std::array<std::uint64_t, 256> spread{};
  for (std::size_t byte = 0; byte < spread.size(); ++byte) {
    for (std::size_t bit = 0; bit < 8; ++bit) {
      spread[byte] |= std::uint64_t{byte >> bit & 1} << (8 * bit);
    }
  }
  return spread;
}

/// How many of some numbers have each bit. Eight counters of a byte are added to at once.
class BitVotes {
 public:
  void add(std::uint64_t number) {
    static constexpr std::array<std::uint64_t, 256> kSpread = spread_bits();
    for (std::size_t i = 0; i < few_.size(); ++i) few_[i] += kSpread[number >> (8 * i) & 0xFF];
    if (++added_ % kMostInByte == 0) empty_bytes();
  }
  /// The bits that more than half of the numbers have.
  std::uint64_t majority() {
    empty_bytes();
    std::uint64_t bits = 0;
    for (std::size_t bit = 0; bit < kBits; ++bit) {
      bits |= std::uint64_t{2 * counts_[bit] > added_} << bit;
    }
    return bits;
  }

 private:
  static constexpr std::size_t kMostInByte = 255;

  void empty_bytes() {
    for (std::size_t bit = 0; bit < kBits; ++bit)
      counts_[bit] += few_[bit / 8] >> (bit % 8 * 8) & 0xFF;
    few_ = {};
  }

  std::array<std::uint64_t, kBits / 8> few_{};
  std::array<std::size_t, kBits> counts_{};
  std::size_t added_ = 0;
};

/// Two hashes, in their order, as one (the last step of SplitMix64).
std::uint64_t mixed(std::uint64_t first, std::uint64_t second) {
  std::uint64_t mix = first ^ (second << 1);
  mix = (mix ^ (mix >> 30)) * 0xBF58476D1CE4E5B9;
  mix = (mix ^ (mix >> 27)) * 0x94D049BB133111EB;
  return mix ^ (mix >> 31);
}

/// A fingerprint of a text: each pair of words that follow each other votes on each bit.
std::uint64_t fingerprint_of(std::string_view text) {
  const std::string folded = plain_words(text);
  BitVotes votes;
  std::uint64_t before = 0;
  std::string_view rest = folded;
  for (std::string_view word = take_word(rest); !word.empty(); word = take_word(rest)) {
    const std::uint64_t hash = text_hash(word);
    votes.add(mixed(before, hash));
    before = hash;
  }
  return folded.empty() ? text_hash(text) : votes.majority() | 1;  // 0 is no fingerprint
}

void set_text(Article& article, const Entry& entry) {
  if (has_abstract(entry)) return;
  const bool has_own_title = entry.citation && entry.title != title_of(entry);
  std::string text = has_own_title ? entry.title : std::string();
  text.append(1, ' ').append(entry.summary).append(1, ' ').append(entry.practice_implications);
  if (!is_blank(text)) article.text = fingerprint_of(text);
}

// ---- Who and where ----

/// "Müller", "Mueller" and "Muller" are one.
std::string without_second_vowels(std::string_view word) {
  std::string plain;
  for (const char c : word) {
    const bool is_umlaut = c == 'e' && !plain.empty() && is_one_of(plain.back(), "aou");
    if (!is_umlaut) plain += c;
  }
  return plain;
}

/// Whether a name that is not taken apart is that of a body.
bool is_body(std::span<const std::string_view> words) {
  constexpr std::size_t kMostWordsOfPerson = 5;
  constexpr auto kBodies = std::to_array<std::string_view>(
      {"group",    "association", "organization",  "organisation", "committee",
       "society",  "institute",   "university",    "department",   "collaborative",
       "network",  "consortium",  "team",          "study",        "trial",
       "center",   "centre",      "council",       "force",        "panel",
       "college",  "agency",      "investigators", "authors",      "collaboration",
       "ministry", "foundation",  "academy",       "and",          "of",
       "for"});
  return words.size() > kMostWordsOfPerson ||
         std::ranges::any_of(words,
                             [&](std::string_view word) { return is_one_of(word, kBodies); });
}

bool is_part_of_name(std::string_view word) {
  constexpr auto kSuffixes = std::to_array<std::string_view>({"jr", "sr", "ii", "iii", "iv"});
  return word.size() > 1 && !is_one_of(word, kSuffixes);
}

/// The last word of the family name, also of a name that is not taken apart ("Clara E. Hill", "Hill
/// CE"); 0 for a body.
std::uint32_t author_key(const std::vector<Name>& authors) {
  if (authors.empty()) return 0;
  const Name& first = authors.front();
  std::string name = with_plain_apostrophes(first.family.empty() ? first.literal : first.family);
  std::erase(name, '\'');
  std::vector<std::string_view> printed = split_words(name);
  const auto is_initials = [](std::string_view word) {
    return word.size() <= 3 && std::ranges::none_of(word, is_lower);
  };
  if (first.family.empty() && printed.size() > 1 && is_initials(printed.back())) {
    name.resize(static_cast<std::size_t>(printed.back().data() - name.data()));
  }
  const std::string folded = folded_title(name);
  const std::vector<std::string_view> words = split_words(folded);
  if (is_body(words)) return 0;
  const auto last = std::find_if(words.rbegin(), words.rend(), is_part_of_name);
  return last == words.rend() ? 0 : short_hash(without_second_vowels(*last));
}

/// The first letter of the first author's given name; 0 for a body, and in another script.
char initial_of(const std::vector<Name>& authors) {
  if (authors.empty() || authors.front().family.empty()) return 0;
  const std::string given = folded_title(authors.front().given);
  return given.empty() || !is_lower(given.front()) ? '\0' : given.front();
}

bool is_small_word(std::string_view word) {
  static const std::vector<std::string_view> kSmall = {
      "of", "the", "and", "for", "in",  "on",  "to",  "by",  "a", "an", "de",  "la", "le",
      "et", "du",  "des", "und", "fur", "der", "die", "das", "e", "y",  "del", "di", "van"};
  return is_one_of(word, kSmall);
}

/// What all writings of a journal's name share: the first letters of its words, more of
/// them if there are few. A subtitle or a place after it does not count.
std::string journal_letters(std::string_view name) {
  const std::string folded = folded_title(name.substr(0, name.find_first_of(":([=/")));
  std::vector<std::string_view> words;
  for (const std::string_view word : split_words(folded)) {
    if (!is_small_word(word)) words.push_back(word);
  }
  constexpr std::size_t kLettersOfOne = 4;
  constexpr std::size_t kLettersOfSecond = 3;
  if (words.size() == 1) return std::string(words[0].substr(0, kLettersOfOne));
  std::string key;
  for (const std::string_view word : words) key += word.front();
  return words.size() == 2 ? key + std::string(words[1].substr(1, kLettersOfSecond - 1)) : key;
}

/// The first number in a text, as figures without zeros before it; 0 without one.
std::uint32_t first_number(std::string_view text) {
  text = text.substr(std::min(text.find_first_of("0123456789"), text.size()));
  std::uint32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// Some databases give the year in place of a volume.
std::uint32_t volume_key(std::string_view volume) {
  constexpr std::uint32_t kFirstYear = 1900;
  constexpr std::uint32_t kLastYear = 2100;
  const std::uint32_t number = first_number(volume);
  return number >= kFirstYear && number <= kLastYear ? 0 : number;
}

/// "Spring" is no number.
std::uint32_t issue_key(const std::string& issue) {
  const std::uint32_t number = first_number(issue);
  return number != 0 ? number : short_hash(folded_title(issue));
}

/// 109 of "101-9".
std::uint32_t whole_last_page(std::uint32_t first, std::uint32_t last) {
  if (last == 0 || last >= first) return last;
  std::uint64_t power = 1;
  while (power <= last) power *= 10;
  return static_cast<std::uint32_t>(first / power * power + last);
}

/// "Suppl 2:18-20" are pages of a supplement.
void set_page(Article& article, std::string_view page) {
  constexpr std::uint32_t kLargestPage = 20000;
  page.remove_prefix(page.rfind(':') + 1);
  const std::string_view first = page.substr(0, page.find('-'));
  article.page = first_number(first);
  article.last_page = whole_last_page(article.page, first_number(page.substr(first.size())));
  const bool has_letters = std::ranges::any_of(first, is_letter);
  const bool is_supplement = !first.empty() && ascii_lower(first.front()) == 's';
  constexpr std::string_view kCochrane = "CD";
  article.has_number_of_series = first.starts_with(kCochrane) && article.page > 0;
  article.has_article_number = (has_letters && !is_supplement) || article.page > kLargestPage;
}

void set_issns(Article& article, std::string_view issns) {
  std::size_t at = 0;
  for (const std::string_view issn : split_words(issns, " ,;")) {
    if (at < article.issns.size()) article.issns[at++] = short_hash(in_lower_case(issn));
  }
}

/// Of a type of CSL.
WorkKind kind_of(std::string_view type) {
  struct Kind {
    std::string_view type;
    WorkKind kind;
  };
  constexpr auto kKinds = std::to_array<Kind>({
      {"article", WorkKind::article},
      {"article-journal", WorkKind::article},
      {"article-magazine", WorkKind::article},
      {"article-newspaper", WorkKind::article},
      {"review", WorkKind::article},
      {"review-book", WorkKind::article},
      {"chapter", WorkKind::chapter},
      {"entry-dictionary", WorkKind::chapter},
      {"entry-encyclopedia", WorkKind::chapter},
      {"book", WorkKind::book},
      {"thesis", WorkKind::thesis},
      {"dataset", WorkKind::dataset},
      {"report", WorkKind::report},
      {"software", WorkKind::software},
  });
  const auto found = std::ranges::find(kKinds, type, &Kind::type);
  return found == kKinds.end() ? WorkKind::unknown : found->kind;
}

std::uint16_t year_of(const Entry& entry) {
  constexpr std::size_t kYearDigits = 4;
  const int issued = entry.citation ? entry.citation->issued.year : 0;
  if (issued > 0) return static_cast<std::uint16_t>(issued);
  return static_cast<std::uint16_t>(first_number(entry.published.substr(0, kYearDigits)));
}

}  // namespace

Article article_of(const Entry& entry) {
  Article article;
  set_title(article, entry);
  set_role(article, entry);
  set_text(article, entry);
  article.year = year_of(entry);
  if (!entry.citation) return article;
  const Citation& citation = *entry.citation;
  article.doi = text_hash(citation.doi);
  article.pmid = text_hash(citation.pmid);
  article.author = author_key(citation.authors);
  article.initial = initial_of(citation.authors);
  article.journal = short_hash(journal_letters(citation.container_title));
  article.volume = volume_key(citation.volume);
  article.issue = issue_key(citation.issue);
  article.kind = kind_of(citation.type);
  article.is_part = citation.type == "chapter" || citation.type.starts_with("entry-");
  set_page(article, citation.page);
  set_issns(article, citation.issn);
  return article;
}

void fill(Article& article, const Article& from) {
  const auto take = [&](auto member) {
    if (article.*member == 0) article.*member = from.*member;
  };
  take(&Article::doi);
  take(&Article::pmid);
  take(&Article::author);
  take(&Article::initial);
  take(&Article::journal);
  take(&Article::volume);
  take(&Article::issue);
  take(&Article::year);
  take(&Article::text);
  if (article.kind == WorkKind::unknown) article.kind = from.kind;
  if (article.role == TextRole::article) article.role = from.role;
  article.is_abstract = article.is_abstract || from.is_abstract;
  if (article.page == 0) {
    article.has_article_number = from.has_article_number;
    article.has_number_of_series = from.has_number_of_series;
    article.last_page = from.last_page;
  }
  take(&Article::page);
  if (article.issns[0] == 0) article.issns = from.issns;
}

std::array<std::uint64_t, 3> places_of(const Article& article) {
  if (article.volume == 0 || article.page == 0) return {};
  const std::string place =
      '\n' + std::to_string(article.volume) + '\n' + std::to_string(article.page);
  const auto with = [&](std::uint64_t what, char kind) {
    return what == 0 ? 0 : text_hash(kind + std::to_string(what) + place);
  };
  return {with(article.author, 'a'), with(article.title, 't'), with(article.journal, 'j')};
}

std::uint64_t title_key_of(const Article& article) {
  if (article.title == 0 || article.telling_title) return article.title;
  return article.year == 0 ? 0 : text_hash(std::to_string(article.title + article.year));
}

}  // namespace pprsearch

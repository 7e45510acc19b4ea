#pragma once

#include <pprsearch/citation.h>
#include <pprsearch/export.h>
#include <pprsearch/names.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Values own what they hold, and are as thread-safe as a std::string. Any number of threads may
// call the functions at once.

namespace pprsearch {

/// What an id may have, in bytes.
inline constexpr std::size_t kMaxIdBytes = 200;
/// What a topic, type of research, keyword or notice may have, in bytes.
inline constexpr std::size_t kMaxKeywordBytes = 200;
/// What any text of an entry may have, in MiB.
inline constexpr std::size_t kMaxTextMebibytes = 16;

/// One summary of a research article, the unit that is indexed and found. All text is UTF-8. The
/// fields have the same names in the JSON form (json.h) and in the Markdown form. validate()
/// checks the rules that are stated here.
///
/// "abstract" says that `summary` and `practice_implications` are the article's own abstract,
/// "summary" that somebody else wrote them about it. If nothing is said, they are an abstract if
/// title and date are the article's, too, and its citation has no printed line; else a summary.
/// Reference managers get the one as abstract and the other as a note (citation_formats.h).
struct PPRSEARCH_EXPORT Entry {
  std::string id;         ///< 1 to 200 bytes, no control characters, unique in an index
  std::string title;      ///< of the summary, not of the article
  std::string published;  ///< when the summary appeared: YYYY, YYYY-MM or YYYY-MM-DD, or empty
  std::string url;        ///< absolute http(s), or empty
  std::optional<Citation> citation;   ///< the article that it is about
  std::string summary;                ///< paragraphs separated by blank lines
  std::string practice_implications;  ///< likewise
  std::string summary_kind;    ///< whose words the two texts are: "abstract", "summary" or empty
  std::string summary_source;  ///< who published the summary: the name of a blog, or empty
  std::vector<std::string> topics;          ///< slugs of the taxonomy, or free keywords
  std::vector<std::string> research_types;  ///< likewise
  std::vector<std::string> keywords;        ///< words and headings of other lists, as they are
  std::vector<std::string> notices;         ///< what became of the article: see kNoticeKinds

  bool operator==(const Entry&) const = default;
};

/// What a notice begins with: the names of NoticeKind. Behind a colon, it may say where the other
/// text is: "retracted: doi:10.1000/x pmid:123 J Ex. 2020;3(1):9". The first four tell what was
/// published about the article, the last four that the article is itself such a notice about
/// another one.
inline constexpr std::array<std::string_view, 8> kNoticeKinds = {
    "retracted",     "corrected",     "concern",       "commented",
    "retraction-of", "correction-of", "concern-about", "comment-on"};

/// The kind of a notice, or empty if it has none of them: "retracted" of "retracted: doi:10.1/x".
PPRSEARCH_EXPORT std::string_view notice_kind(std::string_view notice);

/// Whether one of the entry's notices is of that kind.
PPRSEARCH_EXPORT bool has_notice(const Entry& entry, std::string_view kind);

/// Whether the entry's article was retracted.
inline bool is_retracted(const Entry& entry) {
  return has_notice(entry, to_string(NoticeKind::retracted));
}

/// Calls `visit(name, member)` for each member of an entry, in their order. `name` is what JSON and
/// Markdown call it, `member` a pointer to it. This is the one list of them: what is read, written,
/// checked, compared and united derives from it.
template <typename Visit>
constexpr void for_each_member(Visit&& visit) {
  visit("id", &Entry::id);
  visit("title", &Entry::title);
  visit("published", &Entry::published);
  visit("url", &Entry::url);
  visit("citation", &Entry::citation);
  visit("summary", &Entry::summary);
  visit("practice_implications", &Entry::practice_implications);
  visit("summary_kind", &Entry::summary_kind);
  visit("summary_source", &Entry::summary_source);
  visit("topics", &Entry::topics);
  visit("research_types", &Entry::research_types);
  visit("keywords", &Entry::keywords);
  visit("notices", &Entry::notices);
}

/// Throws EntryError, which names the field, if an entry breaks the rules above: id, dates, url,
/// notices; bounds of lengths; text that is not UTF-8; control characters, but for line ends and
/// tabs of title, summary, practice implications and citation; an empty topic or keyword; or no
/// text at all.
PPRSEARCH_EXPORT void validate(const Entry& entry);

/// An id for an entry whose source has none: month and title in lower-case ASCII letters, digits
/// and hyphens, at most 200 bytes. ("2020-11", "Videotherapy and the Therapeutic Alliance") gives
/// "2020-11-videotherapy-and-the-therapeutic-alliance". Throws EntryError if neither month nor
/// title has a Latin letter or a digit.
PPRSEARCH_EXPORT std::string make_entry_id(std::string_view published, std::string_view title);

}  // namespace pprsearch

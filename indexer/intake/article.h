#pragma once

#include <pprsearch/entry.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/intake/title_likeness.h"
#include "indexer/intake/title_words.h"

namespace pprsearch {

/// What kind of work it is, where that tells it from another of the same title: a thesis and the
/// article made of it are two.
enum class WorkKind : std::uint8_t {
  unknown,  ///< or too general: "document", "webpage", "manuscript", a paper of a conference
  article,
  chapter,
  book,
  thesis,
  dataset,
  report,
  software,
};

/// What is known of the article of an entry: numbers and hashes, because there may be millions; 0 =
/// not known. Different writings of one thing are the same here: "J Consult Clin Psychol" and
/// "Journal of Consulting and Clinical Psychology", "Müller" and "Mueller", pages 12 and S12.
struct Article {
  std::uint64_t doi = 0;
  std::uint64_t pmid = 0;
  std::uint64_t title = 0;
  TitleSketch title_sketch;      ///< by which titles with a slip are known
  std::uint32_t title_head = 0;  ///< without a subtitle
  std::uint32_t bare_title = 0;  ///< without what says the role: "Erratum:"
  std::uint32_t author = 0;      ///< the family name of the first one
  std::uint32_t journal = 0;     ///< or the book that it is in
  std::array<std::uint32_t, 2> issns{};
  std::uint32_t volume = 0;
  std::uint32_t issue = 0;
  std::uint32_t page = 0;       ///< the first one, or the number of the article
  std::uint32_t last_page = 0;  ///< of several pages
  std::uint16_t year = 0;
  WorkKind kind = WorkKind::unknown;
  TextRole role = TextRole::article;
  char initial = 0;  ///< of the first author's given name, in ASCII
  bool has_article_number = false;
  bool has_number_of_series = false;  ///< of the Cochrane Library, which all versions bear
  bool has_subtitle = false;
  bool is_abstract = false;    ///< of a conference, as a type says
  bool is_part = false;        ///< of a book, whose DOI it may bear
  bool telling_title = false;  ///< of four words or more
  /// Of a text, or a title, that somebody wrote about the article: bits of which like texts share
  /// nearly all; 0 = there is none, or it is the abstract.
  std::uint64_t text = 0;
};

/// What tells the article of an entry, apart from the entry's id.
Article article_of(const Entry& entry);

/// Takes over what `article` lacks.
void fill(Article& article, const Article& from);

/// Hashes by which articles of one place are found: volume and first page with the author, the
/// title, the journal; 0 = not known.
std::array<std::uint64_t, 3> places_of(const Article& article);

/// The hash by which articles of one title are found. That of a title which says little has the
/// year in it; 0 = not known.
std::uint64_t title_key_of(const Article& article);

}  // namespace pprsearch

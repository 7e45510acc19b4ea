#include "indexer/intake/same_article.h"

#include <algorithm>
#include <bit>
#include <cstdint>

// How reviewers judge whether two records are of one article, if no DOI or PMID says it. The
// title alone does not: in one measurement, 59% of what agreed in title and year were different
// articles, and author, journal or pages told nearly all of these.
//
//   * By title: it is the same; no field that both know differs (first author, journal, volume,
//     first page, and the issue unless a telling title has the same page); the year is the same. It
//     may differ by one, or be unknown, if two other fields agree: an article is online first. A
//     title of fewer than four words ("Editorial") needs the same first page with journal or
//     author, or the same issue with both.
//   * By place: volume, first page, and first author or journal are the same, the titles are nearly
//     the same, and nothing differs. That finds titles with a slip, or without their subtitle. Any
//     title will do if year, author, journal and all pages are the same, three pages or more: it
//     was translated twice. Titles that differ in a number or in one telling word are two.
//   * If volume and first page agree, the journal may be written differently while the author
//     agrees and the title is a telling one; and the author while journal and last page agree, if
//     there are three pages or more. For letters of one title, and a letter and its reply, share a
//     page.
//
// A thesis and an article are two works whatever else agrees, and so are a chapter, a book, a
// report, a data set and a program: kinds that both know and that differ speak against it. Reports
// come out every year under one title, so that a year more or less parts them.
//
// Two texts that somebody wrote about one article are two entries: nobody can unite their words. So
// records with such texts, or with titles of their own above a citation, are kept apart unless
// these are nearly the same.

namespace pprsearch {
namespace {

/// Whether both are known, and not the same.
template <typename Number>
bool differ(Number a, Number b) {
  return a != 0 && b != 0 && a != b;
}

/// Whether both are known, and the same.
template <typename Number>
bool same(Number a, Number b) {
  return a != 0 && a == b;
}

bool share_issn(const Article& a, const Article& b) {
  return std::ranges::any_of(a.issns, [&](std::uint32_t issn) {
    return issn != 0 && std::ranges::find(b.issns, issn) != b.issns.end();
  });
}

/// Pages 1 to 14 may be those of each article, which has a number as well.
bool counts_its_own_pages(const Article& article) {
  return article.page == 1 && article.last_page > 1;
}

bool pages_differ(const Article& a, const Article& b) {
  const bool may_be_number = (counts_its_own_pages(a) && b.last_page == 0) ||
                             (counts_its_own_pages(b) && a.last_page == 0);
  return differ(a.page, b.page) && a.has_article_number == b.has_article_number && !may_be_number;
}

/// Whether two versions bear one number: a review of the Cochrane Library and its update.
bool are_versions(const Article& a, const Article& b) {
  return a.has_number_of_series && b.has_number_of_series &&
         (differ(a.issue, b.issue) || differ(a.year, b.year));
}

/// Whether all pages are the same, and so many that no other article is on them.
bool share_pages(const Article& a, const Article& b) {
  constexpr std::uint32_t kFewest = 3;
  constexpr std::uint32_t kMost = 50;  // a supplement has more
  const bool are_same = same(a.page, b.page) && same(a.last_page, b.last_page);
  return are_same && a.last_page - a.page + 1 >= kFewest && a.last_page - a.page < kMost;
}

bool years_are_close(const Article& a, const Article& b) {
  return std::max(a.year, b.year) - std::min(a.year, b.year) <= 1;
}

bool know_years(const Article& a, const Article& b) { return a.year != 0 && b.year != 0; }

/// Notes of correction have no author, and share a page.
bool know_an_author(const Article& a, const Article& b) { return a.author != 0 || b.author != 0; }

/// Whether one is about the other: an article and its correction, a comment and the reply.
bool have_other_roles(const Article& a, const Article& b) {
  return a.role != b.role && same(a.bare_title, b.bare_title);
}

/// Whether one is the abstract of a conference, and nothing says that the other is the same text.
bool is_abstract_of_other(const Article& a, const Article& b, const Agreement& same_fields) {
  return a.is_abstract != b.is_abstract && (!same_fields.page || differ(a.issue, b.issue));
}

/// Whether a field that both know speaks against their being one.
bool contradict(const Article& a, const Article& b, const Agreement& same_fields) {
  if (have_other_numbers(a, b) || pages_differ(a, b) || differ(a.volume, b.volume)) return true;
  if (are_other_kinds(a, b) || are_versions(a, b)) return true;
  if (have_other_roles(a, b) || is_abstract_of_other(a, b, same_fields)) return true;
  if (know_years(a, b) && !years_are_close(a, b)) return true;
  const bool is_report = a.kind == WorkKind::report || b.kind == WorkKind::report;
  if (is_report && differ(a.year, b.year)) return true;  // next year's
  const bool same_pages = same_fields.page && !differ(a.last_page, b.last_page);
  if (differ(a.issue, b.issue) && !(same_pages && a.telling_title)) return true;
  const bool same_place = same_fields.volume && same_fields.page;
  const bool other_author = differ(a.author, b.author);
  const bool other_journal = !same_fields.journal && differ(a.journal, b.journal);
  if (other_author && !(same_place && same_fields.journal && share_pages(a, b))) return true;
  const bool may_differ = same_place && same_fields.author && a.telling_title && b.telling_title;
  return other_journal && !may_differ;
}

/// Whether two titles have one beginning, and one of them no more than that.
bool lacks_subtitle(const Article& a, const Article& b) {
  return same(a.title_head, b.title_head) && !(a.has_subtitle && b.has_subtitle);
}

/// Whether two titles are those of two studies though they are nearly the same.
bool have_titles_of_two(const Article& a, const Article& b) {
  if (a.title == b.title || lacks_subtitle(a, b)) return false;
  if (!share_most_words(a.title_sketch, b.title_sketch)) {
    return same(a.title_head, b.title_head) && have_other_marks(a.title_sketch, b.title_sketch);
  }
  return differ_in_a_telling_word(a.title_sketch, b.title_sketch);
}

/// Whether one title is the other without its subtitle, with another one, or with a slip: a letter
/// too few makes another word, a blank too few one word of two.
bool have_like_titles(const Article& a, const Article& b) {
  const bool are_like =
      same(a.title_head, b.title_head) || share_most_words(a.title_sketch, b.title_sketch);
  return are_like && !have_titles_of_two(a, b);
}

}  // namespace

Agreement agreement_of(const Article& a, const Article& b) {
  return {.year = same(a.year, b.year),
          .author = same(a.author, b.author),
          .journal = same(a.journal, b.journal) || share_issn(a, b),
          .volume = same(a.volume, b.volume),
          .issue = same(a.issue, b.issue) && !differ(a.volume, b.volume),
          .page = same(a.page, b.page)};
}

std::vector<std::string> names_of(const Agreement& agreement) {
  std::vector<std::string> names;
  if (agreement.year) names.emplace_back("year");
  if (agreement.author) names.emplace_back("first author");
  if (agreement.journal) names.emplace_back("journal");
  if (agreement.volume) names.emplace_back("volume");
  if (agreement.issue) names.emplace_back("issue");
  if (agreement.page) names.emplace_back("first page");
  return names;
}

bool have_other_numbers(const Article& a, const Article& b) {
  return differ(a.doi, b.doi) || differ(a.pmid, b.pmid);
}

bool are_other_kinds(const Article& a, const Article& b) {
  const bool are_known = a.kind != WorkKind::unknown && b.kind != WorkKind::unknown;
  return are_known && a.kind != b.kind;
}

bool contradict(const Article& a, const Article& b) { return contradict(a, b, agreement_of(a, b)); }

bool have_other_texts(const Article& a, const Article& b) {
  constexpr int kMostOther = 12;
  return differ(a.text, b.text) && std::popcount(a.text ^ b.text) > kMostOther;
}

bool are_same_by_title(const Article& a, const Article& b) {
  const Agreement fields = agreement_of(a, b);
  if (!same(a.title, b.title) || contradict(a, b, fields)) return false;
  if (!a.telling_title) {
    const bool same_issue = fields.issue && fields.journal && fields.author && fields.year;
    const bool same_page = fields.page && (fields.journal || fields.author);
    return same_issue || (same_page && (know_an_author(a, b) || share_pages(a, b)));
  }
  const int places = fields.journal + fields.volume + fields.issue + fields.page;
  if (differ(a.initial, b.initial) && places == 0) return false;
  return fields.year || fields.author + places >= 2;
}

bool are_same_by_place(const Article& a, const Article& b) {
  const Agreement fields = agreement_of(a, b);
  if (!fields.volume || !fields.page || contradict(a, b, fields)) return false;
  if (have_titles_of_two(a, b)) return false;
  const int others = fields.author + fields.journal + fields.year;
  if (others == 3 && share_pages(a, b) && !counts_its_own_pages(a)) return true;
  return have_like_titles(a, b) && (know_an_author(a, b) || share_pages(a, b)) &&
         (fields.author || fields.journal) && others >= 2;
}

bool share_number_of_whole(const Article& a, const Article& b) {
  const bool other_place = pages_differ(a, b) || differ(a.author, b.author);
  if (a.is_part && b.is_part && other_place) return true;
  if (have_other_roles(a, b) && (a.title != b.title || other_place)) return true;
  const bool is_whole_and_part = a.is_part != b.is_part && are_other_kinds(a, b);
  if (is_whole_and_part && !have_like_titles(a, b) && a.title != 0 && b.title != 0) return true;
  const bool know_titles = a.title != 0 && b.title != 0;
  return know_titles && !have_like_titles(a, b) && (other_place || (a.is_part && b.is_part));
}

}  // namespace pprsearch

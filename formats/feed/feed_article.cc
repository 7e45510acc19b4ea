#include "formats/feed/feed_article.h"

#include <pprsearch/citation.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/article_numbers.h"
#include "formats/author_field.h"

// Journals describe articles in their feeds by elements of PRISM and Dublin Core, arXiv by its own,
// PubMed by identifiers of Dublin Core. A post of a blog has none of these.

namespace pprsearch {
namespace {

/// The texts of all elements of these names.
std::vector<std::string> texts_of(const XmlNode& entry,
                                  std::initializer_list<std::string_view> names) {
  std::vector<std::string> texts;
  for (const std::string_view name : names) {
    for (std::string& text : all_texts(entry, name)) texts.push_back(std::move(text));
  }
  return texts;
}

/// A DOI in an element of its own, among identifiers, or in a link that is called so.
std::string doi_of(const XmlNode& entry) {
  for (const std::string& text : texts_of(entry, {"prism:doi", "arxiv:doi"})) {
    if (std::string doi = bare_doi(text); !doi.empty()) return doi;
  }
  for (const std::string& text : all_texts(entry, "dc:identifier")) {
    const bool is_doi =
        begins_with(text, "doi") || text.starts_with("10.") || is_address_of_doi(text);
    std::string doi = is_doi ? bare_doi(text) : std::string();
    if (!doi.empty()) return doi;
  }
  for (const XmlNode* link : find_all(entry, "link")) {
    if (link->attribute("title") == "doi") return bare_doi(link->attribute("href"));
  }
  return {};
}

/// "pmid:31912345", "pubmed:31912345"
std::string pmid_of(const XmlNode& entry) {
  DatabaseFields fields;
  fields.identifiers = texts_of(entry, {"dc:identifier", "guid"});
  std::erase_if(fields.identifiers,
                [](const std::string& text) { return text.find("://") != text.npos; });
  return pprsearch::pmid_of(fields);
}

bool has_elements_of(const XmlNode& entry, std::string_view prefix) {
  return std::ranges::any_of(entry.children,
                             [&](const XmlNode& child) { return child.name.starts_with(prefix); });
}

void add_authors(const XmlNode& entry, Reference& reference) {
  std::vector<std::string> names = texts_of(entry, {"dc:creator"});
  if (names.empty()) names = texts_of(entry, {"author/name"});
  for (const std::string& name : names) add_author_field(name, reference);
}

std::string pages_of(const XmlNode& entry) {
  const std::string first = text_at(entry, "prism:startingPage");
  const std::string last = text_at(entry, "prism:endingPage");
  if (first.empty()) return text_at(entry, "prism:pageRange");
  return last.empty() || last == first ? first : first + '-' + last;
}

/// The journal of PRISM; PubMed's is a source of Dublin Core, in which others put the whole place.
std::string journal_of(const XmlNode& entry, bool is_of_pubmed) {
  const std::string journal = text_at(entry, "prism:publicationName");
  return journal.empty() && is_of_pubmed ? text_at(entry, "dc:source") : journal;
}

}  // namespace

std::optional<Reference> article_of(const XmlNode& entry) {
  Reference reference;
  reference.doi = doi_of(entry);
  reference.pmid = pmid_of(entry);
  reference.container_title = journal_of(entry, !reference.pmid.empty());
  reference.volume = text_at(entry, "prism:volume");
  reference.issue = first_text(entry, {"prism:number", "prism:issueIdentifier"});
  reference.page = pages_of(entry);
  const bool is_of_arxiv = has_elements_of(entry, "arxiv:");
  const bool has_place = !reference.container_title.empty() &&
                         !(reference.volume + reference.issue + reference.page).empty();
  const bool has_number = !reference.doi.empty() || !reference.pmid.empty();
  if (!has_number && !has_place && !is_of_arxiv) return {};
  reference.type = is_of_arxiv ? "article" : "article-journal";
  add_authors(entry, reference);
  reference.serial_numbers = texts_of(entry, {"prism:issn", "prism:eIssn"});
  if (const std::string place = text_at(entry, "arxiv:journal_ref"); !place.empty()) {
    reference.repairs.push_back("the place '" + beginning_of_text(place) +
                                "' in 'arxiv:journal_ref' was not read");
  }
  return reference;
}

bool tells_place_of(const Reference& article, std::string_view line) {
  constexpr std::size_t kLongest = 400;
  if (line.size() > kLongest) return false;
  const std::string lower = in_lower_case(line);
  const std::string doi = in_lower_case(bare_doi(article.doi));
  const bool has_doi = !doi.empty() && lower.find(doi) != lower.npos;
  const bool begins_with_number = lower.starts_with("pmid:") || lower.starts_with("doi:") ||
                                  lower.starts_with("https://doi.org/");
  const std::string journal = plain_words(article.container_title);
  const bool begins_with_journal = !journal.empty() && plain_words(line).starts_with(journal);
  const bool tells_date = lower.find("published online") != lower.npos ||
                          lower.find("volume ") != lower.npos ||
                          lower.find("ahead of print") != lower.npos;
  return (has_doi && (begins_with_number || begins_with_journal || tells_date ||
                      lower.find("doi: ") != lower.npos)) ||
         (begins_with_number && lower.find(article.pmid) != lower.npos && !article.pmid.empty()) ||
         (begins_with_journal && tells_date);
}

}  // namespace pprsearch

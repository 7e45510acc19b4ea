#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

// Numbers by which an article is known: DOI, PubMed's, and the number that some journals give it
// instead of pages. A record names those of other works as well: of the one that it comments on, of
// all that it cites. Only what a field means to be the article's own is taken.

/// The DOI that a note begins with, or that it gives as the article's own: "doi: 10.1037/x",
/// "Accession Number: 1. DOI: 10.1037/x". Not that of a comment, an erratum, or of what is cited.
std::string doi_of_note(std::string_view note);

/// Likewise PubMed's number: "PMID: 31245678", "Accession Number: 1; PMID: NLM31245678.".
std::string pmid_of_note(std::string_view note);

/// The DOI in `text`, unless it is the number that the Cochrane Library gives its records of trials
/// ("10.1002/central/CN-00778159"), which is no DOI of an article.
std::string bare_doi_of_article(std::string_view text);

/// The DOI that the article's own addresses have: one at doi.org before one in another's address.
std::string doi_of_addresses(const std::vector<std::string>& addresses);

/// Whether an address is that of a DOI.
bool is_address_of_doi(std::string_view address);

/// The number of PubMed in the address of one article there.
std::string pmid_of_address(std::string_view address);

/// The address of a full text at PubMed Central, of its number there ("PMC7123456"); empty for
/// anything else.
std::string address_of_full_text(std::string_view pmc);

/// The fields of RIS and EndNote that have numbers of databases. What one means depends on the
/// database that the record is from.
struct DatabaseFields {
  std::vector<std::string> databases;    ///< names: "Embase", "Ovid MEDLINE(R)"
  std::string accession;                 ///< the database's own number
  std::string custom2;                   ///< Scopus has PubMed's number there
  std::string custom5;                   ///< Embase likewise
  std::vector<std::string> identifiers;  ///< fields that may name what they hold: "PUBMED 123"
  std::vector<std::string> addresses;
  std::vector<std::string> notes;
};

/// PubMed's number, or empty.
std::string pmid_of(const DatabaseFields& fields);

/// "e0123456" of "e0123456", "Article 4611", "ARTN 4611"; empty for what cannot be the number of an
/// article within its journal.
std::string article_number_of(std::string_view text);

/// Likewise, but only behind a label: "ARTN 4611", "Article Number: e12"; what is told of the
/// number may stand where pages do, or be a note.
std::string labelled_article_number(std::string_view text);

/// The address of the full text of the first number of PubMed Central that is one of `fields`, or
/// that one of them names ("PMCID: PMC7123456"); empty without one.
std::string address_in(const std::vector<std::string>& fields);

/// The number of an article that its publisher's number is, if it is short: "4611", not
/// "S0033-3182(20)30123-4".
std::string article_number_of_publisher(std::string_view number);

}  // namespace pprsearch

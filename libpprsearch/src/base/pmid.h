#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {

// What a number of PubMed is, and where one stands.

inline constexpr std::size_t kMostDigitsOfPmid = 8;

/// Whether `text` is a number of PubMed: one to eight figures, the first of which is not 0.
constexpr bool is_pmid(std::string_view text) {
  return are_digits(text) && text.size() <= kMostDigitsOfPmid && text.front() != '0';
}

/// The number that `text` begins with, if no letter or figure follows it; empty without one.
constexpr std::string_view leading_pmid(std::string_view text) {
  const std::string_view number = text.substr(0, count_digits(text));
  const bool ends = number.size() == text.size() || !is_letter_or_digit(text[number.size()]);
  return ends && is_pmid(number) ? number : std::string_view();
}

/// The number behind the first of `places` that an address has; empty without one.
template <typename Places>
constexpr std::string_view pmid_behind_any(const Places& places, std::string_view address) {
  for (const std::string_view place : places) {
    const std::size_t at = address.find(place);
    if (at != address.npos) return leading_pmid(address.substr(at + place.size()));
  }
  return {};
}

/// The number of PubMed in the address of one article there or at Europe PMC; empty without
/// one.
constexpr std::string_view pmid_of_pubmed_address(std::string_view address) {
  constexpr std::array<std::string_view, 8> kPlaces = {"pubmed.ncbi.nlm.nih.gov/",
                                                       "ncbi.nlm.nih.gov/pubmed/?term=",
                                                       "ncbi.nlm.nih.gov/pubmed/",
                                                       "ncbi.nlm.nih.gov/m/pubmed/",
                                                       "list_uids=",
                                                       "europepmc.org/abstract/MED/",
                                                       "europepmc.org/article/MED/",
                                                       "europepmc.org/article/med/"};
  return pmid_behind_any(kPlaces, address);
}

/// Likewise of a search there whose first word is a number: "…/?term=31245678".
constexpr std::string_view pmid_of_pubmed_search(std::string_view address) {
  constexpr std::array<std::string_view, 3> kPlaces = {
      "pubmed.ncbi.nlm.nih.gov/?term=", "ncbi.nlm.nih.gov/pubmed/?term=",
      "ncbi.nlm.nih.gov/pubmed?term="};
  return pmid_behind_any(kPlaces, address);
}

/// `text` behind the label that it may begin with: "PMID: ", "PUBMED ", "MEDLINE:", "PubMed ID".
constexpr std::string_view behind_label_of_pmid(std::string_view text) {
  for (const std::string_view label :
       {"pmid", "pubmed id", "pubmedid", "pubmed_id", "pubmed", "medline"}) {
    if (begins_with(text, label)) return trim_begin(text.substr(label.size()), " \t:#=-");
  }
  return text;
}

}  // namespace pprsearch

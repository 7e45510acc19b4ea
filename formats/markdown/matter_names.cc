#include "formats/markdown/matter_names.h"

#include <pprsearch/citation.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/nearest_name.h"

namespace pprsearch {
namespace {

struct NamedMeaning {
  std::string_view name;
  MatterName meaning;
};

constexpr std::array kNames = std::to_array<NamedMeaning>({
    {"date", MatterName::date},
    {"publishdate", MatterName::date},
    {"pubdate", MatterName::date},
    {"draft", MatterName::state},
    {"status", MatterName::state},
    {"hidden", MatterName::state},
    {"visibility", MatterName::state},
    {"tags", MatterName::topics},
    {"categories", MatterName::topics},
    {"tag", MatterName::topic},
    {"category", MatterName::topic},
    {"taxonomies", MatterName::topic_lists},
    {"slug", MatterName::slug},
    {"author", MatterName::authors},
    {"authors", MatterName::authors},
    {"abstract", MatterName::abstract},
    {"description", MatterName::description},
    {"excerpt", MatterName::description},
    {"lead", MatterName::description},
    {"subtitle", MatterName::subtitle},
    {"link", MatterName::address},
    {"canonical_url", MatterName::address},
    {"canonical-url", MatterName::address},
    {"canonicalurl", MatterName::address},
    {"external_url", MatterName::address},
    {"doi", MatterName::doi},
    {"pmid", MatterName::pmid},
    {"issn", MatterName::issn},
    {"journal", MatterName::journal},
    {"publication", MatterName::journal},
    {"container-title", MatterName::journal},
    {"volume", MatterName::volume},
    {"issue", MatterName::issue},
    {"page", MatterName::pages},
    {"pages", MatterName::pages},
});

/// Of Jekyll and its themes, Hugo and its themes, Zola, Quarto, R Markdown.
constexpr std::string_view kPageSettings =
    "_build algolia aliases always_allow_html appendix-style bibliography body_classes build "
    "cache cascade citation-location classes code-fold code-tools comment comments copyright cover "
    "crossref csl css date-format date-modified disqus echo editor editor_options email engine "
    "execute expirydate extra featured featured_image featured-image fig-cap-location fig-height "
    "fig-width filters footer format freeze from funding google-scholar has_children has_toc "
    "header "
    "header-includes headless hero hide html html-math-method icon image image-alt images "
    "in_search_index include-after-body include-before-body include-in-header iscjklanguage "
    "jupyter "
    "katex keep-md knitr lang language lastmod last_modified_at last-modified layout library "
    "license linktitle link-citations listing locale markup math mathjax menu modified nav_exclude "
    "nav_order navigation nocite number-sections og_image output outputs page-layout page_template "
    "params parent path pdf permalink pin pinned post-navigation project read_time readtime "
    "reading_time redirect_from redirect_to reference-section-title related render resources "
    "robots "
    "search section series series_order share sharing showdate showtoc sidebar site sitemap social "
    "sort_by standalone style styles tbl-cap-location template theme thumbnail title-block-banner "
    "title-block-style title-slug toc toc-depth toc_sticky toc-title translationkey twitter type "
    "updated usepackage videos view weight website";

constexpr std::string_view kUnkeptInCitation =
    "abstract accessed annote archive archive-place archive_location article-id available-date "
    "call-number categories citation-key citation-label collection-editor collection-number "
    "collection-title container-title-short dimensions director edition editor event event-date "
    "event-place event-title fulltext-html-url genre google-scholar id isbn jurisdiction keyword "
    "keywords language license medium note number number-of-pages number-of-volumes online-url "
    "original-date page-first page-last pdf-url pmcid publisher publisher-place references section "
    "source status title-short translator url-access version";

std::vector<std::string_view> names_in_citation() {
  std::vector<std::string_view> names;
  for (const CitationMember& member : kCitationMembers) names.push_back(member.name);
  names.insert(names.end(), {"author", "authors-cut", "issued"});
  return names;
}

bool is_word_of(std::string_view words, std::string_view name) {
  while (!words.empty()) {
    if (take_word(words) == name) return true;
  }
  return false;
}

}  // namespace

std::optional<MatterName> matter_name(std::string_view name) {
  const std::string lower = in_lower_case(name);
  if (is_one_of(std::string_view(lower), names_of_members())) return MatterName::own;
  const auto found = std::ranges::find(kNames, std::string_view(lower), &NamedMeaning::name);
  if (found != kNames.end()) return found->meaning;
  if (is_word_of(kPageSettings, lower)) return MatterName::page_setting;
  return std::nullopt;
}

std::string nearest_matter_name(std::string_view name) {
  std::vector<std::string_view> known = names_of_members();
  for (const NamedMeaning& each : kNames) known.push_back(each.name);
  return nearest_name(known, name);
}

std::string_view citation_member(std::string_view name) {
  const std::string lower = in_lower_case(name);
  const std::vector<std::string_view> names = names_in_citation();
  const auto found = std::ranges::find_if(
      names, [&](std::string_view each) { return in_lower_case(each) == lower; });
  return found == names.end() ? std::string_view() : *found;
}

bool is_unkept_in_citation(std::string_view name) {
  return is_word_of(kUnkeptInCitation, in_lower_case(name));
}

std::string nearest_citation_member(std::string_view name) {
  return nearest_name(names_in_citation(), name);
}

}  // namespace pprsearch

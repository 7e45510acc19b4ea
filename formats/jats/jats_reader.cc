#include <algorithm>
#include <array>
#include <istream>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/abstract_sections.h"
#include "formats/article_numbers.h"
#include "formats/jats/jats.h"
#include "formats/notices.h"
#include "formats/record.h"
#include "formats/reference.h"
#include "formats/reference_date.h"
#include "formats/unique_ids.h"
#include "formats/xml/xml_form.h"
#include "formats/xml/xml_node.h"

// An article is its <front>. What the body cites has titles, authors and DOIs as well, so nothing
// is looked for below it.

namespace pprsearch {
namespace {

constexpr std::array<std::string_view, 2> kRoots = {"article", "pmc-articleset"};

/// "2007-2-14", as far as it is known.
std::string date_of(const XmlNode& date) {
  std::string text = text_at(date, "year");
  for (const char* part : {"month", "day"}) {
    const std::string value = text_at(date, part);
    if (text.empty() || value.empty()) break;
    text += '-' + value;
  }
  return text;
}

/// The date in print counts, or the fullest one of its year; that of acceptance does not.
std::string published(const XmlNode& meta, std::vector<std::string>& repairs) {
  std::vector<std::string> dates;
  for (const XmlNode* date : find_all(meta, "pub-date")) {
    const std::string_view older_type = date->attribute("pub-type");
    const std::string_view type = older_type.empty() ? date->attribute("date-type") : older_type;
    const bool is_in_print = type == "ppub" || type == "collection";
    dates.insert(is_in_print ? dates.begin() : dates.end(), date_of(*date));
  }
  return fullest_date(dates, repairs);
}

bool is_author(const XmlNode& contributor) {
  const std::string_view type = contributor.attribute("contrib-type");
  return type.empty() || type == "author";
}

void add_authors(const XmlNode& meta, Reference& reference) {
  for (const XmlNode* contributor : find_all(meta, "contrib-group/contrib")) {
    if (!is_author(*contributor)) continue;
    ReferenceAuthor author;
    const XmlNode* name = find_first(*contributor, "name");
    if (name == nullptr) name = find_first(*contributor, "name-alternatives/name");
    if (name != nullptr) {
      author.name.family = text_at(*name, "surname");
      author.name.given = text_at(*name, "given-names");
      author.name.suffix = text_at(*name, "suffix");
    } else {
      author.name.literal =
          first_text(*contributor, {"collab/institution", "collab", "string-name"});
    }
    const bool is_named = !author.name.family.empty() || !author.name.literal.empty();
    if (is_named) reference.authors.push_back(std::move(author));
  }
}

std::string pages_of(const XmlNode& meta) {
  const std::string first = text_at(meta, "fpage");
  const std::string last = text_at(meta, "lpage");
  if (first.empty()) return text_at(meta, "elocation-id");
  return last.empty() || last == first ? first : first + '-' + last;
}

std::string id_of_type(const XmlNode& meta, std::string_view type) {
  for (const XmlNode* id : find_all(meta, "article-id")) {
    if (id->attribute("pub-id-type") == type) return one_line(*id);
  }
  return {};
}

/// The address of the full text; the number at PubMed Central may lack its letters.
std::string address_of_number(const XmlNode& meta) {
  const std::string number = id_of_type(meta, "pmc");
  return address_in({are_digits(number) ? "PMC" + number : number, id_of_type(meta, "pmcid")});
}

/// What an article is about that is a notice, and the notices of it.
std::vector<std::string> notices_of(const XmlNode& meta) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kRelations = {{
      {"retracted-article", "retraction-of"},
      {"corrected-article", "correction-of"},
      {"commentary-article", "comment-on"},
      {"object-of-concern", "concern-about"},
      {"retraction-forward", "retracted"},
      {"correction-forward", "corrected"},
  }};
  std::vector<std::string> notices;
  for (const XmlNode* other : find_all(meta, "related-article")) {
    const auto relation = std::ranges::find(kRelations, other->attribute("related-article-type"),
                                            &std::pair<std::string_view, std::string_view>::first);
    if (relation == kRelations.end()) continue;
    const std::string_view number = other->attribute("xlink:href");
    const bool is_pmid = other->attribute("ext-link-type") == "pubmed" && are_digits(number);
    add_notice(notices, notice_of(relation->second, "", is_pmid ? number : std::string_view(),
                                  is_pmid ? std::string_view() : number));
  }
  return notices;
}

/// The paragraphs of an abstract or of a section of it, without its title and label.
std::string paragraphs_of(const XmlNode& node) {
  std::string text;
  for (const XmlNode& child : node.children) {
    if (child.name == "title" || child.name == "label" || child.name == "sec") continue;
    const std::string paragraph = one_line(child);
    if (!paragraph.empty()) text += (text.empty() ? "" : "\n\n") + paragraph;
  }
  return text;
}

void add_sections(const XmlNode& node, const std::string& label,
                  std::vector<AbstractSection>& sections) {
  const std::string text = paragraphs_of(node);
  if (!text.empty() && label.empty()) {
    for (AbstractSection& section : split_abstract(text)) sections.push_back(std::move(section));
  } else if (!text.empty()) {
    sections.push_back({label, text});
  }
  for (const XmlNode* section : find_all(node, "sec")) {
    add_sections(*section, text_at(*section, "title"), sections);
  }
}

/// Abstracts of a type of their own are pictures, teasers and summaries of an editor.
std::vector<AbstractSection> abstract_of(const XmlNode& meta) {
  std::vector<AbstractSection> sections;
  for (const XmlNode* abstract : find_all(meta, "abstract")) {
    if (abstract->attribute("abstract-type").empty()) add_sections(*abstract, {}, sections);
  }
  return sections;
}

/// "review-article" is a type of research; "research-article" is none.
void set_research_type(const XmlNode& article, Reference& reference) {
  const std::string_view type = article.attribute("article-type");
  if (type == "review-article") reference.research_types.emplace_back("Review");
  if (type == "systematic-review") reference.research_types.emplace_back("Systematic Review");
  if (type == "case-report") reference.research_types.emplace_back("Case Reports");
}

Reference reference_of(const XmlNode& article) {
  static const XmlNode kNothing;
  const XmlNode* found = find_first(article, "front/article-meta");
  const XmlNode& meta = found == nullptr ? kNothing : *found;
  Reference reference;
  reference.type = "article-journal";
  reference.title = with_subtitle(text_at(meta, "title-group/article-title"),
                                  text_at(meta, "title-group/subtitle"));
  add_authors(meta, reference);
  reference.date = published(meta, reference.repairs);
  reference.container_title = first_text(
      article,
      {"front/journal-meta/journal-title-group/journal-title", "front/journal-meta/journal-title"});
  reference.volume = text_at(meta, "volume");
  reference.issue = text_at(meta, "issue");
  reference.page = pages_of(meta);
  reference.doi = id_of_type(meta, "doi");
  reference.pmid = id_of_type(meta, "pmid");
  reference.url = address_of_number(meta);
  reference.serial_numbers = all_texts(article, "front/journal-meta/issn");
  reference.abstract = abstract_of(meta);
  reference.topics = all_texts(meta, "kwd-group/kwd");
  set_research_type(article, reference);
  reference.notices = notices_of(meta);
  add_notice(reference.notices, std::string(kind_of_type(article.attribute("article-type"))));
  return reference;
}

}  // namespace

// HTML has an element of that name, too.
Recognition recognise_jats(const TextBeginning& beginning) {
  const std::string_view text = beginning.text();
  const bool is_jats = beginning.document_type() == "article" ||
                       text.find("<front>") != text.npos || text.find("article-type=") != text.npos;
  return plain_if(is_jats && beginning.begins_with_element(kRoots));
}

void read_jats(std::istream& in, const std::string& file, const RecordSink& sink) {
  UniqueIds made_ids;
  XmlForm form{{{"article"}, {}}, kRoots, "no JATS: it has no element 'article'", {}};
  form.read = [&](const XmlNode& node, Record& record) {
    set_entry(record, reference_of(node), made_ids);
    return true;
  };
  read_xml_form(in, file, form, sink);
}

}  // namespace pprsearch

#include <algorithm>
#include <array>
#include <initializer_list>
#include <istream>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/abstract_sections.h"
#include "formats/article_numbers.h"
#include "formats/jats/jats.h"
#include "formats/keyword_names.h"
#include "formats/notices.h"
#include "formats/record.h"
#include "formats/reference.h"
#include "formats/reference_date.h"
#include "formats/reference_names.h"
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
  if (text.empty()) text = date.attribute("iso-8601-date");
  if (text.empty()) return text_at(date, "string-date");
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
  return type.empty() || type == "author" || type == "group-author";
}

Name name_of(const XmlNode& name) {
  return {text_at(name, "surname"), text_at(name, "given-names"), {}, text_at(name, "suffix")};
}

/// A body's name without its members and marks.
std::string name_of_body(const XmlNode& collaboration) {
  constexpr std::array<std::string_view, 7> kOthers = {"contrib-group", "xref",  "fn",      "aff",
                                                       "address",       "email", "ext-link"};
  const std::string institution = text_at(collaboration, "institution");
  if (!institution.empty()) return institution;
  XmlNode name = collaboration;
  std::erase_if(name.children, [&](const XmlNode& child) {
    return is_one_of(std::string_view(child.name), kOthers);
  });
  return one_line(name);
}

const XmlNode* first_of(const XmlNode& node, std::initializer_list<std::string_view> paths) {
  for (const std::string_view path : paths) {
    if (const XmlNode* found = find_first(node, path)) return found;
  }
  return nullptr;
}

/// A person, a body, or both of one contributor.
void add_author(const XmlNode& contributor, Reference& reference) {
  const XmlNode* name = first_of(contributor, {"name", "name-alternatives/name", "string-name",
                                               "name-alternatives/string-name"});
  if (name != nullptr) {
    ReferenceAuthor author{name_of(*name), {}};
    if (author.name.family.empty()) author = author_of(one_line(*name));
    if (author.name != Name() || !author.printed.empty())
      reference.authors.push_back(std::move(author));
  }
  const XmlNode* body = first_of(contributor, {"collab", "collab-alternatives/collab"});
  std::string literal = body == nullptr ? std::string() : name_of_body(*body);
  if (literal.empty()) literal = text_at(contributor, "on-behalf-of");
  if (!literal.empty()) reference.authors.emplace_back().name.literal = std::move(literal);
}

void add_authors(const XmlNode& meta, Reference& reference) {
  for (const XmlNode* contributor : find_all(meta, "contrib-group/contrib")) {
    if (is_author(*contributor)) add_author(*contributor, reference);
  }
}

bool has_raised(const XmlNode& node) { return find_first(node, "sup") != nullptr; }

/// Takes footnotes and the marks that lead to them out of a text, and raised numbers of references,
/// which would run into a word.
void leave_out_footnotes(XmlNode& node) {
  constexpr std::array<std::string_view, 5> kMarks = {"fn", "table-fn", "aff", "corresp",
                                                      "author-notes"};
  std::erase_if(node.children, [&](const XmlNode& child) {
    return child.name == "fn" ||
           (child.name == "xref" &&
            (is_one_of(child.attribute("ref-type"), kMarks) ||
             (child.attribute("ref-type") == "bibr" && (has_raised(child) || node.name == "sup"))));
  });
  for (XmlNode& child : node.children) leave_out_footnotes(child);
}

/// The text of what `path` leads to first, without footnotes.
std::string title_at(const XmlNode& meta, std::string_view path) {
  const XmlNode* found = find_first(meta, path);
  if (found == nullptr) return {};
  XmlNode title = *found;
  leave_out_footnotes(title);
  return one_line(title);
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

/// Puts a blank before what stands on a line of its own within a paragraph: items of lists, cells.
void part_blocks(XmlNode& node) {
  constexpr auto kBlocks =
      std::to_array<std::string_view>({"p", "list", "list-item", "label", "def-item", "term", "def",
                                       "def-list", "disp-quote", "tr", "td", "th", "break"});
  std::vector<XmlNode> children;
  for (XmlNode& child : node.children) {
    part_blocks(child);
    const bool is_block = is_one_of(std::string_view(child.name), kBlocks);
    XmlNode blank;
    blank.text = " ";
    if (is_block) children.push_back(blank);
    children.push_back(std::move(child));
    if (is_block) children.push_back(std::move(blank));
  }
  node.children = std::move(children);
}

/// The paragraphs of an abstract or of a section of it, without its title and label.
std::string paragraphs_of(const XmlNode& node) {
  std::string text;
  for (const XmlNode& child : node.children) {
    constexpr std::array<std::string_view, 4> kOthers = {"title", "label", "sec", "object-id"};
    if (is_one_of(std::string_view(child.name), kOthers)) continue;
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

/// Those in other languages come last. Abstracts of a type of their own are pictures, teasers and
/// summaries of an editor.
std::vector<AbstractSection> abstract_of(const XmlNode& meta) {
  std::vector<AbstractSection> sections;
  for (const char* name : {"abstract", "trans-abstract"}) {
    for (const XmlNode* abstract : find_all(meta, name)) {
      if (!abstract->attribute("abstract-type").empty()) continue;
      XmlNode text = *abstract;
      leave_out_footnotes(text);
      part_blocks(text);
      add_sections(text, {}, sections);
    }
  }
  return sections;
}

/// Keywords, those below others, and the parts of those that have several, but not their codes.
void add_keywords(const XmlNode& node, std::vector<std::string>& topics) {
  constexpr std::array<std::string_view, 3> kGroups = {"compound-kwd", "nested-kwd", "kwd-group"};
  for (const XmlNode& child : node.children) {
    const bool is_code = child.attribute("content-type") == "code";
    if (child.name == "kwd" || (child.name == "compound-kwd-part" && !is_code)) {
      topics.push_back(one_line(child));
    } else if (is_one_of(std::string_view(child.name), kGroups)) {
      add_keywords(child, topics);
    } else if (child.name == "unstructured-kwd-group") {
      for (std::string& word : split_keywords(one_line(child), KeywordCommas::part_keywords)) {
        topics.push_back(std::move(word));
      }
    }
  }
}

/// Numbers of a classification are no topics.
bool has_codes(const XmlNode& group) {
  constexpr std::array<std::string_view, 6> kTypes = {"msc", "msc2010", "msc2020",
                                                      "jel", "pacs",    "acm"};
  return is_one_of(std::string_view(in_lower_case(group.attribute("kwd-group-type"))), kTypes);
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
  reference.title = with_subtitle(title_at(meta, "title-group/article-title"),
                                  title_at(meta, "title-group/subtitle"));
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
  for (const XmlNode* group : find_all(meta, "kwd-group")) {
    if (!has_codes(*group)) add_keywords(*group, reference.topics);
  }
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

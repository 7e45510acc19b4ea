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
#include "formats/reference_title.h"
#include "formats/unique_ids.h"
#include "formats/xml/xml_form.h"
#include "formats/xml/xml_node.h"

// An article is its <front>. What the body cites has titles, authors and DOIs as well, so nothing
// is looked for below it.

namespace pprsearch {
namespace {

constexpr std::array<std::string_view, 2> kRoots = {"article", "pmc-articleset"};

/// "2007-2-14", as far as it is known. Some have it in one piece only.
std::string date_of(const XmlNode& date) {
  std::string text = text_at(date, "year");
  if (text.empty()) text = date.attribute("iso-8601-date");
  if (text.empty()) text = text_at(date, "string-date");
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

/// Adds a body, unless it is among the authors. "on behalf of the" is no part of its name.
void add_body(std::string_view name, Reference& reference) {
  for (const std::string_view joint : {"on behalf of ", "for ", "the "}) {
    if (begins_with(name, joint)) name.remove_prefix(joint.size());
  }
  const bool is_known = std::ranges::any_of(reference.authors, [&](const ReferenceAuthor& author) {
    return plain_words(author.name.literal) == plain_words(name);
  });
  if (!name.empty() && !is_known) reference.authors.emplace_back().name.literal = name;
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
  const std::string literal = body == nullptr ? std::string() : name_of_body(*body);
  if (!literal.empty()) reference.authors.emplace_back().name.literal = literal;
}

void add_authors(const XmlNode& meta, Reference& reference) {
  std::vector<std::string> bodies = all_texts(meta, "contrib-group/on-behalf-of");
  for (const XmlNode* contributor : find_all(meta, "contrib-group/contrib")) {
    if (!is_author(*contributor)) continue;
    add_author(*contributor, reference);
    for (std::string& body : all_texts(*contributor, "on-behalf-of")) {
      bodies.push_back(std::move(body));
    }
  }
  for (const std::string& body : bodies) add_body(body, reference);
}

bool leads_to_reference(const XmlNode& node) {
  return node.name == "xref" && node.attribute("ref-type") == "bibr";
}

/// Whether an element is the mark of a reference, raised or in square brackets of its own: what is
/// cited by its authors is part of the text.
bool is_mark_of_reference(const XmlNode& node) {
  const bool is_group =
      node.name == "sup" && std::ranges::any_of(node.children, leads_to_reference);
  if (!is_group && !leads_to_reference(node)) return false;
  const std::string text = one_line(node);
  if (std::ranges::any_of(text, is_letter)) return false;
  const auto is_mark_or_comma = [](const XmlNode& child) {
    return leads_to_reference(child) || (child.name.empty() && is_blank(child.text, " \n\t,;-–"));
  };
  if (is_group) return std::ranges::all_of(node.children, is_mark_or_comma);
  return find_first(node, "sup") != nullptr || text.starts_with('[');
}

/// Takes footnotes, the marks that lead to them, and those of references out of a text.
void leave_out_footnotes(XmlNode& node) {
  constexpr std::array<std::string_view, 5> kMarks = {"fn", "table-fn", "aff", "corresp",
                                                      "author-notes"};
  std::erase_if(node.children, [&](const XmlNode& child) {
    return child.name == "fn" || is_mark_of_reference(child) ||
           (child.name == "xref" && is_one_of(child.attribute("ref-type"), kMarks));
  });
  for (XmlNode& child : node.children) leave_out_footnotes(child);
}

/// Its text without footnotes.
std::string title_of(XmlNode title) {
  leave_out_footnotes(title);
  return one_line(title);
}

/// The title of what `path` leads to first.
std::string title_at(const XmlNode& meta, std::string_view path) {
  const XmlNode* found = find_first(meta, path);
  return found == nullptr ? std::string() : title_of(*found);
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

/// Takes a text apart at what ends a paragraph, or stands in one as a block of its own.
class ParagraphsOfText {
 public:
  void add(const XmlNode& node) {
    constexpr std::array<std::string_view, 7> kParents = {
        "p", "list", "def-list", "table", "tbody", "table-wrap", "disp-quote"};
    constexpr std::array<std::string_view, 5> kLeaves = {"list-item", "def-item", "tr", "caption",
                                                         "disp-formula"};
    const std::string_view name = node.name;
    const bool is_parent = is_one_of(name, kParents);
    if (is_parent || is_one_of(name, kLeaves) || name == "break") flush();
    if (is_parent) {
      for (const XmlNode& child : node.children) add(child);
      flush();
    } else if (name == "break") {
      return;
    } else if (is_one_of(name, kLeaves)) {
      inline_.children.push_back(node);
      flush();
    } else {
      add_inline(node);
    }
  }

  std::string take() {
    flush();
    return std::move(text_);
  }

 private:
  /// Bold words may be a heading, which the tags tell that every text may have.
  void add_inline(const XmlNode& node) {
    if (node.name == "bold" && names_section(one_line(node))) {
      inline_.children.push_back({{}, "<b>" + one_line(node) + "</b>", {}, {}});
    } else {
      inline_.children.push_back(node);
    }
  }

  void flush() {
    XmlNode whole = std::exchange(inline_, {});
    whole.name = "p";
    const std::string paragraph = one_line(whole);
    if (!paragraph.empty()) text_ += (text_.empty() ? "" : "\n\n") + paragraph;
  }

  XmlNode inline_;
  std::string text_;
};

/// The paragraphs of an abstract or of a section of it, without its title, label and numbers.
std::string paragraphs_of(const XmlNode& node) {
  constexpr std::array<std::string_view, 4> kOthers = {"title", "label", "sec", "object-id"};
  ParagraphsOfText text;
  for (const XmlNode& child : node.children) {
    if (!is_one_of(std::string_view(child.name), kOthers)) text.add(child);
  }
  return text.take();
}

void add_sections(const XmlNode& node, const std::string& label,
                  std::vector<AbstractSection>& sections) {
  const std::string text = paragraphs_of(node);
  if (!text.empty() && label.empty()) {
    add_abstract(text, sections);
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
      add_sections(text, {}, sections);
    }
  }
  return sections;
}

/// Whether all keywords of a group are codes of a classification: "35-00", "C63".
bool are_codes(const XmlNode& group) {
  constexpr auto kClassifications =
      std::to_array<std::string_view>({"msc", "pacs", "jel", "udc", "ddc", "lcc", "acm", "ccs"});
  const std::string type = plain_words(group.attribute("kwd-group-type"));
  const bool is_of_codes = std::ranges::any_of(
      kClassifications, [&](std::string_view name) { return type.starts_with(name); });
  return is_of_codes && std::ranges::all_of(all_texts(group, "kwd"), [](const std::string& word) {
           return std::ranges::any_of(word, is_digit) && word.find(' ') == word.npos;
         });
}

/// Keywords, those below others, and the parts of those that have several, but not their codes.
void add_keywords(const XmlNode& node, std::vector<std::string>& topics) {
  constexpr std::array<std::string_view, 3> kGroups = {"compound-kwd", "nested-kwd", "kwd-group"};
  for (const XmlNode& child : node.children) {
    const bool is_code = child.attribute("content-type") == "code";
    if (child.name == "kwd" || (child.name == "compound-kwd-part" && !is_code)) {
      topics.push_back(one_line(child));
    } else if (child.name == "unstructured-kwd-group") {
      for (std::string& word : split_keywords(one_line(child), KeywordCommas::part_keywords)) {
        topics.push_back(std::move(word));
      }
    } else if (is_one_of(std::string_view(child.name), kGroups)) {
      add_keywords(child, topics);
    }
  }
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
  reference.title = title_at(meta, "title-group/article-title");
  for (const XmlNode* subtitle : find_all(meta, "title-group/subtitle")) {
    reference.title = with_subtitle(std::move(reference.title), title_of(*subtitle));
  }
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
    if (!are_codes(*group)) add_keywords(*group, reference.topics);
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

#include <pprsearch/error.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/abstract_sections.h"
#include "formats/article_numbers.h"
#include "formats/author_field.h"
#include "formats/blog/blog_lines.h"
#include "formats/blog/blog_post.h"
#include "formats/feed/feed.h"
#include "formats/html/html_lines.h"
#include "formats/keyword_names.h"
#include "formats/plain_text.h"
#include "formats/reference.h"
#include "formats/reference_date.h"
#include "formats/unique_ids.h"
#include "formats/valid_member.h"
#include "formats/xml/xml_form.h"
#include "formats/xml/xml_node.h"

// <feed><entry>… of Atom, and <item> of RSS, whichever version: the names of their parts differ,
// not what they mean. A text may be HTML that is escaped, HTML as elements, or plain. Blogger
// exports everything as entries of one feed, and marks by a category what each of them is.

namespace pprsearch {
namespace {

constexpr std::array<std::string_view, 3> kRoots = {"feed", "rdf:RDF", "rss"};
constexpr std::string_view kKindOfBlogger = "http://schemas.google.com/g/2005#kind";

// ---- Texts ----

/// HTML written out again, for the reader of HTML.
void write_markup(const XmlNode& node, std::string& html) {
  const auto escape = [&](std::string_view text) {
    for (const char c : text) {
      if (c == '<') html += "&lt;";
      if (c == '&') html += "&amp;";
      if (!is_one_of(c, "<&")) html += c;
    }
  };
  if (node.name.empty()) return escape(node.text);
  const std::string name = node.name.substr(node.name.find(':') + 1);
  html.append("<").append(name).append(">");
  for (const XmlNode& child : node.children) write_markup(child, html);
  html.append("</").append(name).append(">");
}

/// The HTML of an element that has a text, whatever way it is written.
std::string html_of(const XmlNode& element) {
  std::string html;
  if (element.attribute("type") == "xhtml") {
    for (const XmlNode& child : element.children) write_markup(child, html);
  } else if (element.attribute("type") == "text" || element.attribute("type") == "text/plain") {
    write_markup({"p", "", {}, {{"", raw_text(element), {}, {}}}}, html);
  } else {
    html = raw_text(element);
  }
  return html;
}

std::string words_shown(const XmlNode& element) {
  bool had_controls = false;
  std::vector<std::string> ignored;  // of a title or a category, which has no text beyond it
  return plain_text(join(lines_shown(html_of(element), ignored), " "), Paragraphs::join,
                    had_controls);
}

std::string title_in(const XmlNode& element) {
  const XmlNode* title = find_first(element, "title");
  return title == nullptr ? std::string() : words_shown(*title);
}

/// Whether a content is of a kind of media that has no text: a picture, a film, a file.
bool is_text(const XmlNode& content) {
  const std::string type = in_lower_case(content.attribute("type"));
  const bool is_media = type.find('/') != type.npos;
  return !is_media || type.starts_with("text/") || type.ends_with("/xml") ||
         type.ends_with("+xml") || type.ends_with("/html");
}

/// The whole text before a teaser.
std::vector<BlogLine> content_lines(const XmlNode& entry, Record& record) {
  for (const char* name : {"content", "content:encoded", "summary", "description"}) {
    for (const XmlNode* content : find_all(entry, name)) {
      if (!is_text(*content)) {
        record.repairs.push_back("a content of type '" +
                                 beginning_of_text(content->attribute("type")) + "' was left out");
        continue;
      }
      std::vector<BlogLine> lines = post_lines_shown(html_of(*content), record.repairs);
      if (!lines.empty()) return lines;
    }
  }
  return {};
}

void read_text_of(const XmlNode& entry, Record& record) {
  std::vector<BlogLine> post = content_lines(entry, record);
  for (BlogLine& line : post) line.number = record.line;
  post.insert(post.begin(), {LineKind::short_line, title_in(entry), record.line, 0});
  read_post_text(post, record);
}

// ---- What else an entry says ----

/// "Tue, 18 Jan 2011 07:40:14 +0000" without its weekday and time; a date of ISO 8601 without time.
std::string day_in(const std::string& text) {
  constexpr std::size_t kIsoDate = 10;
  const std::string iso = text.substr(0, kIsoDate);
  if (is_valid_member(&Entry::published, iso)) return iso;
  const std::vector<std::string_view> words =
      split_words(std::string_view(text).substr(text.find(',') + 1), kBlanks);
  constexpr std::size_t kParts = 3;
  std::vector<std::string> parts(
      words.begin(), words.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), kParts)));
  const bool is_short = parts.size() == kParts && parts[2].size() == 2 && are_digits(parts[2]);
  if (is_short) parts[2].insert(0, parts[2].front() < '5' ? "20" : "19");  // RFC 2822
  return join(parts, " ");
}

void read_day(const XmlNode& entry, Record& record) {
  const std::string text = first_text(
      entry, {"published", "issued", "pubDate", "dc:date", "date", "updated", "modified"});
  if (text.empty()) return;
  record.entry.published = published_by(day_in(text), record.repairs);
  if (record.entry.published.empty()) {
    record.repairs.push_back("the date '" + beginning_of_text(text) +
                             "' cannot be read and was left out");
  }
}

/// Atom's link to the post itself; RSS has it as a text.
std::string address_in(const XmlNode& entry) {
  for (const XmlNode* link : find_all(entry, "link")) {
    const std::string_view relation = link->attribute("rel");
    const std::string_view address = link->attribute("href");
    if (address.empty()) return one_line(*link);
    if (relation.empty() || relation == "alternate") return std::string(address);
  }
  return {};
}

void read_address_of(const XmlNode& entry, Record& record) {
  set_address(address_in(entry), record);
}

std::string topic_of(const XmlNode& category) {
  if (category.attribute("scheme") == kKindOfBlogger) return {};
  std::string topic(category.attribute("label"));
  if (topic.empty()) topic = category.attribute("term");
  bool had_controls = false;
  if (!topic.empty()) return plain_text(topic, Paragraphs::join, had_controls);
  return words_shown(category);
}

void read_topics_of(const XmlNode& entry, Record& record) {
  std::unordered_set<std::string> seen;
  for (const char* name : {"category", "dc:subject"}) {
    for (const XmlNode* category : find_all(entry, name)) {
      std::string topic = topic_of(*category);
      if (!names_no_category(topic)) add_topic(std::move(topic), seen, record);
    }
  }
}

// ---- Articles ----

/// What identifiers of a kind say: "10.5555/a" of "doi:10.5555/a".
std::string identifier_in(const XmlNode& entry, std::string_view kind) {
  for (const char* name : {"dc:identifier", "guid"}) {
    for (const std::string& text : all_texts(entry, name)) {
      const bool is_of_kind = begins_with(text, kind) && text.substr(kind.size()).starts_with(':');
      if (is_of_kind) return text.substr(kind.size() + 1);
    }
  }
  return {};
}

std::string doi_in(const XmlNode& entry) {
  const std::string doi = first_text(entry, {"prism:doi", "arxiv:doi"});
  return bare_doi(doi.empty() ? identifier_in(entry, "doi") : doi);
}

std::string pmid_in(const XmlNode& entry) {
  const std::string pmid = identifier_in(entry, "pmid");
  return pmid.empty() ? identifier_in(entry, "pubmed") : pmid;
}

/// A journal says with a few words where its article appeared, in the place of an abstract.
bool is_announcement(std::string_view text) {
  constexpr std::size_t kLongest = 300;
  const std::string lower = in_lower_case(text.substr(0, kLongest));
  return text.size() < kLongest &&
         (lower.find("doi") != lower.npos || lower.find("ahead of print") != lower.npos ||
          lower.find("published online") != lower.npos);
}

/// What a feed of a journal or database tells of an article that it names by a number.
Reference article_in(const XmlNode& entry, const std::string& summary, Record& record) {
  Reference reference;
  reference.type = "article-journal";
  reference.title = title_in(entry);
  for (const char* name : {"dc:creator", "author/name"}) {
    if (!reference.authors.empty()) break;
    for (const std::string& author : all_texts(entry, name)) add_author_field(author, reference);
  }
  const std::string day =
      first_text(entry, {"published", "issued", "pubDate", "dc:date", "date", "updated"});
  reference.date =
      fullest_date({first_text(entry, {"prism:publicationDate", "prism:coverDate"}), day_in(day)},
                   reference.repairs);
  reference.container_title = first_text(entry, {"prism:publicationName", "dc:source"});
  reference.volume = text_at(entry, "prism:volume");
  reference.issue = text_at(entry, "prism:number");
  const std::string last = text_at(entry, "prism:endingPage");
  reference.page = text_at(entry, "prism:startingPage") + (last.empty() ? "" : "-" + last);
  reference.serial_numbers = {text_at(entry, "prism:issn"), text_at(entry, "prism:eIssn")};
  reference.doi = doi_in(entry);
  reference.pmid = pmid_in(entry);
  const std::string address = address_in(entry);
  if (!is_address_of_doi(address)) reference.url = address;
  if (is_announcement(summary)) {
    record.repairs.emplace_back("a text that only says where the article appeared was left out");
  } else {
    reference.abstract = split_abstract(summary);
  }
  return reference;
}

// ---- Records ----

struct Feed {
  std::string name;
  UniqueIds ids;
  std::size_t drafts = 0;
  std::size_t others = 0;  ///< comments, settings and pages of Blogger
};

void read_entry_of_feed(const XmlNode& entry, Record& record, Feed& feed) try {
  read_text_of(entry, record);
  Entry& read = record.entry;
  if (!doi_in(entry).empty() || !pmid_in(entry).empty()) {
    const std::string summary = std::exchange(record.entry, {}).summary;
    set_entry(record, article_in(entry, summary, record), feed.ids);
    if (record.rejection.empty()) read_topics_of(entry, record);
    return;
  }
  if (read.title.empty() && read.summary.empty() && read.practice_implications.empty()) {
    record.rejection = "a post without a title and a text";
    record.code = FaultCode::no_text;
    return;
  }
  read_day(entry, record);
  read_address_of(entry, record);
  read_topics_of(entry, record);
  read.id =
      make_entry_id(read.published, read.title.empty() ? read.summary.substr(0, 80) : read.title);
  read.summary_source = feed.name;
  feed.ids.settle(record);
} catch (const Error& error) {
  reject_for(record, error);
}

/// Whether it is one of Blogger's that is no post.
bool is_other_of_blogger(const XmlNode& entry) {
  for (const XmlNode* category : find_all(entry, "category")) {
    if (category->attribute("scheme") != kKindOfBlogger) continue;
    return !category->attribute("term").ends_with("#post");
  }
  return false;
}

bool is_draft(const XmlNode& entry) {
  return first_text(entry, {"app:control/app:draft", "blogger:status"}) == "yes" ||
         text_at(entry, "blogger:status") == "DRAFT";
}

std::string passed_over(const Feed& feed) {
  std::vector<std::string> told;
  if (feed.drafts > 0) told.push_back(std::to_string(feed.drafts) + " that are drafts");
  if (feed.others > 0)
    told.push_back(std::to_string(feed.others) + " that are no posts (comments, pages, settings)");
  return join(told, ", ");
}

}  // namespace

Recognition recognise_feed(const TextBeginning& beginning) {
  constexpr std::array<std::string_view, 2> kPlain = {"feed", "rss"};
  constexpr std::array<std::string_view, 1> kRdf = {"rdf:RDF"};
  const bool is_rss = beginning.begins_with_element(kRdf) &&
                      beginning.text().find("http://purl.org/rss/1.0/") != std::string_view::npos;
  return plain_if(is_rss || beginning.begins_with_element(kPlain));
}

void read_feed(std::istream& in, const std::string& file, const RecordSink& sink) {
  Feed feed;
  std::size_t last_line = 1;
  bool is_before_entries = true;
  XmlForm form{
      {{"entry", "item"}, {"title"}}, kRoots, "no feed: it has no element 'entry' or 'item'", {}};
  form.read = [&](const XmlNode& element, Record& record) {
    if (element.name == "title") {
      if (is_before_entries && feed.name.empty()) feed.name = words_shown(element);
      return false;
    }
    is_before_entries = false;
    last_line = record.line;
    const bool is_other = is_other_of_blogger(element);
    if (is_other || is_draft(element)) {
      ++(is_other ? feed.others : feed.drafts);
      return false;
    }
    read_entry_of_feed(element, record, feed);
    return true;
  };
  read_xml_form(in, file, form, sink);
  const std::string told = passed_over(feed);
  if (!told.empty()) sink(passed_over_in(file, last_line, told));
}

}  // namespace pprsearch

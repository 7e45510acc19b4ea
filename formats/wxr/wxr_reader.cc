#include <pprsearch/error.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <iomanip>
#include <locale>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "formats/blog/blog_lines.h"
#include "formats/blog/blog_post.h"
#include "formats/html/html_lines.h"
#include "formats/keyword_names.h"
#include "formats/plain_text.h"
#include "formats/reference.h"
#include "formats/unique_ids.h"
#include "formats/valid_member.h"
#include "formats/wxr/wxr.h"
#include "formats/wxr/wxr_content.h"
#include "formats/xml/xml_form.h"
#include "formats/xml/xml_node.h"

namespace pprsearch {
namespace {

constexpr std::array<std::string_view, 1> kRoots = {"rss"};

// ---- Which items are read ----

/// What an item is to WordPress. A plain RSS feed says nothing of that: all in it is published.
struct PostKind {
  std::string type;
  std::string status;  ///< "publish", and no password: visitors can read it

  friend bool operator<(const PostKind& a, const PostKind& b) {
    return std::tie(a.type, a.status) < std::tie(b.type, b.status);
  }
};

PostKind kind_of(const XmlNode& item) {
  PostKind kind = {text_at(item, "wp:post_type"), text_at(item, "wp:status")};
  if (kind.type.empty()) kind.type = "post";
  if (kind.status.empty()) kind.status = "publish";
  if (!text_at(item, "wp:post_password").empty()) kind.status += " with a password";
  return kind;
}

/// Counts the items that are not read.
class PassedOver {
 public:
  void add(const PostKind& kind) {
    constexpr std::size_t kMostKinds = 40;  // types are any text
    const bool has_room = counts_.size() < kMostKinds || counts_.contains(kind);
    ++(has_room ? counts_[kind] : others_);
  }

  /// "2 of type 'page' (1 draft, 1 publish), 3 of type 'event' (3 publish)"; empty without any.
  std::string told() const {
    std::vector<std::string> types;
    for (auto kind = counts_.begin(); kind != counts_.end();) {
      const std::string& type = kind->first.type;
      std::size_t sum = 0;
      std::vector<std::string> statuses;
      for (; kind != counts_.end() && kind->first.type == type; ++kind) {
        sum += kind->second;
        statuses.push_back(std::to_string(kind->second) + ' ' + beginning_of(kind->first.status));
      }
      types.push_back(std::to_string(sum) + " of type '" + beginning_of(type) + "' (" +
                      join(statuses, ", ") + ')');
    }
    if (others_ > 0) types.push_back(std::to_string(others_) + " of other types");
    return join(types, ", ");
  }

 private:
  static std::string beginning_of(const std::string& text) {
    constexpr std::size_t kMostBytes = 40;
    return std::string(whole_characters(text, kMostBytes));
  }

  std::map<PostKind, std::size_t> counts_;
  std::size_t others_ = 0;
};

// ---- Texts ----

/// The text of a title or name, which is HTML, on one line.
std::string words_of_title(const std::string& html) {
  bool had_controls = false;
  std::vector<std::string> ignored;  // a title has no text beyond what cannot be read
  return plain_text(join(lines_shown(html, ignored), " "), Paragraphs::join, had_controls);
}

std::string title_of(const XmlNode& item) { return words_of_title(text_at(item, "title")); }

/// The text of the first element with that name that has one.
std::string content_of(const XmlNode& item, std::string_view name) {
  for (const XmlNode* found : find_all(item, name)) {
    if (std::string text = raw_text(*found); !text.empty()) return html_of_content(text);
  }
  return {};
}

void read_texts(const XmlNode& item, Record& record) {
  std::vector<BlogLine> post;
  for (const char* name : {"content:encoded", "excerpt:encoded", "description"}) {
    if (post.empty()) post = post_lines_shown(content_of(item, name), record.repairs);
  }
  for (BlogLine& line : post) line.number = record.line;
  post.insert(post.begin(), {LineKind::short_line, title_of(item), record.line, 0});
  read_post_text(post, record);
}

// ---- When and where it was published ----

/// Whether the text is a whole date, of the calendar: "2021-25-03" is one by its form alone.
bool is_date(const std::string& text) {
  constexpr std::size_t kWholeDate = 10;
  return text.size() == kWholeDate && is_valid_member(&Entry::published, text);
}

/// "2011-01-18" for "Tue, 18 Jan 2011 07:40:14 +0000"; empty where it cannot be read.
std::string date_of_feed(const std::string& text) {
  std::istringstream in(text.substr(std::min(text.find(',') + 1, text.size())));
  in.imbue(std::locale::classic());
  std::tm time{};
  in >> std::get_time(&time, " %d %b %Y");
  if (!in || time.tm_year < 0) return {};
  std::ostringstream date;
  date << std::put_time(&time, "%Y-%m-%d");
  return is_date(date.str()) ? date.str() : std::string();
}

/// The beginning of what may be of any length, in quotes.
std::string quoted(const std::string& text) {
  constexpr std::size_t kMostBytes = 40;
  return "'" + std::string(whole_characters(text, kMostBytes)) + "'";
}

/// What was never published has "0000-00-00 00:00:00", which is no date and no mistake.
void read_date(const XmlNode& item, Record& record) {
  const std::string text = text_at(item, "wp:post_date");
  const std::string date = text.substr(0, 10);
  const bool is_usable = is_date(date);
  const std::string in_feed = text_at(item, "pubDate");
  record.entry.published = is_usable ? date : date_of_feed(in_feed);
  const bool is_unset = text.empty() || date.starts_with("0000");
  const bool has_none = record.entry.published.empty();
  if (!is_usable && !is_unset) {
    record.repairs.push_back("the date " + quoted(text) + " is not one of the calendar" +
                             (has_none ? " and was left out" : "; that of the feed was taken"));
  } else if (has_none && !in_feed.empty()) {
    record.repairs.push_back("the date " + quoted(in_feed) + " cannot be read and was left out");
  }
}

void read_address(const XmlNode& item, Record& record) {
  set_address(text_at(item, "link"), record);
}

// ---- Topics ----

bool names_topics(std::string_view domain) {
  return domain.empty() || domain == "category" || domain == "post_tag" || domain == "tag";
}

/// WordPress puts posts without a category into this one.
bool is_no_topic(const XmlNode& category) {
  return category.attribute("nicename") == "uncategorized" || names_no_category(raw_text(category));
}

void read_topics(const XmlNode& item, Record& record) {
  std::unordered_set<std::string> seen;
  for (const XmlNode* category : find_all(item, "category")) {
    if (!names_topics(category->attribute("domain")) || is_no_topic(*category)) continue;
    std::string topic = words_of_title(raw_text(*category));  // WordPress keeps names escaped
    if (topic.empty()) topic = category->attribute("nicename");
    add_topic(std::move(topic), seen, record);
  }
}

/// Counts names of taxonomies that the blog has made for itself; those of WordPress say how a post
/// is shown.
class OtherTaxonomies {
 public:
  void count_of(const XmlNode& item) {
    constexpr std::size_t kMostTaxonomies = 40;
    constexpr std::array<std::string_view, 5> kOfWordPress = {"post_format", "nav_menu", "wp_theme",
                                                              "link_category", "language"};
    for (const XmlNode* category : find_all(item, "category")) {
      const std::string domain(category->attribute("domain"));
      if (names_topics(domain) || is_one_of(std::string_view(domain), kOfWordPress)) continue;
      const bool has_room = counts_.size() < kMostTaxonomies || counts_.contains(domain);
      ++(has_room ? counts_[domain] : others_);
    }
  }

  /// Empty without any.
  std::string told() const {
    if (counts_.empty()) return {};
    std::vector<std::string> told;
    for (const auto& [domain, count] : counts_) {
      told.push_back(std::to_string(count) + " of '" + beginning_of_text(domain) + "'");
    }
    if (others_ > 0) told.push_back(std::to_string(others_) + " of further ones");
    return "names of other taxonomies than categories and tags: " + join(told, ", ");
  }

 private:
  std::map<std::string, std::size_t> counts_;
  std::size_t others_ = 0;
};

// ---- Records ----

struct Blog {
  std::string name;
  UniqueIds ids;
};

void read_post(const XmlNode& item, Record& record, Blog& blog) try {
  read_texts(item, record);
  Entry& entry = record.entry;
  if (entry.title.empty() && entry.summary.empty() && entry.practice_implications.empty()) {
    record.rejection = "a post without a title and a text";
    record.code = FaultCode::no_text;
    return;
  }
  read_date(item, record);
  read_address(item, record);
  read_topics(item, record);
  entry.id = text_at(item, "wp:post_name");
  const bool has_id = !entry.id.empty() && entry.id.size() <= kMaxIdBytes;
  if (!has_id) {
    entry.id = make_entry_id(entry.published, entry.title);
  }
  entry.summary_source = blog.name;
  blog.ids.settle(record);
  if (has_id) record.made_id.clear();
} catch (const Error& error) {
  reject_for(record, error);
}

/// A feed's item that holds nothing is no post of anyone's.
bool is_empty(const XmlNode& item) {
  return !find_first(item, "title") && !find_first(item, "content:encoded") &&
         text_at(item, "description").empty();
}

}  // namespace

Recognition recognise_wxr(const TextBeginning& beginning) {
  const bool is_export = beginning.text().find("wordpress.org/export/") != std::string_view::npos ||
                         beginning.text().find("<wp:") != std::string_view::npos;
  return plain_if(is_export && beginning.begins_with_element(kRoots));
}

void read_wxr(std::istream& in, const std::string& file, const RecordSink& sink) {
  read_wxr_asked(in, file, {}, sink);
}

void read_wxr_asked(std::istream& in, const std::string& file, const ReadingOptions& options,
                    const RecordSink& sink) {
  Blog blog;
  PassedOver passed_over;
  OtherTaxonomies other_taxonomies;
  std::size_t last_line = 1;
  bool is_before_items = true;
  XmlForm form{
      {{"item"}, {"title"}}, kRoots, "no WordPress export: its first element is not 'rss'", {}};
  form.read = [&](const XmlNode& element, Record& record) {
    if (element.name == "title") {  // the first is the blog's, another one that of its image
      if (is_before_items && blog.name.empty()) blog.name = words_of_title(raw_text(element));
      return false;
    }
    is_before_items = false;
    last_line = record.line;
    if (is_empty(element)) return false;
    const PostKind kind = kind_of(element);
    if (!is_one_of(kind.type, options.post_types) || kind.status != "publish") {
      passed_over.add(kind);
      return false;
    }
    read_post(element, record, blog);
    other_taxonomies.count_of(element);
    return true;
  };
  read_xml_form(in, file, form, sink);
  const std::string taxonomies = other_taxonomies.told();
  if (!taxonomies.empty()) sink(passed_over_in(file, last_line, taxonomies));
  const std::string told = passed_over.told();
  if (told.empty()) return;
  sink(passed_over_in(file, last_line,
                      told + "; --post-type NAME takes what is published of a type"));
}

}  // namespace pprsearch

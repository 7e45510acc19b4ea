#include "formats/markdown/front_matter.h"

#include <pprsearch/entry.h>
#include <pprsearch/error.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "formats/author_field.h"
#include "formats/keyword_names.h"
#include "formats/markdown/markdown_blocks.h"
#include "formats/markdown/markdown_inline.h"
#include "formats/markdown/matter_names.h"
#include "formats/plain_text.h"
#include "formats/reference.h"
#include "formats/reference_names.h"
#include "formats/reference_title.h"
#include "formats/valid_member.h"

// Front matter is our own members, which go into the entry's JSON form as they are, and those that
// generators of sites know. Whose names these are nobody can tell from one file, so both are read
// in every file.
//
// A page is about an article, or is one: a manuscript in Quarto has authors with affiliations, an
// abstract or a DOI. These make its citation. The author of anything else is the page's, of whom
// an entry says nothing.

namespace pprsearch {
namespace {

using nlohmann::json;

bool is_true(std::string_view text) {
  return is_one_of(in_lower_case(text), std::array<std::string, 4>{"true", "yes", "on", "1"});
}

bool is_false(std::string_view text) {
  return is_one_of(in_lower_case(text), std::array<std::string, 4>{"false", "no", "off", "0"});
}

std::string text_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_array() && !value.empty() ? text_of(value.front()) : std::string();
}

std::string member_of(const json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? std::string() : text_of(*found);
}

std::string shown_paragraphs(const std::string& text) {
  std::vector<std::string> lines;
  for (const std::string_view line : split_at(text, '\n')) lines.emplace_back(line);
  return shown_text(lines);
}

/// "2021-03-05" of "2021-03-05T10:00:00+02:00" and "2021-03-05 10:00:00 +0200".
std::string without_time(const std::string& text) {
  const std::size_t end = text.find_first_of("Tt ");
  const bool is_date =
      end != text.npos && end >= 8 && std::ranges::count(text.substr(0, end), '-') == 2;
  return is_date && end + 1 < text.size() && is_digit(text[end + 1]) ? text.substr(0, end) : text;
}

/// "2021-03-05" of "2021-03-05-sleep", as Jekyll names posts; else empty.
std::string date_of_name(const std::string& stem) {
  constexpr std::size_t kDateBytes = 10;
  const bool has_date = stem.size() > kDateBytes && stem[kDateBytes] == '-';
  const std::string date = has_date ? stem.substr(0, kDateBytes) : std::string();
  return is_valid_member(&Entry::published, date) ? date : std::string();
}

/// The path that a member of an archive has if it is unpacked into a folder of the archive's name:
/// "blog/posts/index.md" of "old/blog.zip:posts/index.md".
std::filesystem::path unpacked_path(const std::string& path) {
  constexpr std::string_view kMark = ".zip:";
  const std::size_t mark = in_lower_case(path).find(kMark);
  if (mark == path.npos) return path;
  const std::filesystem::path archive = std::filesystem::path(path.substr(0, mark)).filename();
  return archive / path.substr(mark + kMark.size());
}

/// The name of the file, or of the folder of a page that is one.
std::string name_of_page(const std::filesystem::path& path) {
  std::string stem = path.stem().string();
  const std::string folder = path.parent_path().filename().string();
  const bool is_index = stem == "index" || stem == "_index";
  return is_index && !folder.empty() && folder != "." ? folder : stem;
}

/// What yaml_to_json() and toml_to_json() wrote is JSON, but for bytes that stood in the file.
json parsed(const std::string& text) {
  if (!is_utf8(text)) throw Error("the front matter is not UTF-8");
  return json::parse(text);
}

class FrontMatterReader {
 public:
  FrontMatterReader(const MatterText& matter, const std::filesystem::path& path)
      : members_(parsed(matter.json)), lines_(matter.lines), path_(path) {
    if (matter.repeated.empty()) return;
    matter_.repairs.push_back("given more than once, the last one was taken: " +
                              join(matter.repeated, ", "));
  }

  FrontMatter read() {
    const std::string name = name_of_page(path_);
    for (const auto& folder : path_.parent_path()) {
      if (folder == "_drafts") matter_.unpublished = "in the folder _drafts";
    }
    for (const auto& [member, value] : members_.items()) read_member(member, value);
    tell_unknown();
    if (!entry_.contains("id")) entry_["id"] = slug_.empty() ? name : slug_;
    settle_date(name);
    settle_title();
    settle_topics();
    settle_article();
    matter_.entry = entry_.dump(-1, ' ', false, json::error_handler_t::replace);
    return std::move(matter_);
  }

 private:
  void read_member(const std::string& name, const json& value) {
    const std::optional<MatterName> meaning = matter_name(name);
    if (!meaning) {
      unknown_.push_back(name);
    } else if (*meaning == MatterName::own) {
      read_own(in_lower_case(name), value);
    } else {
      read_other(*meaning, in_lower_case(name), value);
    }
  }

  // ---- Our own members ----

  void read_own(const std::string& name, const json& value) {
    if (name == "published") return read_published(value);
    if (name == "citation") return read_citation(value);
    if (name == "url") return read_url(value);
    if (name == "summary") return set_description(text_of(value), true);
    if (name == "practice_implications") {
      matter_.implications = shown_paragraphs(text_of(value));
    } else if (name == "topics" || name == "keywords" || name == "research_types") {
      entry_[name] = value.is_string() ? json(names_in(text_of(value))) : value;
    } else {
      entry_[name] = value;
    }
  }

  void read_published(const json& value) {
    const std::string text = text_of(value);
    if (is_false(text)) {
      matter_.unpublished = "published: " + text;
    } else if (!is_true(text)) {
      published_ = value;
    }
  }

  /// Of generators of sites, it is where the page is on its site.
  void read_url(const json& value) {
    const std::string text = text_of(value);
    if (text.starts_with('/') || text.find(':') == text.npos) {
      if (!text.empty())
        tell("the url '" + beginning_of_text(text) + "', which is of a site, was left out");
    } else {
      entry_["url"] = value;
    }
  }

  void read_citation(const json& value) {
    const std::string text = text_of(value);
    if (value.is_object()) {
      entry_["citation"] = citation_of(value);
    } else if (is_true(text)) {
      is_article_ = true;
    } else if (!is_false(text)) {
      entry_["citation"] = value.is_string() ? json(shown_inline(text)) : value;
    }
  }

  json citation_of(const json& object) {
    json citation = json::object();
    for (const auto& [name, value] : object.items()) {
      const std::string_view member = citation_member(name);
      if (!member.empty()) {
        citation[std::string(member)] = value;
      } else if (!is_unkept_in_citation(name)) {
        matter_.slips.push_back(slip(place_of("citation"),
                                     "member '" + beginning_of_text(name) + "' of the citation",
                                     nearest_citation_member(name)));
      }
    }
    const std::string first = member_of(object, "page-first");
    const std::string last = member_of(object, "page-last");
    if (!first.empty() && !citation.contains("page")) {
      citation["page"] = last.empty() ? first : first + "-" + last;
    }
    return citation;
  }

  // ---- Members of generators of sites ----

  void read_other(MatterName meaning, const std::string& name, const json& value) {
    const std::string text = text_of(value);
    switch (meaning) {
      case MatterName::own:
      case MatterName::page_setting:
        return;
      case MatterName::date:
        return set_date(name, text);
      case MatterName::state:
        return read_state(name, value);
      case MatterName::topics:
      case MatterName::topic:
        return add_topics(value, meaning == MatterName::topics);
      case MatterName::topic_lists:
        return add_topic_lists(value);
      case MatterName::slug:
        return set_valid(slug_, &Entry::id, text);
      case MatterName::authors:
        return add_authors(value, false);
      case MatterName::abstract:
        return set_abstract(text);
      case MatterName::description:
        return set_description(text, false);
      case MatterName::subtitle:
        subtitle_ = text;
        return;
      case MatterName::address:
        return set_valid(address_, &Entry::url, text);
      case MatterName::doi:
      case MatterName::pmid:
      case MatterName::issn:
      case MatterName::journal:
      case MatterName::volume:
      case MatterName::issue:
      case MatterName::pages:
        return add_to_article(meaning, text);
    }
  }

  void set_date(const std::string& name, const std::string& text) {
    if (date_.empty() || name == "date") date_ = text;
  }

  static void set_valid(std::string& to, std::string Entry::*member, const std::string& text) {
    if (is_valid_member(member, text)) to = text;
  }

  void set_abstract(const std::string& text) { matter_.abstract = shown_paragraphs(text); }

  void add_topic_lists(const json& lists) {
    for (const json& list : lists) add_topics(list, true);
  }

  /// Whoever sees a page under a status that nobody here knows, it is not everybody.
  void read_state(const std::string& name, const json& value) {
    constexpr std::array<std::string_view, 4> kPublished = {"", "publish", "published", "public"};
    const std::string text = text_of(value);
    const std::string said = in_lower_case(trim(text, kBlanks));
    const bool is_of_words = name == "status" || name == "visibility";
    if (is_of_words ? !is_one_of(std::string_view(said), kPublished) : is_true(said)) {
      matter_.unpublished = name + ": " + beginning_of_text(text);
    } else if (!is_of_words && !said.empty() && !is_false(said)) {
      matter_.slips.push_back(place_of(name) + "'" + name + ": " + beginning_of_text(text) +
                              "' says neither yes nor no");
    }
  }

  void add_to_article(MatterName meaning, const std::string& text) {
    is_article_ = is_article_ || !text.empty();
    if (meaning == MatterName::doi) article_.doi = text;
    if (meaning == MatterName::pmid) article_.pmid = text;
    if (meaning == MatterName::issn) article_.serial_numbers.push_back(text);
    if (meaning == MatterName::journal) article_.container_title = text;
    if (meaning == MatterName::volume) article_.volume = text;
    if (meaning == MatterName::issue) article_.issue = text;
    if (meaning == MatterName::pages) article_.page = text;
  }

  void set_description(const std::string& text, bool is_best) {
    if (is_best || matter_.description.empty()) matter_.description = shown_paragraphs(text);
  }

  static std::vector<std::string> names_in(const std::string& text) {
    const char mark = text.find(';') != text.npos ? ';' : ',';
    std::vector<std::string> names;
    for (const std::string_view name : split_at(text, mark)) {
      if (!is_blank(name, kBlanks)) names.emplace_back(trim(name, kBlanks));
    }
    return names;
  }

  /// Jekyll parts one text at blanks.
  void add_topics(const json& value, bool at_blanks) {
    if (value.is_array()) {
      for (const json& each : value)
        add_topic(each.is_object() ? member_of(each, "name") : text_of(each));
      return;
    }
    std::vector<std::string> names = names_in(text_of(value));
    if (at_blanks && names.size() == 1) {
      const std::vector<std::string_view> words = split_words(names.front(), kBlanks);
      if (words.size() > 1) tell("topics in one text were parted at blanks, as Jekyll does");
      names.assign(words.begin(), words.end());
    }
    for (const std::string& name : names) add_topic(name);
  }

  void add_topic(const std::string& name) {
    const bool is_none = is_blank(name, kBlanks) || names_no_category(name);
    bool had_controls = false;  // which validate() refuses
    if (!is_none) topics_.push_back(plain_text(name, Paragraphs::join, had_controls));
  }

  // ---- Authors ----

  void add_authors(const json& value, bool is_in_list) {
    if (value.is_array()) {
      for (const json& each : value) add_authors(each, true);
    } else if (value.is_object()) {
      add_author(value, is_in_list);
    } else {
      add_author_field(text_of(value), article_);
    }
  }

  void add_author(const json& author, bool is_in_list) {
    is_article_ = is_article_ || is_in_list || author.contains("affiliation") ||
                  author.contains("affiliations") || author.contains("orcid");
    const auto name = author.find("name");
    const json& parts = name != author.end() && name->is_object() ? *name : author;
    ReferenceAuthor read;
    read.name.family = member_of(parts, "family");
    read.name.given = member_of(parts, "given");
    read.name.suffix = member_of(parts, "suffix");
    read.name.literal = member_of(parts, "literal");
    if (read.name.family.empty() && read.name.literal.empty()) {
      const std::string printed = member_of(parts, "name");
      if (!printed.empty()) read = author_of(printed);
    }
    article_.authors.push_back(std::move(read));
  }

  // ---- What several members say together ----

  void settle_date(const std::string& name) {
    const bool is_own = published_.is_string();
    std::string text = is_own ? text_of(published_) : date_;
    if (text.empty()) text = date_of_name(name);
    article_.date = iso_date(text);
    if (!published_.is_null() && (!is_own || article_.date.empty())) {
      entry_["published"] = published_;  // which says what is wrong with it
    } else if (!article_.date.empty()) {
      entry_["published"] = article_.date;
    } else if (!text.empty()) {
      tell("the date '" + beginning_of_text(text) + "' cannot be read and was left out");
    }
  }

  std::string iso_date(const std::string& text) {
    const std::string day = without_time(text);
    if (day.empty() || is_valid_member(&Entry::published, day)) return day;
    return published_by(day, matter_.repairs);
  }

  void settle_title() {
    if (!entry_.contains("title") || !entry_["title"].is_string()) return;
    article_.title = shown_inline(entry_["title"].get<std::string>());
    if (!subtitle_.empty()) article_.title = with_subtitle(article_.title, shown_inline(subtitle_));
    entry_["title"] = article_.title;
  }

  void settle_topics() {
    if (topics_.empty()) return;
    json& topics = entry_["topics"];
    if (!topics.is_array() && !topics.is_null()) return;
    std::unordered_set<std::string> seen;
    for (const json& topic : topics) seen.insert(text_of(topic));
    for (const std::string& topic : topics_) {
      if (seen.insert(topic).second) topics.push_back(topic);
    }
  }

  void settle_article() {
    if (!entry_.contains("url") && !address_.empty()) entry_["url"] = address_;
    if (!is_article_ && matter_.abstract.empty()) {
      if (!article_.authors.empty() && !entry_.contains("citation")) {
        tell("the author, who is the page's, was left out");
      }
      return;
    }
    if (!article_.container_title.empty()) article_.type = "article-journal";
    Record scratch;
    UniqueIds ids;
    set_entry(scratch, article_, ids);
    matter_.article = std::move(scratch.entry.citation);
    std::ranges::move(scratch.repairs, std::back_inserter(matter_.repairs));
  }

  void tell_unknown() {
    constexpr std::size_t kMostTold = 8;
    for (std::size_t at = 0; at < std::min(unknown_.size(), kMostTold); ++at) {
      const std::string& name = unknown_[at];
      matter_.slips.push_back(slip(place_of(name), "member '" + beginning_of_text(name) + "'",
                                   nearest_matter_name(name)));
    }
    if (unknown_.size() > kMostTold) {
      matter_.slips.push_back("and " + std::to_string(unknown_.size() - kMostTold) +
                              " more unknown members");
    }
  }

  /// "line 4: " of the member, in whatever case it is written.
  std::string place_of(const std::string& name) const {
    const auto line = std::ranges::find_if(
        lines_, [&](const auto& each) { return in_lower_case(each.first) == in_lower_case(name); });
    return line == lines_.end() ? "" : "line " + std::to_string(line->second) + ": ";
  }

  static std::string slip(const std::string& place, const std::string& what,
                          const std::string& nearest) {
    return place + "unknown " + what + (nearest.empty() ? "" : "; did you mean '" + nearest + "'?");
  }

  void tell(std::string repair) { matter_.repairs.push_back(std::move(repair)); }

  json members_;
  const std::map<std::string, std::size_t>& lines_;
  std::filesystem::path path_;
  FrontMatter matter_;
  json entry_ = json::object();
  json published_;
  Reference article_;
  bool is_article_ = false;
  std::string date_;
  std::string slug_;
  std::string subtitle_;
  std::string address_;
  std::vector<std::string> topics_;
  std::vector<std::string> unknown_;
};

}  // namespace

FrontMatter read_front_matter(const MatterText& matter, const std::string& path) {
  return FrontMatterReader(matter, unpacked_path(path)).read();
}

}  // namespace pprsearch

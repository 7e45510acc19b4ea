#include "formats/registry.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "formats/ascii.h"
#include "formats/bibtex/bibtex.h"
#include "formats/blog/blog.h"
#include "formats/blog/blog_lines.h"
#include "formats/csl_json/csl_json.h"
#include "formats/html/html.h"
#include "formats/json_members.h"
#include "formats/jsonl/jsonl.h"
#include "formats/markdown/markdown.h"
#include "formats/nbib/nbib.h"
#include "formats/pubmed_xml/pubmed_xml.h"
#include "formats/ris/ris.h"
#include "formats/text_lines.h"
#include "formats/wxr/wxr.h"

namespace pprsearch {
namespace {

using enum SourceForm;
constexpr SourceContent kText = SourceContent::text;
constexpr SourceContent kRaw = SourceContent::raw;

constexpr std::array kForms = {
    FormTraits{markdown, "markdown", {".md", ".markdown"}, kText, true, read_markdown},
    FormTraits{jsonl, "jsonl", {".jsonl", ".ndjson"}, kText, true, read_jsonl},
    FormTraits{blog, "blog", {".txt", ".text"}, kText, true, read_blog},
    FormTraits{ris, "ris", {".ris", ".txt"}, kText, false, read_ris},
    FormTraits{nbib, "nbib", {".nbib", ".medline", ".txt"}, kText, false, read_nbib},
    FormTraits{pubmed_xml, "pubmed-xml", {".xml"}, kRaw, false, read_pubmed_xml},
    FormTraits{bibtex, "bibtex", {".bib", ".bibtex"}, kText, false, read_bibtex},
    FormTraits{csl_json, "csl-json", {".json", ".csljson"}, kText, false, read_csl_json},
    FormTraits{wxr, "wxr", {".wxr", ".xml", ".rss"}, kRaw, false, read_wxr},
    FormTraits{html, "html", {".html", ".htm", ".xhtml"}, kRaw, true, read_html},
};

/// Extensions of files that may be of several forms, or of none.
constexpr std::array<std::string_view, 4> kSharedExtensions = {".txt", ".text", ".xml", ".json"};

const FormTraits* find_traits(SourceForm form) {
  const auto traits = std::ranges::find(kForms, form, &FormTraits::form);
  return traits == kForms.end() ? nullptr : &*traits;
}

std::string extension_of(const std::string& path) {
  std::string extension = std::filesystem::path(path).extension().string();
  std::ranges::transform(extension, extension.begin(), lower);
  return extension;
}

bool has_extension(const FormTraits& traits, std::string_view extension) {
  return !extension.empty() &&
         std::ranges::find(traits.extensions, extension) != traits.extensions.end();
}

std::optional<SourceForm> form_of_extension(std::string_view extension) {
  if (std::ranges::find(kSharedExtensions, extension) != kSharedExtensions.end()) return {};
  const auto traits = std::ranges::find_if(
      kForms, [&](const FormTraits& form) { return has_extension(form, extension); });
  if (traits == kForms.end()) return {};
  return traits->form;
}

// ---- What a text shows ----

/// `text` without blanks before it.
std::string_view left_trimmed(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

/// "TY  - JOUR": two characters, blanks, a hyphen.
bool is_ris_beginning(std::string_view line) {
  if (!line.starts_with("TY")) return false;
  const std::string_view rest = left_trimmed(line.substr(2));
  return rest.starts_with('-') && rest.size() < line.size() - 2;
}

/// "PMID- 24099397", or "OWN - NLM".
bool is_nbib_beginning(std::string_view line) {
  for (const std::string_view tag : {"PMID", "OWN"}) {
    if (line.starts_with(tag) && left_trimmed(line.substr(tag.size())).starts_with('-')) {
      return true;
    }
  }
  return false;
}

/// "@article{key,"
bool is_bibtex_beginning(std::string_view line) {
  if (!line.starts_with('@')) return false;
  const std::string_view rest = line.substr(1);
  const auto end = std::ranges::find_if_not(rest, [](char c) { return is_lower(lower(c)); });
  const std::string_view open = left_trimmed({end, rest.end()});
  return end != rest.begin() && (open.starts_with('{') || open.starts_with('('));
}

std::optional<SourceForm> form_of_line(std::string_view line) {
  if (is_ris_beginning(line)) return ris;
  if (is_nbib_beginning(line)) return nbib;
  if (is_bibtex_beginning(line)) return bibtex;
  return {};
}

/// The name of the first element, in lower case, past declarations and comments.
std::string root_element(std::string_view text) {
  for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at + 1)) {
    std::string_view rest = text.substr(at + 1);
    if (rest.starts_with("!--")) {
      at += rest.find("-->") == rest.npos ? rest.size() : rest.find("-->");
    } else if (rest.starts_with('!') && plain_words(rest.substr(0, 14)) == "doctype html") {
      return "html";
    } else if (!rest.starts_with('?') && !rest.starts_with('!')) {
      const auto end = std::ranges::find_if(rest, [](char c) {
        return c == '>' || c == '/' || c == ' ' || c == '\n' || c == '\t' || c == '\r';
      });
      std::string name(rest.begin(), end);
      std::ranges::transform(name, name.begin(), lower);
      return name;
    }
  }
  return {};
}

std::optional<SourceForm> form_of_markup(std::string_view text) {
  const std::string root = root_element(text);
  constexpr std::array<std::string_view, 7> kPubmedRoots = {
      "pubmedarticleset",   "pubmedarticle",   "pubmedbookarticleset", "pubmedbookarticle",
      "medlinecitationset", "medlinecitation", "deletecitation"};
  if (std::ranges::find(kPubmedRoots, root) != kPubmedRoots.end()) return pubmed_xml;
  if (root == "rss") return wxr;
  if (root == "html" || root == "head" || root == "body") return html;
  return {};
}

/// The first lines of `text`, as far as they are seen.
std::vector<std::string_view> first_lines(std::string_view text) {
  constexpr std::size_t kLinesSeen = 1000;
  std::vector<std::string_view> lines;
  while (!text.empty() && lines.size() < kLinesSeen) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
  }
  return lines;
}

/// Members that every item of CSL-JSON has.
bool has_csl_members(std::string_view text) {
  return text.find("\"type\"") != text.npos || text.find("\"title\"") != text.npos;
}

bool is_csl_array(std::string_view text) {
  if (!text.starts_with('[')) return false;
  const std::string_view within = left_trimmed(text.substr(1));
  return within.starts_with(']') || (within.starts_with('{') && has_csl_members(within));
}

/// Members of an entry of our own.
constexpr std::array<std::string_view, 9> kEntryMembers = {
    "id",     "title",         "published", "url", "citation", "summary", "practice_implications",
    "topics", "research_types"};

/// Members of a CSL-JSON item, or of a frame around items, that other JSON seldom has: a package
/// has an author and a type, too.
constexpr std::array<std::string_view, 8> kCslMembers = {
    "items", "message", "issued", "container-title", "DOI", "PMID", "abstract", "title-short"};

/// Whether an object is of neither kind: the settings of a program, a map.
bool is_no_source(const JsonMembers& members) {
  constexpr std::array<std::string_view, 1> kNever = {"$schema"};
  return members.has_any(kNever) ||
         !(members.has_any(kEntryMembers) || members.has_any(kCslMembers));
}

/// Whether the object has a fault within its first `bytes`, and does not just go on after them.
bool is_broken(const JsonMembers& members, std::size_t bytes) {
  return !members.is_whole && members.fault <= bytes;
}

/// One that is faulty is for its reader to complain about, so that the file is not passed over
/// without a word.
std::optional<SourceForm> form_of_object_in_line(const JsonMembers& members, std::size_t bytes) {
  if (is_broken(members, bytes)) return jsonl;
  if (is_no_source(members)) return {};
  return members.has_any(kEntryMembers) ? jsonl : csl_json;
}

std::optional<SourceForm> form_of_object_in_lines(std::string_view text, std::string_view line) {
  const JsonMembers members = read_json_members(text);
  const bool is_line_broken = is_broken(members, line.size() + 1);  // with its end
  if (is_line_broken && line.ends_with('}')) return jsonl;
  const bool may_be_item = is_broken(members, text.size()) && has_csl_members(text);
  if (is_no_source(members) && !is_line_broken && !may_be_item) return {};
  return csl_json;
}

/// An object of CSL-JSON begins `{"items": [` or goes over several lines; one of JSON Lines
/// is a line.
std::optional<SourceForm> form_of_object(std::string_view text) {
  if (left_trimmed(text.substr(1)).starts_with("\"items\"")) return csl_json;
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  const JsonMembers members = read_json_members(line);
  if (members.is_whole || line.size() == text.size()) {
    return form_of_object_in_line(members, line.size());
  }
  return form_of_object_in_lines(text, line);
}

/// Entries may come after a line that is none.
std::optional<SourceForm> form_of_objects(std::string_view text) {
  while (text.starts_with('{')) {
    if (const auto form = form_of_object(text)) return form;
    text = left_trimmed(text.substr(std::min(text.find('\n'), text.size())));
  }
  return {};
}

/// What the first characters show beyond doubt.
std::optional<SourceForm> form_of_first_words(std::string_view text) {
  const std::string_view words = left_trimmed(text);
  if (words.starts_with('<')) return form_of_markup(words);
  if (is_csl_array(words)) return csl_json;
  return form_of_line(words.substr(0, words.find('\n')));
}

/// What the first lines let one suppose.
std::optional<SourceForm> form_of_first_lines(std::string_view text) {
  const std::string_view words = left_trimmed(text);
  if (words.starts_with("---")) return markdown;
  if (words.starts_with('{')) return form_of_objects(words);
  for (const std::string_view line : first_lines(text)) {
    if (const auto form = form_of_line(line)) return form;
    if (!month_of_heading(line).empty()) return blog;
  }
  return {};
}

}  // namespace

const FormTraits& traits_of(SourceForm form) {
  const FormTraits* traits = find_traits(form);
  if (traits == nullptr) throw Error("a source is in a form that has no reader");
  return *traits;
}

std::optional<SourceForm> parse_form(std::string_view name) {
  const auto traits = std::ranges::find(kForms, name, &FormTraits::name);
  if (traits == kForms.end()) return {};
  return traits->form;
}

std::string form_names() {
  std::string names;
  for (const FormTraits& form : kForms)
    names += (names.empty() ? "" : ", ") + std::string(form.name);
  return names;
}

bool may_be_named(SourceForm form, const std::string& path) {
  return has_extension(traits_of(form), extension_of(path));
}

bool may_hold_none(SourceForm form) {
  return form == jsonl || form == csl_json || form == pubmed_xml || form == wxr;
}

bool has_known_extension(const std::string& path) {
  const std::string extension = extension_of(path);
  return std::ranges::any_of(
      kForms, [&](const FormTraits& form) { return has_extension(form, extension); });
}

std::optional<SourceForm> form_of(const std::string& path, std::string_view beginning) {
  std::optional<SourceForm> form = form_of_first_words(beginning);
  if (!form || find_traits(*form) == nullptr) form = form_of_extension(extension_of(path));
  if (!form) form = form_of_first_lines(beginning);
  if (form && find_traits(*form) == nullptr) return {};
  return form;
}

}  // namespace pprsearch

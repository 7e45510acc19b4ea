#include "formats/registry.h"

#include <algorithm>
#include <filesystem>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/bibtex/bibtex.h"
#include "formats/blog/blog.h"
#include "formats/csl_json/csl_json.h"
#include "formats/csv/csv.h"
#include "formats/endnote_xml/endnote_xml.h"
#include "formats/feed/feed.h"
#include "formats/html/html.h"
#include "formats/jats/jats.h"
#include "formats/jsonl/jsonl.h"
#include "formats/markdown/markdown.h"
#include "formats/mods/mods.h"
#include "formats/nbib/nbib.h"
#include "formats/ovid/ovid.h"
#include "formats/pubmed_xml/pubmed_xml.h"
#include "formats/refer/refer.h"
#include "formats/ris/ris.h"
#include "formats/wos/wos.h"
#include "formats/wxr/wxr.h"

// The one list of forms. Nothing else lists them: which files are read from a folder, what --from
// takes, the help, the messages and the tests all come from these rows. A row says where the
// knowledge of a form is: whether a text is of the form (recognise), and what its records are
// (read).
//
// All recognisers look at the beginning of a file. If one is sure, its form is taken; if several
// are sure, the first row's. Otherwise the extension decides, if it belongs to one form alone.
// Only then do recognisers count that merely found something: the one that found it in the
// earliest line.
//
// What must hold is checked when this is compiled: a row is complete, and no two forms share a
// name or an extension that decides. Left out: writing. Sites link the writers of citation
// formats, so those are in the library (pprsearch/citation_formats.h).

namespace pprsearch {
namespace {

constexpr SourceContent kText = SourceContent::text;
constexpr SourceContent kRaw = SourceContent::raw;
constexpr bool kOfBlog = true;
constexpr bool kOfAnySite = false;
constexpr bool kOwn = true;
constexpr bool kForeign = false;
constexpr bool kMayHoldNone = true;
constexpr bool kHoldsSome = false;

// clang-format off
constexpr std::array kForms = {
    SourceForm{"markdown", ".md .markdown .qmd .rmd", "", kText, kOfAnySite, kOwn, kHoldsSome,
               recognise_markdown, read_markdown},
    SourceForm{"jsonl", ".jsonl .ndjson", "", kText, kOfAnySite, kOwn, kMayHoldNone,
               recognise_jsonl, read_jsonl},
    SourceForm{"blog", "", ".txt .text", kText, kOfBlog, kOwn, kHoldsSome,
               recognise_blog, read_blog},
    SourceForm{"ris", ".ris", ".txt", kText, kOfAnySite, kForeign, kHoldsSome,
               recognise_ris, read_ris},
    SourceForm{"nbib", ".nbib .medline", ".txt", kText, kOfAnySite, kForeign, kHoldsSome,
               recognise_nbib, read_nbib},
    SourceForm{"pubmed-xml", "", ".xml", kRaw, kOfAnySite, kForeign, kMayHoldNone,
               recognise_pubmed_xml, read_pubmed_xml},
    SourceForm{"bibtex", ".bib .bibtex", "", kText, kOfAnySite, kForeign, kHoldsSome,
               recognise_bibtex, read_bibtex},
    SourceForm{"csl-json", ".csljson", ".json", kText, kOfAnySite, kForeign, kMayHoldNone,
               recognise_csl_json, read_csl_json},
    SourceForm{"endnote-xml", "", ".xml", kRaw, kOfAnySite, kForeign, kMayHoldNone,
               recognise_endnote_xml, read_endnote_xml},
    SourceForm{"jats", ".nxml", ".xml", kRaw, kOfAnySite, kForeign, kMayHoldNone,
               recognise_jats, read_jats},
    SourceForm{"mods", ".mods", ".xml", kRaw, kOfAnySite, kForeign, kMayHoldNone, recognise_mods,
               read_mods},
    SourceForm{"wos", ".ciw .isi", ".txt", kText, kOfAnySite, kForeign, kHoldsSome,
               recognise_wos, read_wos},
    SourceForm{"csv", "", ".csv .tsv .txt", kText, kOfAnySite, kForeign, kMayHoldNone,
               recognise_csv, read_csv, read_csv_asked},
    SourceForm{"refer", ".enw .refer", ".txt", kText, kOfAnySite, kForeign, kHoldsSome,
               recognise_refer, read_refer},
    SourceForm{"ovid", "", ".txt .cgi .ovd", kText, kOfAnySite, kForeign, kHoldsSome,
               recognise_ovid, read_ovid},
    SourceForm{"wxr", ".wxr", ".rss .xml", kRaw, kOfAnySite, kForeign, kMayHoldNone,
               recognise_wxr, read_wxr, read_wxr_asked},
    SourceForm{"feed", ".atom", ".rss .xml", kRaw, kOfAnySite, kForeign, kMayHoldNone, recognise_feed,
               read_feed},
    SourceForm{"html", ".html .htm .xhtml", "", kRaw, kOfBlog, kOwn, kHoldsSome,
               recognise_html, read_html},
};
// clang-format on

constexpr bool has(std::string_view extensions, std::string_view extension) {
  while (!extensions.empty()) {
    if (take_word(extensions) == extension) return true;
  }
  return false;
}

constexpr bool has_extension(const SourceForm& form, std::string_view extension) {
  return has(form.extensions, extension) || has(form.shared_extensions, extension);
}

constexpr bool is_complete(const SourceForm& form) {
  return !form.name.empty() && form.recognise != nullptr && form.read != nullptr &&
         form.extensions.size() + form.shared_extensions.size() > 0;
}

constexpr bool share_a_name(const SourceForm& form, const SourceForm& other) {
  for (std::string_view extensions = form.extensions; !extensions.empty();) {
    if (has_extension(other, take_word(extensions))) return true;
  }
  return form.name == other.name;
}

/// Whether no two forms have a name in common, or an extension that is to tell the form.
constexpr bool are_distinct(std::span<const SourceForm> forms) {
  for (std::size_t one = 0; one < forms.size(); ++one) {
    for (std::size_t other = 0; other < forms.size(); ++other) {
      if (one != other && share_a_name(forms[one], forms[other])) return false;
    }
  }
  return true;
}

static_assert(std::ranges::all_of(kForms, is_complete),
              "a form lacks its name, an extension, its recogniser or its reader");
static_assert(are_distinct(kForms), "two forms have a name or a telling extension in common");

std::string extension_of(const std::string& path) {
  return in_lower_case(std::filesystem::path(path).extension().string());
}

const SourceForm* form_told_by(std::string_view extension) {
  const auto form = std::ranges::find_if(
      kForms, [&](const SourceForm& each) { return has(each.extensions, extension); });
  return form == kForms.end() ? nullptr : &*form;
}

}  // namespace

std::span<const SourceForm> source_forms() { return kForms; }

const SourceForm* find_form(std::string_view name) {
  const auto form = std::ranges::find(kForms, name, &SourceForm::name);
  return form == kForms.end() ? nullptr : &*form;
}

std::vector<std::string> form_names() {
  std::vector<std::string> names;
  for (const SourceForm& form : kForms) names.emplace_back(form.name);
  return names;
}

bool may_be_named(const SourceForm& form, const std::string& path) {
  return has_extension(form, extension_of(path));
}

bool has_known_extension(const std::string& path) {
  return std::ranges::any_of(kForms, [extension = extension_of(path)](const SourceForm& form) {
    return has_extension(form, extension);
  });
}

const SourceForm* form_of(const std::string& path, std::string_view beginning) {
  const TextBeginning text(beginning);
  const SourceForm* likely = nullptr;
  std::size_t line = 0;
  for (const SourceForm& form : kForms) {
    const Recognition found = form.recognise(text);
    if (found.certainty == Certainty::plain) return &form;
    if (found.certainty == Certainty::perhaps && (likely == nullptr || found.line < line)) {
      likely = &form;
      line = found.line;
    }
  }
  const SourceForm* named = form_told_by(extension_of(path));
  return named != nullptr ? named : likely;
}

}  // namespace pprsearch

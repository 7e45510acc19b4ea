#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "formats/record.h"

namespace pprsearch {

/// How a reader wants a file.
enum class SourceContent {
  text,  ///< as UTF-8, whatever the file's encoding
  raw,   ///< the file's own bytes: XML and HTML say themselves how they are encoded
};

/// The forms in which entries come.
enum class SourceForm {
  markdown,
  jsonl,
  blog,
  ris,
  nbib,
  pubmed_xml,
  bibtex,
  csl_json,
  wxr,
  html,
};

/// What is known of a form. A form without such a row has no reader.
struct FormTraits {
  SourceForm form;
  std::string_view name;                       ///< as --from has it
  std::array<std::string_view, 3> extensions;  ///< in lower case
  SourceContent content;
  bool is_own;  ///< of our own making: names that the taxonomy lacks are faults
  RecordReader read;
};

/// Throws Error for a form that has no reader.
const FormTraits& traits_of(SourceForm form);

/// The form of that name ("markdown", "ris", "csl-json"); nullopt for another name.
std::optional<SourceForm> parse_form(std::string_view name);

/// The names of all forms, for messages: "markdown, jsonl, …".
std::string form_names();

// A path is looked at for its extension, in any case; the ending of a packed file (".gz") is
// taken off before.

/// Whether files of the form may be named like that.
bool may_be_named(SourceForm form, const std::string& path);

/// Whether a file of the form may be whole and hold nothing: an empty list, an export of
/// pages alone.
bool may_hold_none(SourceForm form);

/// Whether the name is one that some form has.
bool has_known_extension(const std::string& path);

/// The form of a file, by its name and the beginning of its text. The text decides where it
/// is plain ("TY  - JOUR", "PMID- 1", "<PubmedArticleSet>"); then the extension, where it
/// belongs to one form alone; then what is found among the first lines. Nullopt for
/// no known form.
std::optional<SourceForm> form_of(const std::string& path, std::string_view beginning);

}  // namespace pprsearch

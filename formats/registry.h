#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/reading_options.h"
#include "formats/record.h"
#include "formats/text_beginning.h"

namespace pprsearch {

/// How a reader wants a file.
enum class SourceContent {
  text,  ///< as UTF-8, whatever the file's encoding
  raw,   ///< the file's own bytes: XML and HTML say themselves how they are encoded
};

/// A form in which entries come: all that anybody outside its folder knows of it.
struct SourceForm {
  std::string_view name;  ///< as --from has it; with "_" for "-", its folder's name
  /// Extensions of the form's files alone: they tell the form. In lower case, ".md .markdown".
  std::string_view extensions;
  /// Extensions of its files and of those of other forms, or of none.
  std::string_view shared_extensions;
  SourceContent content;
  bool is_blog;        ///< of pages of the PPRNet blog alone: its topics are those of the taxonomy
  bool is_own;         ///< of our own making: names that the taxonomy lacks are faults
  bool may_hold_none;  ///< a whole file may have no record: an empty list, an export of pages
  FormRecogniser recognise;
  RecordReader read;
  AskingReader read_asked = nullptr;  ///< the same for forms of which a user can ask something
};

/// All forms, in the order in which they are listed to people.
std::span<const SourceForm> source_forms();

/// The form of that name ("markdown", "ris", "csl-json"); nullptr for another name.
const SourceForm* find_form(std::string_view name);

/// The names of all forms, in that order.
std::vector<std::string> form_names();

// A path is looked at for its extension, in any case; the ending of a packed file (".gz") is
// taken off before.

/// Whether files of the form may be named like that.
bool may_be_named(const SourceForm& form, const std::string& path);

/// Whether the name is one that files of some form have.
bool has_known_extension(const std::string& path);

/// The form of a file, by its name and the beginning of its text in UTF-8. The text decides where
/// it is plain ("TY  - JOUR", "PMID- 1", "<PubmedArticleSet>"); then the extension, where it
/// belongs to one form alone; then what is found among the first lines. Nullptr for no known
/// form.
const SourceForm* form_of(const std::string& path, std::string_view beginning);

}  // namespace pprsearch

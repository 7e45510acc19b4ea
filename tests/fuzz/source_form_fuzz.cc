#include <string>

#include "formats/registry.h"
#include "tests/fuzz/reader_laws.h"

// Any beginning is of one form or of none. What it plainly is does not depend on the file's name; a
// name that tells the form decides what is not plain.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace pprsearch;
  const std::string text = decoded(data, size);
  const TextBeginning beginning(text);
  const SourceForm* plain = nullptr;
  for (const SourceForm& form : source_forms()) {
    const bool is_plain = form.recognise(beginning).certainty == Certainty::plain;
    if (is_plain && plain == nullptr) plain = &form;
  }
  for (const SourceForm& form : source_forms()) {
    if (form.extensions.empty()) continue;
    const std::string extension(form.extensions.substr(0, form.extensions.find(' ')));
    const SourceForm* expected = plain != nullptr ? plain : &form;
    require(form_of("name" + extension, text) == expected, "a form is told by text, then by name");
  }
  if (plain != nullptr) require(form_of("name", text) == plain, "a plain text needs no name");
  return 0;
}

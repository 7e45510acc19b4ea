#include <algorithm>
#include <string>

#include "formats/registry.h"
#include "tests/fuzz/reader_laws.h"

// The fuzzer of every form that has no laws of its own: built for each with its folder's name as
// FORM_FOLDER. Any bytes are records, each with its place and either a reason or an entry, of
// text that the file has.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace pprsearch;
  static const SourceForm* form = [] {
    std::string name = FORM_FOLDER;
    std::ranges::replace(name, '_', '-');
    return find_form(name);
  }();
  require(form != nullptr, "the folder is one of a form");
  const bool is_text = form->content == SourceContent::text;
  const std::string text =
      is_text ? decoded(data, size) : std::string(reinterpret_cast<const char*>(data), size);
  require_records(form->read, text, is_text ? Order::of_lines : Order::any);
  require_no_text_made_up(form->read, text);
  return 0;
}

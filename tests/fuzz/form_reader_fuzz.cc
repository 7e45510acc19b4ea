#include <algorithm>
#include <string>

#include "formats/registry.h"
#include "tests/fuzz/reader_laws.h"

// The fuzzer of every form that has no laws of its own, the one that the program's name begins with
// (csl_json_reader_fuzz). Any bytes are records, each with its place and either a reason or an
// entry, of text that the file has.

namespace {

const pprsearch::SourceForm* form = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** arguments) {
  std::string name = **arguments;
  name.erase(0, name.rfind('/') + 1);
  name.resize(std::min(name.size(), name.find("_reader")));
  std::ranges::replace(name, '_', '-');
  form = pprsearch::find_form(name);
  pprsearch::require(form != nullptr, "the name is one of a form");
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace pprsearch;
  const bool is_text = form->content == SourceContent::text;
  const std::string text =
      is_text ? decoded(data, size) : std::string(reinterpret_cast<const char*>(data), size);
  require_records(form->read, text, is_text ? Order::of_lines : Order::any);
  require_no_text_made_up(form->read, text);
  return 0;
}

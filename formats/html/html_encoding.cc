#include "formats/html/html_encoding.h"

#include <libxml/encoding.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"

namespace pprsearch {
namespace {

constexpr std::size_t kBeginningBytes = 4096;
constexpr const char* kUsual = "windows-1252";

bool has_byte_order_mark(std::string_view html) {
  return html.starts_with(kByteOrderMark) || html.starts_with("\xFF\xFE") ||
         html.starts_with("\xFE\xFF");
}

/// What follows "charset=" in the page's beginning, in lower case.
std::string declared(std::string_view html) {
  const std::string beginning = in_lower_case(html.substr(0, kBeginningBytes));
  constexpr std::string_view kWord = "charset";
  std::size_t at = beginning.find(kWord);
  if (at == std::string::npos) return {};
  at = beginning.find_first_not_of(" =\"'\t\r\n", at + kWord.size());
  if (at == std::string::npos) return {};
  return beginning.substr(at, beginning.find_first_of(" \"'/>;\t\r\n", at) - at);
}

bool is_known(const std::string& name) {
  xmlCharEncodingHandlerPtr found = xmlFindCharEncodingHandler(name.c_str());
  if (found) xmlCharEncCloseFunc(found);
  return found != nullptr;
}

}  // namespace

std::string encoding_of_page(std::string_view html) {
  constexpr std::array<std::string_view, 6> kRead1252{"iso-8859-1", "iso8859-1", "latin1",
                                                      "latin-1",    "ascii",     "us-ascii"};
  if (has_byte_order_mark(html)) return {};
  const std::string name = declared(html);
  if (std::find(kRead1252.begin(), kRead1252.end(), name) != kRead1252.end()) return kUsual;
  if (name == "utf-8" || name == "utf8") return "UTF-8";
  // Who could read the declaration as ASCII cannot be reading UTF-16.
  if (!name.empty() && !name.starts_with("utf-16") && is_known(name)) return name;
  return is_utf8(html) ? "UTF-8" : kUsual;
}

}  // namespace pprsearch

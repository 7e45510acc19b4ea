#include "index/layout.h"

#include "index/checksum.h"

namespace pprsearch {
namespace {

constexpr std::size_t kMaxValueBytes = 200;

constexpr std::string_view prefix_of(ValueField field) {
  switch (field) {
    case ValueField::id:
      return "Q";
    case ValueField::doi:
      return "XD";
    case ValueField::topic:
      return "K";
    case ValueField::type:
      return "XK";
  }
  return "";
}

}  // namespace

std::optional<TextField> text_field(std::string_view name) {
  for (const TextFieldLayout& layout : kTextLayout) {
    if (layout.name == name) return layout.field;
  }
  return std::nullopt;
}

std::string word_term(TextField field, std::string_view word) {
  std::string term(kTextLayout[static_cast<std::size_t>(field)].prefix);
  term += word;
  return term;
}

std::string value_term(ValueField field, std::string_view key) {
  std::string term(prefix_of(field));
  if (key.size() <= kMaxValueBytes) return term.append(key);
  const std::string digest = sha256_hex(key).substr(0, 32);
  return term.append(key.substr(0, kMaxValueBytes - digest.size())).append(digest);
}

}  // namespace pprsearch

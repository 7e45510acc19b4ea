#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace pprsearch {

/// Front matter as a JSON object, of whatever form it was. Every scalar is text, so that `2020-11`
/// and `007` stay what they are; "authors-cut" alone is true or false.
struct MatterText {
  std::string json;
  std::map<std::string, std::size_t> lines;  ///< of its members, in the file
  std::vector<std::string> repeated;         ///< names given twice in one object
};

}  // namespace pprsearch

#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "formats/record.h"

namespace pprsearch {

/// No line of a tagged file is held that is longer: no text of an entry may be.
inline constexpr std::size_t kMaxTaggedLineBytes = 16 * 1024 * 1024;

/// One record of a file whose lines are tags and values ("TI  - …"), as RIS and MEDLINE
/// have it, in the order of the file.
class TaggedRecord {
 public:
  struct Field {
    std::string tag;
    std::string value;
  };

  bool empty() const { return fields_.empty(); }
  const std::vector<Field>& fields() const { return fields_; }
  std::size_t line() const { return line_; }

  /// A line that begins a field; the first one begins the record.
  void begin_field(std::size_t line, std::string_view tag, std::string_view value);
  /// A line that goes on with the field before it; after a "\n". Nothing without one.
  void continue_field(std::string_view value);
  /// A line too long to be held costs the record.
  void note_long_line(std::size_t line);

  /// The first value of a tag that is not empty, looked for in the order of `tags`.
  std::string first(std::initializer_list<std::string_view> tags) const;
  /// All values of a tag.
  std::vector<std::string> all(std::string_view tag) const;

  /// The record for the reader's caller, with its place, and rejected where it is too long.
  Record record(const std::string& file) const;

 private:
  bool has_room(std::size_t bytes);

  std::size_t line_ = 0;
  std::size_t bytes_ = 0;
  std::string rejection_;
  std::vector<Field> fields_;
};

}  // namespace pprsearch

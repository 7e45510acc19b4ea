#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "formats/record.h"
#include "formats/reference.h"
#include "formats/unique_ids.h"

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

  /// Puts characters in place of entities of HTML, whose semicolons would part keywords and names.
  void resolve_entities();

  /// Leaves out fields whose value stands for nothing ("NA"), so that another tag may have it; the
  /// values. Titles, names and keywords stay: what they are is judged with the whole record.
  std::vector<std::string> leave_out_placeholders();

  /// The first value of a tag that is not empty, looked for in the order of `tags`.
  std::string first(std::initializer_list<std::string_view> tags) const;
  /// Whether there is a field of that tag, be it empty.
  bool has(std::string_view tag) const;
  /// All values of a tag.
  std::vector<std::string> all(std::string_view tag) const;

  /// Why it is no entry, whatever is in it: it is too long. Empty otherwise.
  const std::string& rejection() const { return rejection_; }

 private:
  bool has_room(std::size_t bytes);

  std::size_t line_ = 0;
  std::size_t bytes_ = 0;
  std::string rejection_;
  std::vector<Field> fields_;
};

/// Collects the fields of one record after the other, and hands over what each is.
class TaggedRecords {
 public:
  using ReadFields = Reference (*)(const TaggedRecord& fields);

  TaggedRecords(const std::string& file, ReadFields read, const RecordSink& sink)
      : file_(file), read_(read), sink_(sink) {}

  /// The record at hand.
  TaggedRecord& fields() { return fields_; }

  /// Ends the record at hand, if it has begun; `repairs` are what the form itself put right.
  void finish(std::vector<std::string> repairs = {});

 private:
  const std::string& file_;
  ReadFields read_;
  const RecordSink& sink_;
  TaggedRecord fields_;
  UniqueIds made_ids_;
};

}  // namespace pprsearch

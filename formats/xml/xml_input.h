#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// Takes an XML file apart into pieces, so that every start tag of a record stands at the
/// beginning of a piece: reading can go on there after a fault. Tags are found by their
/// bytes alone ("<item>", "<item "), in any encoding that has ASCII's bytes.
class XmlInput {
 public:
  XmlInput(std::istream& in, std::vector<std::string_view> record_names);

  /// Goes to the next piece; false at the end of the file.
  bool next();

  /// The piece; may be changed.
  std::string& piece() { return piece_; }
  /// The record that begins with this piece; empty where none does.
  std::string_view record_name() const { return record_name_; }
  /// The line in which the piece begins, from 1.
  std::size_t line() const { return line_; }
  /// Whether characters are made of bytes, not of pairs of them as in UTF-16.
  bool of_bytes() const { return of_bytes_; }

 private:
  void fill();
  std::string_view name_at(std::size_t at) const;
  std::size_t end_of_piece() const;

  std::istream& in_;
  std::vector<std::string_view> record_names_;
  std::string window_;
  std::size_t at_ = 0;  // in the window, where the next piece begins
  std::string piece_;
  std::string_view record_name_;
  std::size_t line_ = 1;
  std::size_t next_line_ = 1;
  bool at_end_ = false;
  bool of_bytes_ = true;
};

}  // namespace pprsearch

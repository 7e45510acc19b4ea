#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/xml/xml_node.h"
#include "formats/xml/xml_records.h"

namespace pprsearch {

/// Where a document stopped being one that can be read.
struct XmlFault {
  std::string reason;         ///< without a text of the document
  std::size_t line = 0;       ///< from 1
  bool of_structure = false;  ///< tags that do not match, or a second document in the file
  bool at_end = false;        ///< nothing else is wrong than that nothing follows
};

/// Turns bytes of XML, handed over in pieces, into records. Knows nothing of files, loads
/// nothing, replaces no entities but XML's own, and stops at the first fault.
class XmlParser {
 public:
  /// `opened` = elements that are open where reading begins, outermost first; `encoding`
  /// of what follows, empty = as the bytes say; `line` = the number of its first line.
  XmlParser(const XmlRecordNames& names, const std::vector<std::string>& opened,
            const std::string& encoding, std::size_t line);
  ~XmlParser();
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  void feed(std::string_view bytes);
  /// Says that no more bytes follow.
  void finish();

  /// The records that are complete by now and were not taken yet.
  std::vector<XmlRecord> take_records();
  const std::optional<XmlFault>& fault() const;

  /// Whether the bytes so far end within "&name", of which no ";" has come.
  bool waits_for_entity() const;
  std::size_t records_begun() const;
  /// Whether a record was begun and not ended.
  bool in_record() const;
  /// The last record begun, ended or not: its name (empty where there was none), the line
  /// of its start tag, and the elements that were open around it, outermost first.
  const std::string& record_name() const;
  std::size_t record_line() const;
  const std::vector<std::string>& around_record() const;
  /// The elements that are open now, outermost first; without a record and what is in it.
  const std::vector<std::string>& opened() const;
  /// Of all elements the first that began.
  const std::string& first_element() const;
  /// As the document declares it; empty where it does not.
  std::string encoding() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace pprsearch

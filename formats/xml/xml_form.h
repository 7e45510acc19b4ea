#pragma once

#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

#include "formats/record.h"
#include "formats/xml/xml_records.h"

namespace pprsearch {

/// A form whose records are elements of XML.
struct XmlForm {
  XmlRecordNames names;
  std::span<const std::string_view> roots;  ///< first elements of a file that may have no record
  std::string_view other_root;  ///< why a file without records and with another root is rejected

  /// Makes the entry of an element, or rejects it; the record has its place already. False for
  /// an element that is to be passed over without a word.
  std::function<bool(const XmlNode& element, Record& record)> read;
};

/// The rest of such a form's reader (RecordReader).
void read_xml_form(std::istream& in, const std::string& file, const XmlForm& form,
                   const RecordSink& sink);

}  // namespace pprsearch

#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "formats/xml/xml_node.h"

namespace pprsearch {

/// The elements of a format that are its records.
struct XmlRecordNames {
  std::vector<std::string_view> outer;  ///< never within another record: "PubmedArticle"
  std::vector<std::string_view> inner;  ///< a record alone, and part of an outer one
};

/// A record, or what stands in a file instead of one.
struct XmlRecord {
  std::size_t line = 0;              ///< where it begins, from 1
  XmlNode node;                      ///< the element; without name where there is a fault
  std::vector<std::string> repairs;  ///< a sentence each
  std::string fault;                 ///< why it cannot be read, and in which line; empty = it can
};

/// Reads the records of an XML file one at a time, with no more than one of them in memory.
/// After a fault, reading goes on at the start of the next record. Returns the name
/// of the document's first element; empty where none was found.
std::string read_xml_records(std::istream& in, const XmlRecordNames& names,
                             const std::function<void(XmlRecord&&)>& sink);

}  // namespace pprsearch

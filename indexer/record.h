#pragma once

#include <pprsearch/entry.h>

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

namespace pprsearch {

/// What one record of a source became.
struct Record {
  std::string file;
  std::size_t line = 0;              ///< where the record begins, from 1
  Entry entry;                       ///< as far as it could be read
  std::vector<std::string> repairs;  ///< what was put right or left out, a sentence each
  std::string rejection;             ///< why it is no entry; empty = it is one

  /// Whether its form is of our own making, and a name that the taxonomy lacks a fault in it;
  /// in other programs' forms such names are keywords of another list, and are left out.
  bool is_own_form = true;
};

using RecordSink = std::function<void(Record&&)>;

/// A reader takes one file apart and hands over each record, good or bad, in the
/// order of the file. It throws nothing for a bad record, and goes on after it.
void read_markdown(std::istream& in, const std::string& file, const RecordSink& sink);
void read_jsonl(std::istream& in, const std::string& file, const RecordSink& sink);
void read_blog(std::istream& in, const std::string& file, const RecordSink& sink);
void read_ris(std::istream& in, const std::string& file, const RecordSink& sink);
void read_nbib(std::istream& in, const std::string& file, const RecordSink& sink);
void read_csl_json(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch

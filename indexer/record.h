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
};

using RecordSink = std::function<void(Record&&)>;

/// A reader takes one file apart and hands over each record, good or bad, in the
/// order of the file. It throws nothing for a bad record, and goes on after it.
void read_markdown(std::istream& in, const std::string& file, const RecordSink& sink);
void read_jsonl(std::istream& in, const std::string& file, const RecordSink& sink);
void read_blog(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch

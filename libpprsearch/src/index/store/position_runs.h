#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/layout.h"
#include "index/store/array_file.h"

namespace pprsearch {

// While an index is built, positions wait on disk: each batch of entries leaves a
// run (runs.h), and runs are merged as shards are. A key is a word and a field, so
// that the order of keys is that of positions.ppr.

/// The word, a zero byte, the field's number: sorts by word, then by field.
std::string run_key(Field field, std::string_view word);

/// Every word of a generation, rising, with the text fields that have it.
struct FieldedWords {
  StringsBuilder words;
  std::vector<FieldMask> fields;
};

/// Writes positions.ppr from runs, with a file beside it while at work. Returns the
/// words. Throws as merge_runs() does.
FieldedWords write_positions(const std::vector<std::string>& runs, const std::string& path);

}  // namespace pprsearch

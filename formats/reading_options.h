#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "formats/record.h"

namespace pprsearch {

/// What a user can ask of the reader of a form, beside the form itself.
struct ReadingOptions {
  /// Of an export of WordPress, the types of post to read.
  std::vector<std::string> post_types = {"post"};
};

/// A RecordReader that asks what the user wants.
using AskingReader = void (*)(std::istream& in, const std::string& file,
                              const ReadingOptions& options, const RecordSink& sink);

}  // namespace pprsearch

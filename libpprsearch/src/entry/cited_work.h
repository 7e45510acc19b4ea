#pragma once

#include <pprsearch/entry.h>

#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// What a reference manager is told of an entry, the same in every form.
struct CitedWork {
  std::string type;      ///< a CSL type of the published list
  Citation citation;     ///< with the entry's own title, date and address if it has none
  std::string abstract;  ///< the article's own, or the text of a post that is not about one
  std::vector<std::string> keywords;  ///< topics and keywords
  /// What no other field has: a line each, but for the last one, which may be a summary of the
  /// article in paragraphs.
  std::vector<std::string> notes;
};

CitedWork cited_work_of(const Entry& entry);

/// `text` with a blank in place of each control character but line ends.
std::string controls_as_blanks(std::string_view text);

/// `text` on one line: each run of blanks, line ends of any script, control characters and
/// code points that are none is one space; none at the ends.
std::string on_one_line(std::string_view text);

/// "Okafor, Ngozi, Jr.", or the literal name, on one line.
std::string inverted_name(const Name& name);

}  // namespace pprsearch

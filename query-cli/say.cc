#include "query-cli/say.h"

#include <algorithm>
#include <ostream>

#include "base/controls.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "query-cli/empty_answer.h"

namespace pprsearch {

void say(std::ostream& err, const Error& error) { err << "pprsearch: " << error.what() << '\n'; }

void say_diagnostics(const SearchResult& result, std::ostream& err) {
  for (const Diagnostic& diagnostic : result.diagnostics) {
    say(err, Error(diagnostic.message));
    if (diagnostic.length > 0) {
      print_place(result.text, diagnostic.offset, diagnostic.length, err);
    }
  }
}

void say_empty_answer(const SearchResult& result, std::ostream& err) {
  for (const std::string& line : parts_told(result)) say(err, Error(line));
  if (!result.empty_answer || !result.empty_answer->nearest) return;
  const NearestQuery& nearest = *result.empty_answer->nearest;
  say(err, Error(nearest_introduction(result) + nearest.text + "  " + entries_told(nearest.total)));
}

void print_place(const std::string& query, std::size_t offset, std::size_t length,
                 std::ostream& out) {
  // Of a list, the line that the place begins in.
  offset = std::min(offset, query.size());
  const std::size_t before = query.rfind('\n', offset == 0 ? 0 : offset - 1);
  const std::size_t begin_of_line = before == query.npos || before >= offset ? 0 : before + 1;
  const std::size_t end_of_line = std::min(query.find('\n', offset), query.size());
  std::string line = query.substr(begin_of_line, end_of_line - begin_of_line);
  length = std::min(length, end_of_line - offset);
  offset -= begin_of_line;
  for (char& c : line) {
    if (is_one_of(c, kBlanks)) c = ' ';
  }
  const auto columns = [&](std::size_t begin, std::size_t end) {
    begin = std::min(begin, line.size());
    return count_characters(visible_line(std::string_view(line).substr(begin, end - begin)));
  };
  const std::size_t width = columns(offset, offset + length);
  out << "  " << visible_line(line) << "\n  " << std::string(columns(0, offset), ' ') << '^'
      << std::string(width > 1 ? width - 1 : 0, '~') << '\n';
}

}  // namespace pprsearch

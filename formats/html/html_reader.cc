#include <algorithm>
#include <array>
#include <istream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/files.h"
#include "formats/blog/blog.h"
#include "formats/blog/blog_lines.h"
#include "formats/blog/reference_line.h"
#include "formats/html/html.h"
#include "formats/html/html_lines.h"

// The page becomes the lines that its visitors see, and read_blog() reads those: so a
// saved page and its text are the same posts.

namespace pprsearch {
namespace {

constexpr std::size_t kMaxPageBytes = 64 * 1024 * 1024;

/// Nullopt for a page larger than the limit.
std::optional<std::string> read_page(std::istream& in) {
  std::string page;
  while (in && page.size() <= kMaxPageBytes) {
    const std::size_t had = page.size();
    page.resize(had + kBytesAtOnce);
    in.read(page.data() + had, static_cast<std::streamsize>(kBytesAtOnce));
    page.resize(had + static_cast<std::size_t>(in.gcount()));
  }
  if (page.size() > kMaxPageBytes) return std::nullopt;
  return page;
}

/// Where the page marks its main part and that has the posts, the rest is its frame.
std::vector<HtmlLine> main_lines(std::vector<HtmlLine> lines) {
  const bool has_posts = std::any_of(lines.begin(), lines.end(), [](const HtmlLine& line) {
    return line.in_main && !month_of_heading(line.text).empty();
  });
  if (has_posts) std::erase_if(lines, [](const HtmlLine& line) { return !line.in_main; });
  return lines;
}

constexpr std::array<std::string_view, 3> kRoots = {"html", "head", "body"};

/// Lines stand at their place in the file, as far as a page has no more than one in each
/// of its lines; `numbers` gets the true places.
std::string text_of(const std::vector<HtmlLine>& lines, std::vector<std::size_t>& numbers) {
  std::string text;
  for (const HtmlLine& line : lines) {
    while (numbers.size() + 1 < line.number) {
      numbers.push_back(line.number);
      text += '\n';
    }
    numbers.push_back(line.number);
    text += line.text + '\n';
  }
  return text;
}

/// The DOIs of links, by the text of the line that they stand in.
using LinkedDois = std::unordered_map<std::string, std::string>;

LinkedDois linked_dois(const std::vector<HtmlLine>& lines) {
  LinkedDois dois;
  for (const HtmlLine& line : lines) {
    if (line.doi.empty()) continue;
    dois.emplace(reference_in_line(line.text), line.doi);
  }
  return dois;
}

void add_linked_doi(const LinkedDois& dois, Record& record) {
  if (!record.entry.citation || !record.entry.citation->doi.empty()) return;
  const auto found = dois.find(record.entry.citation->raw);
  if (found != dois.end()) record.entry.citation->doi = found->second;
}

}  // namespace

Recognition recognise_html(const TextBeginning& beginning) {
  return plain_if(beginning.document_type() == "html" || beginning.begins_with_element(kRoots));
}

void read_html(std::istream& in, const std::string& file, const RecordSink& sink) {
  const std::optional<std::string> page = read_page(in);
  if (!page)
    return sink(rejected_file(file, "the page is larger than 64 MiB", FaultCode::too_long));
  HtmlText read = html_lines(*page, HtmlEncoding::declared);
  if (!read.fault.empty())
    sink(rejected_file(file, "no page to be read: " + read.fault, FaultCode::unreadable));
  std::vector<std::size_t> numbers;
  const std::vector<HtmlLine> lines = main_lines(std::move(read.lines));
  const LinkedDois dois = linked_dois(lines);
  std::istringstream text(text_of(lines, numbers));
  read_blog(text, file, [&](Record&& record) {
    add_linked_doi(dois, record);
    if (record.line <= numbers.size()) record.line = numbers[record.line - 1];
    sink(std::move(record));
  });
}

}  // namespace pprsearch

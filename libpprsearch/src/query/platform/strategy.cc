#include <pprsearch/error.h>
#include <pprsearch/strategy.h>

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "query/misreadings.h"
#include "query/platform/lines.h"
#include "query/platform/lowering.h"
#include "query/platform/mended.h"
#include "query/platform/platform_reader.h"
#include "query/platform/printed.h"
#include "query/platform/printed_limits.h"
#include "query/platform/recognise.h"
#include "query/platform/told.h"
#include "query/tree.h"

// A text of another platform, from its lines to queries of this language. Lenient reading goes
// through to the end and notes what it repaired; strict reading throws the first of these.

namespace pprsearch {
namespace {

using platform::Line;
using platform::Lines;
using platform::Node;

/// A query that lines within lines make larger is refused.
constexpr std::size_t kMostLeaves = 16384;

/// A stretch of text as it is shown in one line.
std::string in_one_line(std::string_view text) { return join(split_words(text), " "); }

class StrategyReader {
 public:
  StrategyReader(std::string_view text, Platform platform, const QueryReading& reading)
      : text_(text),
        reading_(reading),
        platform_(platform),
        table_(platform::table_of(platform)),
        mended_(platform::mended(text)),
        plain_(std::move(mended_.plain)),
        said_(plain_),
        state_{table_, plain_, reading_.limits, said_},
        lowering_(table_, reading.exact_words, std::max(reading.limits.words, kMostLeaves)) {}

  Strategy read(platform::Unnumbered unnumbered) {
    for (platform::Mend& mend : mended_.mends) {
      said_.note_given(DiagnosticCode::platform_reading, mend.offset, mend.length,
                       std::move(mend.message));
    }
    const Lines parted = platform::lines_of(plain_, text_, platform_, unnumbered);
    state_.is_list = parted.are_numbered;
    for (const Line& heading : parted.headings) {
      said_.note(DiagnosticCode::platform_reading, heading.begin, heading.end,
                 ": what stands before the first number is left out");
    }
    platform::tell_printed(plain_, parted, said_);
    Strategy strategy;
    strategy.platform = platform_;
    for (const Line& line : parted.lines) {
      strategy.lines.push_back(read_line(line, parted.are_numbered));
      if (is_full_) break;
    }
    return strategy;
  }

 private:
  StrategyLine read_line(Line line, bool is_numbered);
  std::optional<Node> read_text(Line& line);
  void add_complaints();
  void refuse_first(const std::vector<Diagnostic>& diagnostics) const;

  std::string_view text_;
  const QueryReading& reading_;
  Platform platform_;
  const platform::PlatformTable& table_;
  platform::Mended mended_;
  PlainText plain_;
  platform::Said said_;
  platform::ReaderState state_;
  platform::Lowering lowering_;
  bool is_full_ = false;  ///< the words that are allowed are read
};

std::optional<Node> StrategyReader::read_text(Line& line) {
  const platform::LineLimits limits = platform::take_printed_limits(plain_, platform_, line, said_);
  std::optional<Node> node;
  if (limits.are_all)
    node = Node{.kind = Node::Kind::everything, .offset = plain_.origins[line.begin]};
  try {
    if (!node) node = platform::PlatformReader(state_, line.begin, line.end).read();
  } catch (const platform::TooMany& many) {
    const std::string message =
        "the query has more than " + std::to_string(reading_.limits.words) + " words";
    if (reading_.syntax == Syntax::strict) throw LimitError("words", message);
    said_.fault_with(DiagnosticCode::query_cut, many.at, line.end,
                     message + ": this line and what follows it were left out");
    is_full_ = true;
  }
  if (!node || !limits.any_years) return node;
  Node years{.kind = Node::Kind::years, .offset = node->offset, .length = node->length};
  years.first = limits.first;
  years.last = limits.last;
  return joined(Node::Kind::all_of, std::move(*node), std::move(years));
}

/// Places of complaints are of the original text already.
void StrategyReader::add_complaints() {
  const auto place = [&](std::size_t offset) {
    return static_cast<std::size_t>(std::ranges::lower_bound(plain_.origins, offset) -
                                    plain_.origins.begin());
  };
  for (platform::NearComplaint& complaint : lowering_.take_complaints()) {
    said_.fault_with(DiagnosticCode::near_operand, place(complaint.offset),
                     place(complaint.offset + complaint.length), std::move(complaint.message));
  }
  for (const platform::LeftOut& limit : lowering_.take_left_out()) {
    said_.note(DiagnosticCode::not_in_index, place(limit.offset),
               place(limit.offset + limit.length),
               limit.is_whole ? platform::kNotLeftOut : platform::kLimitNotExcluded);
  }
}

void StrategyReader::refuse_first(const std::vector<Diagnostic>& diagnostics) const {
  if (reading_.syntax != Syntax::strict) return;
  const auto fault =
      std::ranges::find_if(diagnostics, [](const Diagnostic& told) { return !is_note(told.code); });
  if (fault == diagnostics.end()) return;
  throw QuerySyntaxError(fault->code, fault->message, fault->offset, fault->length);
}

StrategyLine StrategyReader::read_line(Line line, bool is_numbered) {
  said_.begin_line(is_numbered ? line.number : 0);
  StrategyLine read;
  read.number = line.number;
  read.printed = line.printed;
  std::optional<Node> node = read_text(line);
  read.offset = plain_.origins[line.begin];
  read.length = plain_.origins[line.end] - read.offset;
  read.text = in_one_line(std::string_view(plain_.text).substr(line.begin, line.end - line.begin));
  const bool is_empty = !node;
  if (is_empty) {
    node = Node{.kind = Node::Kind::nothing, .offset = read.offset, .length = read.length};
    said_.fault_with(DiagnosticCode::no_words, line.begin, line.end,
                     "there are no words to look for");
  }
  // A line that cannot be a query is told before lines make it too large.
  std::vector<Diagnostic> told = said_.take();
  refuse_first(told);
  read.query = lowering_.add(line.number, std::move(*node));
  add_complaints();
  for (Diagnostic& more : said_.take()) told.push_back(std::move(more));
  std::ranges::stable_sort(told, {}, &Diagnostic::offset);
  refuse_first(told);
  read.diagnostics = std::move(told);
  if (is_numbered) state_.numbers.insert(line.number);
  return read;
}

/// A stretch of text that is read here as it would be without a platform.
StrategyLine own_line(std::string_view text, std::size_t offset, const QueryReading& reading) {
  ParsedQuery parsed;
  try {
    parsed = parse_query(text, reading.syntax, reading.limits);
  } catch (const QuerySyntaxError& error) {
    throw QuerySyntaxError(error.code(), error.what(), offset + error.offset(), error.length());
  }
  StrategyLine line;
  line.text = in_one_line(to_plain(text).text);
  line.offset = offset;
  line.length = text.size();
  line.query = std::move(parsed.query);
  line.diagnostics = std::move(parsed.diagnostics);
  for (Diagnostic& told : line.diagnostics) told.offset += offset;
  return line;
}

/// A text of this language: each of its lines is a query.
Strategy own_strategy(std::string_view text, const QueryReading& reading,
                      platform::Unnumbered unnumbered) {
  Strategy strategy;
  PlainText plain = to_plain(text);
  const Lines parted = platform::lines_of(plain, text, Platform::ppr, unnumbered);
  if (!parted.are_numbered || unnumbered == platform::Unnumbered::as_one) {
    strategy.lines.push_back(own_line(text, 0, reading));
    strategy.lines.back().number = 1;
    return strategy;
  }
  platform::Said said(plain);
  platform::tell_printed(plain, parted, said);
  strategy.diagnostics = said.take();
  for (const Line& line : parted.lines) {
    const std::size_t begin = plain.origins[line.begin];
    const std::size_t end = plain.origins[line.end];
    strategy.lines.push_back(own_line(text.substr(begin, end - begin), begin, reading));
    strategy.lines.back().number = line.number;
    strategy.lines.back().printed = line.printed;
  }
  return strategy;
}

/// As much of the text as is allowed.
std::string_view within_limit(std::string_view text, const QueryReading& reading,
                              std::vector<Diagnostic>& diagnostics) {
  const std::size_t most = reading.limits.query_bytes;
  if (text.size() <= most) return text;
  const std::string message = "the query is longer than " + std::to_string(most) + " bytes";
  if (reading.syntax == Syntax::strict) throw LimitError("query_bytes", message);
  const std::string_view kept = whole_characters(text, most);
  diagnostics.push_back({DiagnosticCode::query_cut, message + ": what follows was left out",
                         kept.size(), text.size() - kept.size(), ""});
  return kept;
}

Strategy read_strategy(std::string_view text, const QueryReading& reading,
                       platform::Unnumbered unnumbered) {
  std::vector<Diagnostic> about;
  text = within_limit(text, reading, about);
  Platform platform = reading.syntax == Syntax::plain ? Platform::ppr : reading.platform;
  const bool is_recognised = platform == Platform::automatic;
  if (is_recognised) platform = platform::recognise(text);
  Strategy strategy;
  if (platform == Platform::ppr) {
    strategy = own_strategy(text, reading, unnumbered);
  } else {
    try {
      strategy = StrategyReader(text, platform, reading).read(unnumbered);
    } catch (const LimitError& error) {
      if (reading.syntax == Syntax::strict) throw;
      QueryReading plain = reading;
      plain.syntax = Syntax::plain;
      strategy = own_strategy(text, plain, platform::Unnumbered::as_one);
      about.push_back({DiagnosticCode::query_cut,
                       std::string(error.what()) + ": the text was read as plain words", 0,
                       text.size(), ""});
    }
  }
  if (is_recognised) about.insert(about.begin(), platform::read_as(platform));
  strategy.diagnostics.insert(strategy.diagnostics.begin(), about.begin(), about.end());
  return strategy;
}

/// A message without how often it was said.
std::string_view once(std::string_view message) {
  return message.ends_with(" times)") ? message.substr(0, message.rfind(" (")) : message;
}

/// What is said of one line is not said again of the next.
void add_new(std::vector<Diagnostic>& more, std::vector<Diagnostic>& diagnostics) {
  for (Diagnostic& told : more) {
    const bool is_known = std::ranges::any_of(diagnostics, [&](const Diagnostic& known) {
      return known.code == told.code && once(known.message) == once(told.message);
    });
    if (!is_known) diagnostics.push_back(std::move(told));
  }
}

}  // namespace

Strategy parse_strategy(std::string_view text, const QueryReading& reading) {
  return read_strategy(text, reading, platform::Unnumbered::each_one);
}

ParsedQuery parse_query(std::string_view text, const QueryReading& reading) {
  // Nothing is everything in any language.
  const bool is_own = reading.platform == Platform::ppr || reading.syntax == Syntax::plain ||
                      text.find_first_not_of(" \t\r\n") == text.npos;
  if (is_own) return parse_query(text, reading.syntax, reading.limits);
  Strategy strategy = read_strategy(text, reading, platform::Unnumbered::as_one);
  ParsedQuery parsed;
  parsed.platform = strategy.platform;
  parsed.query = strategy.lines.back().query;
  parsed.diagnostics = std::move(strategy.diagnostics);
  for (StrategyLine& line : strategy.lines) add_new(line.diagnostics, parsed.diagnostics);
  return parsed;
}

}  // namespace pprsearch

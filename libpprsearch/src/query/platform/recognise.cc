#include "query/platform/recognise.h"

#include <pprsearch/error.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "query/platform/lines.h"
#include "query/platform/mended.h"
#include "query/platform/platform_reader.h"
#include "query/query_fields.h"

namespace pprsearch::platform {
namespace {

/// A longer text is recognised by its beginning.
constexpr std::size_t kMostLookedAt = 16384;

/// How many constructs of a platform stand in the text, what its reader meets, beyond those of
/// others.
std::size_t constructs_of(const PlatformTable& table, std::string_view text, PlainText plain) {
  const Lines parted = lines_of(plain, text, table.platform, Unnumbered::as_one);
  const QueryLimits limits;
  Said said(plain);
  ReaderState reading{table, plain, limits, said};
  reading.is_list = parted.are_numbered;
  for (const Line& line : parted.lines) {
    try {
      PlatformReader(reading, line.begin, line.end).read();
    } catch (const LimitError&) {  // what was met before counts
    } catch (const TooMany&) {
      break;
    }
    reading.numbers.insert(line.number);
    said.take();
  }
  return reading.recognised - std::min(reading.recognised, reading.foreign);
}

/// "title:cbt", "year:2015..": fields of this language with their values.
std::size_t own_constructs_of(std::string_view text) {
  std::size_t found = 0;
  for (const std::string_view word : split_words(text, " \t\r\n()+-")) {
    const std::size_t colon = word.find(':');
    if (colon == word.npos || colon + 1 == word.size()) continue;
    if (find_query_field(word.substr(0, colon)) != nullptr) ++found;
  }
  return found;
}

}  // namespace

Platform recognise(std::string_view text) {
  text = whole_characters(text, kMostLookedAt);
  Platform best = Platform::ppr;
  std::size_t most = own_constructs_of(text);
  const PlainText plain = mended(text).plain;
  for (const Platform platform : all_values<Platform>()) {
    if (platform == Platform::ppr || platform == Platform::automatic) continue;
    const std::size_t met = constructs_of(table_of(platform), text, plain);
    if (met <= most) continue;
    most = met;
    best = platform;
  }
  return best;
}

Diagnostic read_as(Platform platform) {
  const std::string name = platform == Platform::ppr
                               ? "as a query of this language: it looks like no other platform's"
                               : "as the language of " + std::string(table_of(platform).name);
  return {DiagnosticCode::read_as_platform, "the text was read " + name, 0, 0, ""};
}

}  // namespace pprsearch::platform

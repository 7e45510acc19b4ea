#pragma once

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

#include "formats/markdown/markdown.h"
#include "tests/unit/formats/read_text.h"

namespace pprsearch {

/// The one record of a file of Markdown.
inline Record read_page(const std::string& text, const std::string& file = "2021-03-sleep.md") {
  std::vector<Record> records = read_text(read_markdown, text, file);
  BOOST_REQUIRE_EQUAL(records.size(), 1U);
  return std::move(records.front());
}

}  // namespace pprsearch

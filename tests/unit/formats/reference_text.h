#pragma once

#include <boost/test/unit_test.hpp>
#include <istream>
#include <streambuf>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/seed.h"
#include "tests/unit/formats/read_text.h"

namespace pprsearch {

/// "one; two"
inline std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : "; ") + word;
  return text;
}

/// "Family, Given Jr.; Literal"
inline std::string joined(const std::vector<Name>& names) {
  std::vector<std::string> words;
  for (const Name& name : names) {
    words.push_back(name.literal.empty() ? name.family + ", " + name.given : name.literal);
    if (!name.suffix.empty()) words.back() += " " + name.suffix;
  }
  return joined(words);
}

/// "Authors (2021-4-9) Title. Journal 12(3) 101-119 doi:… pmid:…"; what is not there is left out.
inline std::string cited(const Citation& citation) {
  std::string text = joined(citation.authors) + (citation.authors_cut ? "; …" : "") + " (" +
                     std::to_string(citation.issued.year);
  for (const int part : {citation.issued.month, citation.issued.day}) {
    if (part != 0) text += "-" + std::to_string(part);
  }
  text += ") " + citation.title + ". " + citation.container_title;
  if (!citation.volume.empty()) text += " " + citation.volume;
  if (!citation.issue.empty()) text += "(" + citation.issue + ")";
  if (!citation.page.empty()) text += " " + citation.page;
  if (!citation.doi.empty()) text += " doi:" + citation.doi;
  if (!citation.pmid.empty()) text += " pmid:" + citation.pmid;
  return text;
}

/// One line a record.
inline std::string cited(const std::vector<Record>& records) {
  std::string text;
  for (const Record& record : records) {
    const bool rejected = !record.rejection.empty();
    text += (rejected ? "rejected: " + record.rejection : cited(*record.entry.citation)) + "\n";
  }
  return text;
}

/// The lines of a record that say what it is, and what is made of them.
struct KindRow {
  const char* lines;
  const char* type;
  const char* container;
};

/// `records` are what was read of the row's lines and of those that every record has.
inline void check_kind(const std::vector<Record>& records, const KindRow& row) {
  BOOST_TEST_CONTEXT(row.lines) {
    BOOST_TEST_REQUIRE(records.size() == 1U);
    BOOST_TEST(records[0].entry.citation->type == row.type);
    BOOST_TEST(records[0].entry.citation->container_title == row.container);
  }
}

/// A field that is longer than any form takes; sanitizers are spared most of it.
inline constexpr std::size_t kLongField = test::kSanitized ? 26 << 20 : 100 << 20;

/// A beginning, `length` letters that nobody holds in memory, an ending.
class LongText : public std::streambuf {
 public:
  LongText(std::string beginning, std::size_t length, std::string ending)
      : beginning_(std::move(beginning)), left_(length), ending_(std::move(ending)) {
    show(beginning_, beginning_.size());
  }

 protected:
  int_type underflow() override {
    if (left_ > 0) {
      const std::size_t size = std::min(left_, letters_.size());
      left_ -= size;
      show(letters_, size);
    } else if (!ending_shown_) {
      ending_shown_ = true;
      show(ending_, ending_.size());
    } else {
      return traits_type::eof();
    }
    return traits_type::to_int_type(*gptr());
  }

 private:
  void show(std::string& text, std::size_t size) {
    setg(text.data(), text.data(), text.data() + size);
  }

  std::string beginning_;
  std::size_t left_;
  std::string ending_;
  std::string letters_ = std::string(1 << 20, 'a');
  bool ending_shown_ = false;
};

inline std::vector<Record> read_stream(Reader reader, std::streambuf& text) {
  std::istream in(&text);
  std::vector<Record> records;
  reader(in, "source", [&](Record&& record) { records.push_back(std::move(record)); });
  return records;
}

}  // namespace pprsearch

#include "indexer/intake/duplicate_merger.h"

#include <pprsearch/json.h>

#include <algorithm>
#include <optional>
#include <string>

namespace pprsearch {
namespace {

void fill(std::string& text, const std::string& later) {
  if (text.empty()) text = later;
}

void fill(std::vector<std::string>& names, const std::vector<std::string>& later) {
  for (const std::string& name : later) {
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
}

void fill_citation(Citation& citation, const Citation& later) {
  for (std::string Citation::*member :
       {&Citation::type, &Citation::title, &Citation::container_title, &Citation::volume,
        &Citation::issue, &Citation::page, &Citation::doi, &Citation::pmid, &Citation::issn,
        &Citation::url, &Citation::raw}) {
    fill(citation.*member, later.*member);
  }
  if (citation.authors.empty()) {
    citation.authors = later.authors;
    citation.authors_cut = later.authors_cut;
  }
  if (citation.issued.year == 0) citation.issued = later.issued;
}

void fill(std::optional<Citation>& citation, const std::optional<Citation>& later) {
  if (citation && later) return fill_citation(*citation, *later);
  if (later) citation = later;
}

bool same_texts(const Entry& a, const Entry& b) {
  return a.summary == b.summary && a.practice_implications == b.practice_implications;
}

/// What stands before a record in the file.
struct Header {
  std::uint64_t line;
  std::uint64_t file_bytes;
  std::uint64_t entry_bytes;
};

}  // namespace

// Whose words the texts are goes with the texts. What is put together from an abstract and from
// something else is not an abstract any more.
void fill_from(Entry& entry, const Entry& later) {
  const Entry earlier = entry;
  for_each_member([&](const char*, auto member) { fill(entry.*member, later.*member); });
  if (same_texts(entry, later)) return;
  entry.summary_kind = earlier.summary_kind;
  entry.summary_source = earlier.summary_source;
  if (same_texts(entry, earlier) || earlier.summary_kind != "abstract") return;
  entry.summary_kind = "summary";
  entry.summary_source = later.summary_source;
}

void DuplicateMerger::add(const Record& record) {
  held_.push_back({written_ + waiting_.size(), size_++, false});
  write(record);
}

void DuplicateMerger::add_again(const Record& record, std::size_t number) {
  held_.push_back({written_ + waiting_.size(), number, true});
  write(record);
}

void DuplicateMerger::write(const Record& record) {
  constexpr std::size_t kWrittenTogether = std::size_t{1} << 16;
  const std::string entry = to_json(record.entry);
  const Header header{record.line, record.file.size(), entry.size()};
  waiting_.append(reinterpret_cast<const char*>(&header), sizeof header);
  waiting_ += record.file;
  waiting_ += entry;
  if (waiting_.size() >= kWrittenTogether) write_waiting();
}

void DuplicateMerger::write_waiting() {
  file_.write(written_, waiting_);
  written_ += waiting_.size();
  waiting_.clear();
}

void DuplicateMerger::finish(const FirstOf& first_of, const Unite& unite, const RecordSink& sink) {
  write_waiting();
  const Later later = later_records(first_of);
  for (const Held& held : held_) {
    if (held.is_again || first_of(held.number) != held.number) continue;
    Record record = read(held.place);
    if (const auto others = later.find(held.number); others != later.end()) {
      for (const std::uint64_t other : others->second) unite(record, read(other));
    }
    sink(std::move(record));
  }
}

/// The records that come after the first one of an article, for articles of more than one.
DuplicateMerger::Later DuplicateMerger::later_records(const FirstOf& first_of) const {
  Later later;
  for (const Held& held : held_) {
    const std::size_t first = first_of(held.number);
    if (held.is_again || first != held.number) later[first].push_back(held.place);
  }
  return later;
}

Record DuplicateMerger::read(std::uint64_t place) const {
  Header header{};
  file_.read(place, reinterpret_cast<char*>(&header), sizeof header);
  place += sizeof header;
  Record record;
  record.line = header.line;
  record.file.resize(header.file_bytes);
  file_.read(place, record.file.data(), record.file.size());
  std::string entry(header.entry_bytes, '\0');
  file_.read(place + header.file_bytes, entry.data(), entry.size());
  record.entry = entry_from_json(entry, record.repairs);
  return record;
}

}  // namespace pprsearch

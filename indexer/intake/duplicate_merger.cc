#include "indexer/intake/duplicate_merger.h"

#include <pprsearch/error.h>
#include <pprsearch/json.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <string>
#include <system_error>

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

[[noreturn]] void fail(const char* what) {
  throw Error(std::string("--merge-duplicates: ") + what +
              " a temporary file: " + std::generic_category().message(errno));
}

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

DuplicateMerger::DuplicateMerger() : file_(std::tmpfile(), std::fclose) {
  if (!file_) fail("cannot make");
}

void DuplicateMerger::add(const Record& record) {
  held_.push_back({end_, size_++, false});
  write(record);
}

void DuplicateMerger::add_again(const Record& record, std::size_t number) {
  held_.push_back({end_, number, true});
  write(record);
}

void DuplicateMerger::write(const Record& record) {
  const std::string entry = to_json(record.entry);
  const int header =
      std::fprintf(file_.get(), "%zu %zu %zu\n", record.line, record.file.size(), entry.size());
  const bool written =
      header > 0 &&
      std::fwrite(record.file.data(), 1, record.file.size(), file_.get()) == record.file.size() &&
      std::fwrite(entry.data(), 1, entry.size(), file_.get()) == entry.size();
  if (!written) fail("cannot write");
  end_ += static_cast<off_t>(header) + static_cast<off_t>(record.file.size() + entry.size());
}

void DuplicateMerger::finish(const FirstOf& first_of, const Unite& unite, const RecordSink& sink) {
  if (std::fflush(file_.get()) != 0) fail("cannot write");
  const Later later = later_records(first_of);
  for (const Held& held : held_) {
    if (held.is_again || first_of(held.number) != held.number) continue;
    Record record = read(held.place);
    if (const auto others = later.find(held.number); others != later.end()) {
      for (const off_t other : others->second) unite(record, read(other));
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

Record DuplicateMerger::read(off_t place) {
  if (::ftello(file_.get()) != place && ::fseeko(file_.get(), place, SEEK_SET) != 0) {
    fail("cannot read");
  }
  return read_next();
}

Record DuplicateMerger::read_next() {
  Record record;
  std::array<std::size_t, 2> sizes{};
  if (std::fscanf(file_.get(), "%zu %zu %zu", &record.line, &sizes[0], &sizes[1]) != 3 ||
      std::fgetc(file_.get()) != '\n') {
    fail("cannot read");
  }
  record.file.resize(sizes[0]);
  std::string entry(sizes[1], '\0');
  if (std::fread(record.file.data(), 1, sizes[0], file_.get()) != sizes[0] ||
      std::fread(entry.data(), 1, sizes[1], file_.get()) != sizes[1]) {
    fail("cannot read");
  }
  record.entry = entry_from_json(entry, record.repairs);
  return record;
}

}  // namespace pprsearch

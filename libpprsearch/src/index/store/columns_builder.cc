#include "index/store/columns_builder.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <deque>
#include <filesystem>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/files.h"
#include "index/damage.h"
#include "index/store/runs.h"

namespace pprsearch {
namespace fs = std::filesystem;
namespace {

// A column whose values come in the order of entries is written down as they come. What
// has to be sorted goes through sorters: titles and dates for the ranks that entries have
// in their order, and the values of facets, each with the entries that have it.

template <typename T>
std::string_view bytes_of(const T& number) {
  return {reinterpret_cast<const char*>(&number), sizeof number};
}

/// A column that waits in memory while it is short, and then in a file.
template <typename T>
class WaitingColumn {
 public:
  explicit WaitingColumn(std::string path) : path_(std::move(path)) {}

  void add(const T& value) {
    values_.push_back(value);
    if (values_.size() * sizeof(T) >= kMostInMemory) write_values();
  }
  template <typename Values>
  void add_all(const Values& values) {
    if (values.size() * sizeof(T) >= kMostInMemory) {
      write_values();
      return write(values.data(), values.size());
    }
    values_.insert(values_.end(), values.begin(), values.end());
    if (values_.size() * sizeof(T) >= kMostInMemory) write_values();
  }
  /// Ends the column and makes it an array of `file`, which may read it when it is written.
  void move_to(ArrayFileWriter& file, const std::string& name) {
    if (!out_) return file.add(name, std::move(values_));
    write_values();
    out_->close();
    file.add_file(name, sizeof(T), path_);
  }

 private:
  static constexpr std::size_t kMostInMemory = 1 << 16;

  void write_values() {
    write(values_.data(), values_.size());
    values_.clear();
  }
  void write(const T* values, std::size_t count) {
    if (!out_) out_.emplace(path_);
    out_->write({reinterpret_cast<const char*>(values), count * sizeof(T)});
  }

  std::string path_;
  std::optional<FileWriter> out_;
  std::vector<T> values_;
};

class WaitingStrings {
 public:
  explicit WaitingStrings(const std::string& path)
      : begins_(path + ".begins"), bytes_(path + ".bytes") {
    begins_.add(0);
  }

  void add(std::string_view value) {
    bytes_.add_all(value);
    begins_.add(end_ += value.size());
  }
  void move_to(ArrayFileWriter& file, const std::string& name) {
    begins_.move_to(file, name + ".begins");
    bytes_.move_to(file, name + ".bytes");
  }

 private:
  WaitingColumn<std::uint64_t> begins_;
  WaitingColumn<char> bytes_;
  std::uint64_t end_ = 0;
};

/// Bytes that sort as the numbers do, the greatest first.
std::string falling(std::uint32_t number) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(~number >> shift);
  return bytes;
}

/// Takes the numbers of entries out of the bytes that come in any pieces.
class EntrySink : public RunSink {
 public:
  void append(std::string_view bytes) override {
    for (const char c : bytes) {
      number_[filled_++] = c;
      if (filled_ < number_.size()) continue;
      EntryNumber entry = 0;
      std::memcpy(&entry, number_.data(), sizeof entry);
      take(entry);
      filled_ = 0;
    }
  }

 protected:
  /// Whether no number has begun and not ended.
  bool is_whole() const { return filled_ == 0; }

 private:
  virtual void take(EntryNumber entry) = 0;

  std::array<char, sizeof(EntryNumber)> number_{};
  std::size_t filled_ = 0;
};

/// Numbers entries in the order of keys, of which each has one of its own.
class RankSink : public EntrySink {
 public:
  explicit RankSink(std::size_t entries) : ranks_(entries) {}

  void begin(std::string_view, std::uint64_t) override {}
  /// Throws Damage if not every entry was given.
  const std::vector<std::uint32_t>& ranks() const {
    if (next_ != ranks_.size() || !is_whole()) throw Damage("the order of entries is incomplete");
    return ranks_;
  }

 private:
  void take(EntryNumber entry) override { ranks_[entry] = next_++; }

  std::vector<std::uint32_t> ranks_;
  std::uint32_t next_ = 0;
};

/// Gives entries the places of their keys in the order of keys, from 1; 0 to those without one.
class PlaceSink : public EntrySink {
 public:
  explicit PlaceSink(std::size_t entries) : places_(entries) {}

  void begin(std::string_view, std::uint64_t) override { ++place_; }
  /// Throws Damage if not all of `given` came back.
  const std::vector<std::uint32_t>& places(std::size_t given) const {
    if (placed_ != given || !is_whole()) throw Damage("the order of authors is incomplete");
    return places_;
  }

 private:
  void take(EntryNumber entry) override {
    places_[entry] = place_;
    ++placed_;
  }

  std::vector<std::uint32_t> places_;
  std::size_t placed_ = 0;
  std::uint32_t place_ = 0;
};

/// What a sorter has of a facet's value in an entry, under the value's key: the
/// entry's number, the length of the name, the name.
std::string value_of_entry(EntryNumber entry, const std::string& name) {
  std::string bytes(bytes_of(entry));
  bytes += bytes_of(static_cast<std::uint32_t>(name.size()));
  return bytes += name;
}

/// The columns of one facet: its values by key, and which ones each entry has.
class FacetSink : public RunSink {
 public:
  FacetSink(const std::string& path, std::size_t entries, std::size_t values)
      : keys_(path + ".key"),
        names_(path + ".name"),
        counts_(path + ".count"),
        begins_(path + ".entry"),
        ordinals_(path + ".ordinal"),
        values_left_(values),
        places_(entries + 1) {
    entries_.reserve(values);
  }

  void begin(std::string_view key, std::uint64_t) override {
    end_value();
    keys_.add(key);
    writings_.clear();
    value_begins_.push_back(entries_.size());
  }

  void append(std::string_view bytes) override {
    pending_ += bytes;
    std::size_t at = 0;
    while (pending_.size() - at >= kHeadBytes) {
      std::array<std::uint32_t, 2> head{};  // entry, length of its name
      std::memcpy(head.data(), pending_.data() + at, kHeadBytes);
      if (pending_.size() - at - kHeadBytes < head[1]) break;
      add(head[0], std::string_view(pending_).substr(at + kHeadBytes, head[1]));
      at += kHeadBytes + head[1];
    }
    pending_.erase(0, at);
  }

  /// Throws Damage if not all that was collected came back.
  void move_to(ArrayFileWriter& file, const std::string& facet) {
    if (values_left_ != 0 || !pending_.empty()) {
      throw Damage("the values of '" + facet + "' are incomplete");
    }
    end_value();
    write_entries();
    keys_.move_to(file, facet + ".key");
    names_.move_to(file, facet + ".name");
    counts_.move_to(file, facet + ".count");
    begins_.move_to(file, facet + ".entry");
    ordinals_.move_to(file, facet + ".ordinal");
  }

 private:
  static constexpr std::size_t kHeadBytes = 2 * sizeof(std::uint32_t);

  /// An entry may have the value twice, but then one after the other.
  void add(EntryNumber entry, std::string_view name) {
    --values_left_;
    const bool is_first = entries_.size() == value_begins_.back();
    ++writings_[std::string(name)];
    if (!is_first && entries_.back() == entry) return;
    entries_.push_back(entry);
    ++places_[entry + 1];
  }

  void end_value() {
    if (value_begins_.empty()) return;
    names_.add(commonest_writing());
    counts_.add(static_cast<std::uint32_t>(entries_.size() - value_begins_.back()));
  }

  /// Of equally common ones the longest, which has the accents, and of those the least: the same
  /// one whatever the order of entries.
  const std::string& commonest_writing() const {
    return std::max_element(writings_.begin(), writings_.end(),
                            [](const auto& a, const auto& b) {
                              if (a.second != b.second) return a.second < b.second;
                              if (a.first.size() != b.first.size())
                                return a.first.size() < b.first.size();
                              return a.first > b.first;
                            })
        ->first;
  }

  /// From the entries of each value to the values of each entry.
  void write_entries() {
    for (std::size_t i = 1; i < places_.size(); ++i) places_[i] += places_[i - 1];
    begins_.add_all(places_);
    std::vector<std::uint32_t> ordinals(entries_.size());
    value_begins_.push_back(entries_.size());
    for (std::uint32_t ordinal = 0; ordinal + 1 < value_begins_.size(); ++ordinal) {
      for (std::size_t i = value_begins_[ordinal]; i < value_begins_[ordinal + 1]; ++i) {
        ordinals[places_[entries_[i]]++] = ordinal;
      }
    }
    ordinals_.add_all(ordinals);
  }

  WaitingStrings keys_;
  WaitingStrings names_;
  WaitingColumn<std::uint32_t> counts_;
  WaitingColumn<std::uint64_t> begins_;
  WaitingColumn<std::uint32_t> ordinals_;
  std::size_t values_left_;                      ///< that were collected and did not come yet
  std::string pending_;                          ///< the beginning of a value of an entry
  std::map<std::string, std::size_t> writings_;  ///< of the current value, each with its times
  std::vector<std::uint64_t> value_begins_;      ///< in entries_, of each value
  std::vector<EntryNumber> entries_;
  std::vector<std::uint64_t> places_;  ///< where the values of each entry begin
};

}  // namespace

class ColumnsBuilder::Impl {
 public:
  explicit Impl(const std::string& work)
      : work_(made(work)),
        ids_(work + "/id"),
        shown_titles_(work + "/shown_title"),
        published_(work + "/published"),
        years_(work + "/year"),
        present_(work + "/present"),
        newest_(work + "/newest"),
        titles_(work + "/title"),
        first_authors_(work + "/first_author") {
    for (std::size_t f = 0; f < kTextFields; ++f) {
      lengths_.emplace_back(work + '/' + length_column(f));
    }
    for (const Field field : name_fields()) {
      facets_.emplace_back(work + '/' + std::string(row_of(field).name));
    }
  }

  void add(const ColumnRow& row) {
    const auto entry = static_cast<EntryNumber>(size_++);
    ids_.add(row.id);
    shown_titles_.add(row.title);
    for (std::size_t f = 0; f < kTextFields; ++f) {
      lengths_[f].add(row.lengths[f]);
      totals_[f] += row.lengths[f];
    }
    published_.add(row.published);
    years_.add(row.year);
    present_.add(row.present);
    const std::string newest = falling(row.published) + row.id;
    newest_.add(newest, bytes_of(entry));
    titles_.add(row.title_key + '\0' + newest, bytes_of(entry));
    if (!row.first_author.empty()) {
      first_authors_.add(row.first_author, bytes_of(entry));
      ++authored_;
    }
    for (std::size_t f = 0; f < kNameFields; ++f) {
      for (const FacetName& value : row.names[f]) {
        facets_[f].add(value.key, value_of_entry(entry, value.name));
        ++values_[f];
      }
    }
  }

  /// Of the columns one is made at a time.
  std::size_t bytes_to_write() const {
    const std::size_t most = *std::ranges::max_element(values_);
    return size_ * sizeof(std::uint64_t) + most * 2 * sizeof(std::uint32_t) +
           most * sizeof(std::uint64_t);
  }

  void write(const std::string& path) {
    ArrayFileWriter file;
    for (std::size_t f = 0; f < kTextFields; ++f) lengths_[f].move_to(file, length_column(f));
    file.add("totals", std::vector<std::uint64_t>(totals_.begin(), totals_.end()));
    published_.move_to(file, "published");
    years_.move_to(file, "year");
    present_.move_to(file, "present");
    ids_.move_to(file, "id");
    shown_titles_.move_to(file, "title");
    write_ranks(file, newest_, "rank.newest");
    write_ranks(file, titles_, "rank.title");
    write_first_authors(file);
    for (std::size_t f = 0; f < kNameFields; ++f) write_facet(file, f);
    file.write(path);
    fs::remove_all(work_);
  }

 private:
  static const std::string& made(const std::string& folder) {
    fs::create_directories(folder);
    return folder;
  }

  void write_ranks(ArrayFileWriter& file, ExternalSorter& sorter, const std::string& name) {
    RankSink sink(size_);
    sorter.finish(sink);
    WaitingColumn<std::uint32_t> column(work_ + '/' + name);
    column.add_all(sink.ranks());
    column.move_to(file, name);
  }

  void write_first_authors(ArrayFileWriter& file) {
    PlaceSink sink(size_);
    first_authors_.finish(sink);
    WaitingColumn<std::uint32_t> column(work_ + "/place.author");
    column.add_all(sink.places(authored_));
    column.move_to(file, "place.author");
  }

  void write_facet(ArrayFileWriter& file, std::size_t facet) {
    const std::string name(row_of(name_fields()[facet]).name);
    FacetSink sink(work_ + '/' + name, size_, values_[facet]);
    facets_[facet].finish(sink);
    sink.move_to(file, name);
  }

  std::string work_;
  std::size_t size_ = 0;
  WaitingStrings ids_;
  WaitingStrings shown_titles_;
  std::deque<WaitingColumn<std::uint32_t>> lengths_;  ///< of each text field
  std::array<std::uint64_t, kTextFields> totals_{};
  WaitingColumn<std::uint32_t> published_;
  WaitingColumn<std::uint32_t> years_;
  WaitingColumn<FieldSet> present_;
  ExternalSorter newest_;
  ExternalSorter titles_;
  ExternalSorter first_authors_;
  std::size_t authored_ = 0;           ///< entries with a first author
  std::deque<ExternalSorter> facets_;  ///< in the order of name_fields()
  std::array<std::size_t, kNameFields> values_{};
};

ColumnsBuilder::ColumnsBuilder(const std::string& work) : impl_(std::make_unique<Impl>(work)) {}

ColumnsBuilder::~ColumnsBuilder() = default;

void ColumnsBuilder::add(const ColumnRow& row) { impl_->add(row); }

std::size_t ColumnsBuilder::bytes_to_write() const { return impl_->bytes_to_write(); }

void ColumnsBuilder::write(const std::string& path) { impl_->write(path); }

}  // namespace pprsearch

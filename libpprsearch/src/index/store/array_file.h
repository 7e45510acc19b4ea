#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace pprsearch {

// A file of named arrays of numbers, written once and mapped into memory to be
// read. Opening one costs a few system calls whatever its size, and processes
// that read the same generation share its pages. Little-endian, as is every
// machine we build for; docs/index-format.md has the bytes.

/// Collects strings one behind the other: a tenth of what as many std::strings take.
class StringsBuilder {
 public:
  void add(std::string_view value) {
    bytes_.insert(bytes_.end(), value.begin(), value.end());
    begins_.push_back(bytes_.size());
  }
  std::size_t size() const { return begins_.size() - 1; }
  std::string_view operator[](std::size_t i) const {
    return {bytes_.data() + begins_[i], static_cast<std::size_t>(begins_[i + 1] - begins_[i])};
  }
  std::string_view back() const { return (*this)[size() - 1]; }

 private:
  friend class ArrayFileWriter;
  std::vector<char> bytes_;
  std::vector<std::uint64_t> begins_{0};
};

/// The place of the first of sorted strings that is not less than `text`.
template <typename Strings>
std::size_t lower_bound_of(const Strings& strings, std::string_view text) {
  std::size_t low = 0;
  std::size_t high = strings.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (strings[middle] < text) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/// The place of `text` among sorted strings, if it is there.
template <typename Strings>
std::optional<std::uint32_t> place_of(const Strings& strings, std::string_view text) {
  const std::size_t place = lower_bound_of(strings, text);
  if (place == strings.size() || strings[place] != text) return std::nullopt;
  return static_cast<std::uint32_t>(place);
}

/// Collects arrays and writes them. What is given by reference is not copied and
/// has to live until `write`; what is moved in is kept.
class ArrayFileWriter {
 public:
  template <typename T>
  void add(const std::string& name, const std::vector<T>& values) {
    static_assert(std::is_integral_v<T>);
    Array array{name, sizeof(T), {}, {}, nullptr};
    array.bytes = {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
    arrays_.push_back(std::move(array));
  }
  template <typename T>
  void add(const std::string& name, std::vector<T>&& values) {
    const auto kept = std::make_shared<const std::vector<T>>(std::move(values));
    add(name, *kept);
    arrays_.back().kept = kept;
  }
  /// A list of strings: two arrays, the bytes and where each begins.
  void add_strings(const std::string& name, const StringsBuilder& values);
  void add_strings(const std::string& name, StringsBuilder&& values);
  /// An array that lies in a file of its own, however large, and is there until `write`.
  void add_file(const std::string& name, std::uint64_t element_bytes, const std::string& path);

  /// Throws std::system_error.
  void write(const std::string& path) const;

 private:
  struct Array {
    std::string name;
    std::uint64_t element_bytes;
    std::string_view bytes;
    std::string path;                  ///< if not empty, the bytes are there
    std::shared_ptr<const void> kept;  ///< what was moved in

    std::uint64_t size() const;
  };

  std::vector<Array> arrays_;
};

/// A list of strings in a mapped file.
class StringList {
 public:
  StringList() = default;
  StringList(std::span<const std::uint64_t> begins, std::span<const char> bytes)
      : begins_(begins), bytes_(bytes) {}

  std::size_t size() const { return begins_.empty() ? 0 : begins_.size() - 1; }
  /// Throws Damage.
  std::string_view operator[](std::size_t i) const;
  /// As lower_bound_of().
  std::size_t lower_bound(std::string_view text) const { return lower_bound_of(*this, text); }

 private:
  std::span<const std::uint64_t> begins_;
  std::span<const char> bytes_;
};

/// The mapped file. Spans and lists that it gives live as long as it does.
class ArrayFile {
 public:
  /// Throws std::system_error if it cannot be read, Damage if it is not such a file or is
  /// cut short.
  explicit ArrayFile(const std::string& path);

  /// Throws Damage if there is no such array of that type.
  template <typename T>
  std::span<const T> array(const std::string& name) const {
    const std::string_view bytes = bytes_of(name, sizeof(T));
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
  StringList strings(const std::string& name) const;

  /// Pages that were read count no more as memory of this process. They can be read as before.
  void let_go() const { mapping_.let_go(); }

 private:
  std::string_view bytes_of(const std::string& name, std::size_t element_bytes) const;

  /// A file in memory, read only, for as long as this lives.
  class Mapping {
   public:
    explicit Mapping(const std::string& path);
    ~Mapping();
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;

    std::string_view bytes() const { return {begin_, size_}; }
    void let_go() const;

   private:
    const char* begin_ = nullptr;
    std::size_t size_ = 0;
  };
  struct Section {
    std::uint64_t element_bytes;
    std::string_view bytes;
  };
  Mapping mapping_;
  std::map<std::string, Section, std::less<>> sections_;
};

}  // namespace pprsearch

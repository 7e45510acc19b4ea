// Files of an index that somebody changed who knows how they are made: sizes, SHA-256 and the
// manifest's own digest are right. Whatever is asked, the answer is one or an Error: nothing else
// is thrown, nothing is read beside the file, nothing goes on without end. The bytes say which file
// is changed, and how; an array is met as often by its numbers as by its place and length. Xapian's
// own tables are left out: nobody but Xapian reads them, and verify does that in a child.
#include <pprsearch/error.h>
#include <pprsearch/json.h>
#include <pprsearch/searcher.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "index/store/checksum.h"
#include "tests/support/small_index.h"

using namespace pprsearch;
namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;
using Files = std::map<std::string, std::string>;

/// What the fuzzer gave, number by number; zeros when it is used up.
class Choices {
 public:
  Choices(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {}

  bool is_empty() const { return left_ == 0; }
  std::uint64_t number(std::size_t bytes = 2) {
    std::uint64_t value = 0;
    for (; bytes > 0; --bytes) value = (value << 8U) | byte();
    return value;
  }
  /// Less than `end`.
  std::size_t below(std::size_t end) { return end == 0 ? 0 : number(4) % end; }

 private:
  std::uint8_t byte() {
    if (left_ == 0) return 0;
    --left_;
    return *data_++;
  }

  const std::uint8_t* data_;
  std::size_t left_;
};

std::uint64_t read_number(const std::string& file, std::size_t at, std::size_t bytes = 8) {
  std::uint64_t value = 0;
  if (at <= file.size() && bytes <= file.size() - at) std::memcpy(&value, file.data() + at, bytes);
  return value;
}

void write_number(std::string& file, std::size_t at, std::uint64_t value, std::size_t bytes = 8) {
  if (at <= file.size() && bytes <= file.size() - at) std::memcpy(file.data() + at, &value, bytes);
}

/// An array of a file, and where the file says so.
struct Array {
  std::size_t described_at;  ///< size of a number, place, length
  std::uint64_t element;
  std::uint64_t begin;
  std::uint64_t bytes;
};

std::vector<Array> arrays_of(const std::string& file) {
  constexpr std::size_t kCountAt = 8;
  constexpr std::size_t kMost = 1000;
  std::vector<Array> arrays;
  std::size_t at = 16;
  const std::uint64_t count = std::min<std::uint64_t>(read_number(file, kCountAt), kMost);
  for (std::uint64_t i = 0; i < count && at < file.size(); ++i) {
    const std::uint64_t name = read_number(file, at);
    if (name > file.size()) break;
    at += 8 + name;
    arrays.push_back(
        {at, read_number(file, at), read_number(file, at + 8), read_number(file, at + 16)});
    at += 24;
  }
  return arrays;
}

/// A number that code may not have thought of.
std::uint64_t strange(Choices& choices, std::uint64_t own, std::uint64_t size) {
  constexpr auto kMost = std::numeric_limits<std::uint64_t>::max();
  const std::array<std::uint64_t, 20> numbers = {
      0,         1,         2,          own - 1,           own + 1,
      own * 2,   size,      size - 1,   size + 1,          size + 8,
      0xff,      0xffff,    0x7fffffff, 0x80000000,        kMost,
      kMost - 7, kMost / 2, 0xffffffff, choices.number(8), choices.number(2)};
  return numbers[choices.below(numbers.size())];
}

void change_array(std::string& file, const Array& array, Choices& choices) {
  const bool fits = array.element > 0 && array.element <= 8 && array.begin <= file.size() &&
                    array.bytes <= file.size() - array.begin && array.bytes >= array.element;
  switch (choices.below(fits ? 5 : 1)) {
    case 0: {  // what the file says of it
      const std::size_t at = array.described_at + 8 * choices.below(3);
      write_number(file, at, strange(choices, read_number(file, at), file.size()));
      return;
    }
    case 1: {  // all of one kind
      const std::string kinds("\x00\xff\x7f\x80", 4);
      std::fill_n(file.begin() + static_cast<std::ptrdiff_t>(array.begin), array.bytes,
                  kinds[choices.below(kinds.size())]);
      return;
    }
    case 2: {  // two numbers change places
      const std::size_t count = array.bytes / array.element;
      const std::size_t a = array.begin + choices.below(count) * array.element;
      const std::size_t b = array.begin + choices.below(count) * array.element;
      const std::uint64_t kept = read_number(file, a, array.element);
      write_number(file, a, read_number(file, b, array.element), array.element);
      write_number(file, b, kept, array.element);
      return;
    }
    default: {  // one number
      const std::size_t at =
          array.begin + choices.below(array.bytes / array.element) * array.element;
      const std::uint64_t own = read_number(file, at, array.element);
      write_number(file, at, strange(choices, own, array.bytes / array.element), array.element);
    }
  }
}

void change_bytes(std::string& file, Choices& choices) {
  switch (choices.below(4)) {
    case 0:
      file.resize(choices.below(file.size() + 1));
      return;
    case 1:
      file += std::string(choices.below(5000), static_cast<char>(choices.number(1)));
      return;
    default:
      if (!file.empty()) {
        file[choices.below(file.size())] ^= static_cast<char>(1U << choices.below(8));
      }
  }
}

void change(std::string& file, Choices& choices) {
  const std::vector<Array> arrays = arrays_of(file);
  if (arrays.empty() || choices.below(4) == 0) return change_bytes(file, choices);
  change_array(file, arrays[choices.below(arrays.size())], choices);
}

/// Puts a strange value somewhere into JSON.
void change(Json& json, Choices& choices) {
  Json* place = &json;
  while (place->is_structured() && !place->empty() && choices.below(5) != 0) {
    place = &*std::next(place->begin(), static_cast<std::ptrdiff_t>(choices.below(place->size())));
  }
  const std::array<Json, 12> values = {nullptr,
                                       true,
                                       -1,
                                       0,
                                       1e308,
                                       std::numeric_limits<std::uint64_t>::max(),
                                       "",
                                       "../../x",
                                       "a\x1b[31m",
                                       std::string(3000, 'a'),
                                       Json::array({Json::array({Json::object()})}),
                                       4294967296.0};
  *place = values[choices.below(values.size())];
}

std::vector<Entry> made_entries() {
  const std::vector<std::string> words = {"alliance", "therapy", "clients",    "therapists",
                                          "harm",     "video",   "self-doubt", "behaviour",
                                          "Über",     "CBT"};
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < 14; ++i) {
    const std::string& word = words[i % words.size()];
    Entry entry = test::summary_entry("x" + std::to_string(i), "The working alliance and " + word);
    entry.title = word + " in " + words[(i * 3 + 1) % words.size()];
    entry.published = "20" + std::to_string(10 + i) + "-07";
    entry.practice_implications = "Ask about " + words[(i + 4) % words.size()] + ".";
    entry.topics = {i % 2 == 0 ? "alliance" : "cbt"};
    entry.keywords = {"Humans", "Bonding"};
    entry.citation =
        parse_citation("Doe, J., & Simpson, A. (20" + std::to_string(10 + i) +
                       "). A title. Journal of Tests, 1(2), 3-4. doi:10.1000/" + std::to_string(i));
    entries.push_back(std::move(entry));
  }
  return entries;
}

/// An index of a few entries, whose files are put back before each input.
class Index {
 public:
  Index() {
    WriterOptions options;
    options.taxonomy.topics = {{"alliance", "Working Alliance", {"Bond"}}, {"cbt", "CBT", {}}};
    options.thesaurus.concepts = {{"cbt", {"CBT", "cognitive behavioural therapy"}, "cbt"},
                                  {"video", {"video therapy", "teletherapy"}, ""}};
    options.thesaurus.variants = {{"behaviour", "behavior"}};
    options.crosswalk.rules = {{{"alliance"}, {}, {"Bonding"}, {}, {}}};
    test::publish(folder(), made_entries(), options);
    // A folder of the older form: its name does not depend on what is in the manifest.
    test::unseal(folder());
    for (const auto& item : fs::directory_iterator(generation())) {
      const std::string name = item.path().filename();
      files_[name] = read_file(item.path(), std::uint64_t{1} << 30);
      if (name.ends_with(".ppr") || (name.ends_with(".json") && name != kManifest)) {
        names_.push_back(name);
      }
    }
    std::sort(names_.begin(), names_.end());
  }

  std::string folder() const { return scratch_ / "index"; }
  /// Writes what `choices` make of the files.
  void change_files(Choices& choices) {
    Files files = files_;
    Json manifest = Json::parse(files.at(kManifest));
    for (std::size_t times = 1 + choices.below(3); times > 0; --times) {
      const std::size_t which = choices.below(names_.size() + 1);
      if (which == names_.size()) {
        change(manifest, choices);
      } else {
        change(files.at(names_[which]), choices);
      }
    }
    if (manifest.is_object() && manifest.contains("files") && manifest["files"].is_object()) {
      for (const std::string& name : names_) {
        manifest["files"][name] = {{"bytes", files.at(name).size()},
                                   {"sha256", sha256_hex(files.at(name))}};
      }
    }
    files.at(kManifest) = sealed(std::move(manifest));
    for (const auto& [name, content] : files) put(name, content);
  }

 private:
  static constexpr const char* kManifest = "manifest.json";

  std::string generation() const { return folder() + "/generations/000001"; }
  static std::string sealed(Json manifest) {
    const auto text = [&] {
      return manifest.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
    };
    if (!manifest.is_object()) return text();
    manifest.erase("manifest_sha256");
    manifest["manifest_sha256"] = sha256_hex(text());
    return text();
  }
  /// A new file each time: an earlier input's is mapped until its reader is gone.
  void put(const std::string& name, const std::string& content) {
    std::string& now = now_[name];
    if (now == content && fs::exists(generation() + '/' + name)) return;
    fs::remove(generation() + '/' + name);
    std::ofstream(generation() + '/' + name, std::ios::binary) << content;
    now = content;
  }

  ScratchFolder scratch_;
  Files files_;
  Files now_;
  std::vector<std::string> names_;
};

/// An Error is an answer; anything else that is thrown ends the fuzzer.
template <typename Ask>
void ask(const Ask& question) {
  try {
    question();
  } catch (const Error&) {
  }
}

/// Each question, or so many of them as `choices` leave: a change shows in the answer to one, and
/// most of the time goes into answers.
void ask_much(const std::string& folder, Choices& choices) {
  constexpr std::size_t kLeastOftenAsked = 8;
  const std::size_t often = 1 + choices.below(kLeastOftenAsked);
  const auto is_asked = [&] { return choices.below(often) == 0; };
  const Searcher searcher(folder);
  SearchOptions options;
  options.syntax = Syntax::lenient;
  options.explain = true;
  for (const FacetField field : all_values<FacetField>()) options.facets.push_back({field});
  std::string id = "none";
  for (const char* query :
       {"*", "alliance", "\"working alliance\"", "a* OR *e", "alliance~ therapi~2", "NOT therapy",
        "therapy NEAR/5 (alliance OR client)", "author:a* year:2001..2020",
        "has:citation -missing:doi", "why does it hurt", "title:a^3 summary:b", "cbt"}) {
    if (!is_asked()) continue;
    ask([&] {
      const SearchResult result = searcher.search(query, options);
      to_json(result);
      if (!result.hits.empty()) id = result.hits.back().id;
    });
  }
  options.sort = Sort::title;
  if (is_asked()) ask([&] { to_json(searcher.search("*", options)); });
  if (is_asked()) ask([&] { to_json(searcher.similar(id, {})); });
  for (const char* beginning : {"a", "alli", "topic:a", "author:d", "the w"}) {
    if (is_asked()) ask([&] { searcher.complete(beginning, {}); });
  }
  if (is_asked()) ask([&] { searcher.find(id); });
  if (is_asked()) ask([&] { searcher.each([](const Entry&) { return true; }); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Index index;
  Choices choices(data, size);
  if (choices.is_empty()) return 0;
  index.change_files(choices);
  ask([&] { ask_much(index.folder(), choices); });
  ask([&] { list_generations(index.folder()); });
  if (choices.below(512) == 1) ask([&] { verify_generation(index.folder()); });
  return 0;
}

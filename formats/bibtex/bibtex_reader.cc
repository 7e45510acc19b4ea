
#include <pprsearch/error.h>

#include <algorithm>
#include <deque>
#include <istream>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/bibtex/bibtex.h"
#include "formats/bibtex/bibtex_entry.h"
#include "formats/bibtex/bibtex_mapping.h"
#include "formats/bibtex/bibtex_scanner.h"
#include "formats/reference.h"
#include "formats/unique_ids.h"

// Entries leave in the order of the file. BibTeX wants the parent of a crossref after its
// children, so from the first child whose parent has not come yet everything waits in a
// queue, until the parent comes, the queue is full, or the file ends.

namespace pprsearch {
namespace {

constexpr std::size_t kMaxWaitingBytes = 64 * 1024 * 1024;
constexpr std::size_t kMaxParentBytes = 64 * 1024 * 1024;

class BibtexReader {
 public:
  BibtexReader(const std::string& file, const RecordSink& sink) : file_(file), sink_(sink) {}

  void read(std::istream& in) {
    BibtexScanner scanner(in);
    BibtexBlock block;
    while (scanner.next(block)) take(block);
    release_all();
  }

 private:
  struct Waiting {
    BibtexEntry entry;
    std::string rejection;
    std::string parent;  // the key that has not come yet
  };

  void take(const BibtexBlock& block) {
    if (block.type == "comment" || block.type == "preamble") {
      if (!block.fault.empty()) reject(block, block.fault);
      return;
    }
    try {
      if (!block.fault.empty()) throw Error(block.fault);
      if (block.type == "string") return macros_.define(block);
      take_entry(parse_bibtex_entry(block, macros_));
    } catch (const Error& error) {
      reject(block, error.what());
    }
  }

  void reject(const BibtexBlock& block, const std::string& why) {
    Waiting waiting;
    waiting.entry.line = block.line;
    waiting.rejection = block.type.empty() ? why : "@" + block.type + ": " + why;
    wait_or_send(std::move(waiting));
  }

  void take_entry(BibtexEntry entry) {
    if (may_be_parent(entry.type)) remember(entry);
    const bool is_data = entry.type == "xdata";
    const std::string key = entry.key;
    if (!is_data) {
      Waiting waiting{std::move(entry), {}, {}};
      const std::string parent(waiting.entry.find({"crossref", "xdata"}));
      if (!parent.empty() && !adopt(waiting.entry, parent)) waiting.parent = parent;
      wait_or_send(std::move(waiting));
    }
    release_children_of(key);
  }

  void remember(const BibtexEntry& entry) {
    const std::size_t bytes = entry.bytes();
    if (entry.key.empty() || parent_bytes_ + bytes > kMaxParentBytes) return;
    if (parents_.emplace(entry.key, entry).second) parent_bytes_ += bytes;
  }

  bool adopt(BibtexEntry& entry, const std::string& key) const {
    const auto parent = parents_.find(key);
    if (parent == parents_.end()) return false;
    inherit(entry, parent->second);
    return true;
  }

  void wait_or_send(Waiting waiting) {
    if (waiting_.empty() && waiting.parent.empty()) return send(std::move(waiting));
    waiting_bytes_ += waiting.entry.bytes();
    waiting_.push_back(std::move(waiting));
    Waiting& last = waiting_.back();
    if (!last.parent.empty()) children_[last.parent].push_back(&last);
    if (waiting_bytes_ > kMaxWaitingBytes) release_all();
  }

  void release_children_of(const std::string& key) {
    const auto children = children_.find(key);
    if (children == children_.end()) return;
    for (Waiting* child : children->second) {
      if (adopt(child->entry, key)) child->parent.clear();
    }
    children_.erase(children);
    while (!waiting_.empty() && waiting_.front().parent.empty()) send_first();
  }

  void release_all() {
    while (!waiting_.empty()) send_first();
    children_.clear();
  }

  void send_first() {
    Waiting& first = waiting_.front();
    waiting_bytes_ -= std::min(waiting_bytes_, first.entry.bytes());
    if (!first.parent.empty()) {
      first.entry.repairs.push_back("the crossref '" + first.parent + "' was not found");
    }
    send(std::move(first));
    waiting_.pop_front();
  }

  void send(Waiting waiting) {
    Record record;
    record.file = file_;
    record.line = waiting.entry.line;
    record.rejection = waiting.rejection;
    if (record.rejection.empty()) describe(std::move(waiting.entry), record);
    sink_(std::move(record));
  }

  void describe(BibtexEntry entry, Record& record) {
    record.repairs = entry.repairs;
    set_entry(record, reference_of(std::move(entry), record.repairs), made_ids_);
  }

  const std::string& file_;
  const RecordSink& sink_;
  BibtexMacros macros_;
  std::unordered_map<std::string, BibtexEntry> parents_;
  std::size_t parent_bytes_ = 0;
  std::deque<Waiting> waiting_;
  std::size_t waiting_bytes_ = 0;
  std::unordered_map<std::string, std::vector<Waiting*>> children_;  // in waiting_
  UniqueIds made_ids_;
};

/// "@article{key,"
bool begins_entry(std::string_view line) {
  if (!line.starts_with('@')) return false;
  const std::string_view rest = line.substr(1);
  const auto end = std::ranges::find_if_not(rest, [](char c) { return is_letter(c); });
  const std::string_view open = trim_begin({end, rest.end()}, kBlanks);
  return end != rest.begin() && (open.starts_with('{') || open.starts_with('('));
}

}  // namespace

Recognition recognise_bibtex(const TextBeginning& beginning) {
  return plain_by_first(beginning.find_line(begins_entry));
}

void read_bibtex(std::istream& in, const std::string& file, const RecordSink& sink) {
  BibtexReader(file, sink).read(in);
}

}  // namespace pprsearch

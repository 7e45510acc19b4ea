#include "indexer/intake/waiting_records.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pprsearch {
namespace {

std::size_t bytes_of(const std::string& text) { return text.size(); }

std::size_t bytes_of(const std::vector<std::string>& texts) {
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += sizeof(std::string) + text.size();
  return bytes;
}

std::size_t bytes_of(const std::optional<Citation>& citation) {
  constexpr std::size_t kOfName = 24;
  if (!citation) return 0;
  return citation->authors.size() * (sizeof(Name) + kOfName) + citation->raw.size() +
         citation->title.size() + citation->container_title.size() + citation->url.size();
}

std::size_t bytes_of(const Record& record) {
  std::size_t bytes = sizeof(Record) + record.file.size();
  for_each_member([&](const char*, auto member) { bytes += bytes_of(record.entry.*member); });
  return bytes;
}

}  // namespace

void WaitingRecords::add(Record record) {
  bytes_ += bytes_of(record);
  records_.push_back(std::move(record));
}

void WaitingRecords::release(std::size_t most, const RecordSink& sink) {
  while (!records_.empty() && bytes_ > most) {
    Record record = std::move(records_.front());
    records_.pop_front();
    bytes_ -= bytes_of(record);
    sink(std::move(record));
  }
  if (records_.empty()) bytes_ = 0;
}

}  // namespace pprsearch

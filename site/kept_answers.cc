#include "site/kept_answers.h"

namespace pprsearch {
namespace {

std::size_t size_of(const std::string& key, const HttpResponse& response) {
  constexpr std::size_t kAround = 400;  // of the containers, by measurement
  std::size_t size = kAround + key.size() + response.body.size() + response.note.size();
  for (const auto& [name, value] : response.headers) size += name.size() + value.size() + 64;
  return size;
}

}  // namespace

std::shared_ptr<const HttpResponse> KeptAnswers::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = places_.find(key);
  if (found == places_.end()) return nullptr;
  answers_.splice(answers_.begin(), answers_, found->second);
  return found->second->second;
}

void KeptAnswers::keep(const std::string& key, const HttpResponse& response) {
  constexpr std::size_t kLargest = 8;
  const std::size_t size = size_of(key, response);
  if (size > most_ / kLargest) return;
  auto answer = std::make_shared<const HttpResponse>(response);
  const std::lock_guard lock(mutex_);
  if (places_.contains(key)) return;  // of two threads that made it at once, the first one's
  answers_.emplace_front(key, std::move(answer));
  places_.emplace(answers_.front().first, answers_.begin());
  bytes_ += size;
  while (bytes_ > most_) {
    const Answer& last = answers_.back();
    bytes_ -= size_of(last.first, *last.second);
    places_.erase(last.first);
    answers_.pop_back();
  }
}

std::size_t KeptAnswers::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace pprsearch

#include "index/posting_cache.h"

namespace pprsearch {

std::size_t PostingCache::bytes_of(const Item& item) {
  constexpr std::size_t kOverhead = 200;  // the list, the table, the vectors' heads
  return kOverhead + 2 * item.first.size() +
         item.second->size() * (sizeof(EntryNumber) + sizeof(std::uint32_t));
}

std::shared_ptr<const PostingList> PostingCache::find(const std::string& term) {
  const std::lock_guard guard(mutex_);
  const auto place = places_.find(term);
  if (place == places_.end()) return nullptr;
  items_.splice(items_.begin(), items_, place->second);
  return items_.front().second;
}

void PostingCache::insert(const std::string& term, std::shared_ptr<const PostingList> postings) {
  const std::lock_guard guard(mutex_);
  if (places_.contains(term)) return;  // another thread was quicker
  items_.emplace_front(term, std::move(postings));
  places_[term] = items_.begin();
  bytes_ += bytes_of(items_.front());
  while (bytes_ > most_bytes_ && items_.size() > 1) {
    bytes_ -= bytes_of(items_.back());
    places_.erase(items_.back().first);
    items_.pop_back();
  }
}

}  // namespace pprsearch

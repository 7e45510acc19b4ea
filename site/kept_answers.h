#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "site/http/message.h"

namespace pprsearch {

/// Answers that were made, kept to be given again; those that were not asked for longest go first.
/// Any number of threads may call the functions at once.
class KeptAnswers {
 public:
  /// `most_bytes` bounds keys, texts and what is needed around them.
  explicit KeptAnswers(std::size_t most_bytes) : most_(most_bytes) {}

  /// The answer of that key; nullptr if it is not kept.
  std::shared_ptr<const HttpResponse> find(const std::string& key);
  /// Keeps an answer, unless it alone would take an eighth of the room.
  void keep(const std::string& key, const HttpResponse& response);

  /// What all that is kept takes.
  std::size_t bytes() const;

 private:
  using Answer = std::pair<std::string, std::shared_ptr<const HttpResponse>>;

  const std::size_t most_;
  mutable std::mutex mutex_;
  std::list<Answer> answers_;  ///< the one asked for last comes first
  std::unordered_map<std::string_view, std::list<Answer>::iterator> places_;  ///< by those keys
  std::size_t bytes_ = 0;
};

}  // namespace pprsearch

#pragma once

#include <pprsearch/generation.h>
#include <pprsearch/searcher.h>
#include <pprsearch/vocabulary.h>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace pprsearch {

/// One generation, and what many pages say of it. Each page is made from one. Any number of threads
/// may use one at once.
struct View {
  /// Of the generation that `current` answers from now; `current` must live longer. Throws
  /// IndexError.
  explicit View(const Searcher& current);

  const Searcher& current;  ///< which may have moved on
  Searcher searcher;        ///< a snapshot of it
  Generation generation;
  Taxonomy taxonomy;
  SearchResult everything;  ///< the newest entries, and the counts of topics, types and months
};

/// The view of the generation that is published. A thread of its own looks for a new one four times
/// a second, opens it and makes what pages need of it, so that no request waits for that. Any
/// number of threads may call its functions at once.
class CurrentView {
 public:
  /// Told, in the thread of its own, why a new generation has no view: a sentence, once.
  using Tell = std::function<void(const std::string& fault)>;

  /// `options` = of its Searcher. Throws IndexError if there is no index in `folder`.
  explicit CurrentView(const std::string& folder, const SearcherOptions& options = {},
                       Tell tell = {});
  ~CurrentView();
  CurrentView(const CurrentView&) = delete;
  CurrentView& operator=(const CurrentView&) = delete;

  /// Never null.
  std::shared_ptr<const View> get() const;

 private:
  void watch();
  std::shared_ptr<const View> newer_than(const View& before);

  Searcher searcher_;
  const Tell tell_;
  std::string told_;  ///< the last fault; of the watching thread
  mutable std::mutex mutex_;
  std::condition_variable ended_;
  bool ends_ = false;
  std::shared_ptr<const View> view_;
  std::thread watcher_;
};

}  // namespace pprsearch

#include "site/view.h"

#include <pprsearch/error.h>

#include <chrono>
#include <utility>

namespace pprsearch {
namespace {

constexpr std::chrono::milliseconds kBetweenLooks{250};
constexpr std::size_t kNewest = 5;

SearchResult search_everything(const Searcher& searcher) {
  SearchOptions options;
  options.sort = Sort::newest;
  options.limit = kNewest;
  options.snippets = 1;
  options.suggest = false;
  options.facets = {{.field = FacetField::topic, .all_values = true},
                    {.field = FacetField::type, .all_values = true},
                    {.field = FacetField::published}};
  return searcher.search("", options);
}

}  // namespace

View::View(const Searcher& that_goes_on)
    : current(that_goes_on),
      searcher(current.snapshot()),
      generation(searcher.generation()),
      taxonomy(searcher.taxonomy()),
      everything(search_everything(searcher)) {}

CurrentView::CurrentView(const std::string& folder, const SearcherOptions& options)
    : searcher_(folder, options), view_(std::make_shared<const View>(searcher_)) {
  watcher_ = std::thread([this] { watch(); });
}

CurrentView::~CurrentView() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  ended_.notify_all();
  watcher_.join();
}

std::shared_ptr<const View> CurrentView::get() const {
  const std::lock_guard lock(mutex_);
  return view_;
}

void CurrentView::watch() {
  std::unique_lock lock(mutex_);
  while (!ended_.wait_for(lock, kBetweenLooks, [this] { return ends_; })) {
    const std::shared_ptr<const View> before = view_;
    lock.unlock();
    std::shared_ptr<const View> now;
    try {
      if (searcher_.generation() != before->generation) {
        now = std::make_shared<const View>(searcher_);
      }
    } catch (const Error&) {
      now = nullptr;  // what is published cannot be used: pages stay as they are
    }
    lock.lock();
    if (now != nullptr) view_ = std::move(now);
  }
}

}  // namespace pprsearch

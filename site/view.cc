#include "site/view.h"

#include <chrono>
#include <exception>
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

CurrentView::CurrentView(const std::string& folder, const SearcherOptions& options, Tell tell)
    : searcher_(folder, options),
      tell_(std::move(tell)),
      view_(std::make_shared<const View>(searcher_)) {
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

/// Null if nothing newer is published, or if it cannot be used, whatever the reason: pages stay as
/// they are.
std::shared_ptr<const View> CurrentView::newer_than(const View& before) {
  try {
    const bool is_same = searcher_.generation() == before.generation;
    auto view = is_same ? nullptr : std::make_shared<const View>(searcher_);
    told_.clear();
    return view;
  } catch (const std::exception& error) {
    if (tell_ && told_ != error.what()) tell_(error.what());
    told_ = error.what();
    return nullptr;
  }
}

void CurrentView::watch() {
  std::unique_lock lock(mutex_);
  while (!ended_.wait_for(lock, kBetweenLooks, [this] { return ends_; })) {
    const std::shared_ptr<const View> before = view_;
    lock.unlock();
    std::shared_ptr<const View> now = newer_than(*before);
    lock.lock();
    if (now != nullptr) view_ = std::move(now);
  }
}

}  // namespace pprsearch

#include "search/counts.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "search/plan/relative_dates.h"
#include "search/query_plan.h"

namespace pprsearch {

/// One query, of which one way after another is tried.
class Counts::One {
 public:
  One(IndexReader::Session& session, std::function<Query()> read, const SearchOptions& options,
      Engine& engine)
      : session_(session), read_(std::move(read)), options_(options), engine_(engine) {}

  bool is_made() const { return total_.has_value(); }
  std::size_t total() const { return *total_; }

  /// Says what is to be found next.
  void prepare();
  /// Looks at what was found.
  void look();

 private:
  IndexReader::Session& session_;
  std::function<Query()> read_;
  const SearchOptions& options_;
  Engine& engine_;
  FindsAny finds_any_ = [this](const std::shared_ptr<const Plan>& plan) {
    return !engine_.find(plan)->empty();
  };
  std::optional<Query> query_;
  std::optional<QueryPlanning> planning_;
  std::unique_ptr<Findings> found_;
  std::optional<std::size_t> total_;
};

void Counts::One::prepare() {
  if (!planning_) {
    std::vector<Diagnostic> told;
    query_ = with_dates(read_(), options_, told);
    planning_.emplace(session_, *query_, options_, finds_any_);
  }
  if (found_ == nullptr) found_ = engine_.find(planning_->plan());
}

void Counts::One::look() {
  if (planning_->holds(!found_->empty())) {
    total_ = found_->total();
    planning_.reset();
  }
  found_.reset();
}

BegunCount Counts::begin(std::function<Query()> read, const SearchOptions& options,
                         Engine& engine) {
  const auto one = std::make_shared<One>(session_, std::move(read), options, engine);
  if (together_) begun_.push_back(one);
  return [this, one] {
    if (!one->is_made() && together_) make_all();
    while (!one->is_made()) {
      one->prepare();
      one->look();
    }
    return one->total();
  };
}

/// First it is said of each what is wanted, so that who looks at the first asks for all.
void Counts::make_all() {
  std::vector<std::shared_ptr<One>> open;
  for (const std::weak_ptr<One>& begun : begun_) {
    if (std::shared_ptr<One> one = begun.lock()) open.push_back(std::move(one));
  }
  begun_.clear();
  while (!open.empty()) {
    for (const auto& one : open) one->prepare();
    for (const auto& one : open) one->look();
    std::erase_if(open, [](const auto& one) { return one->is_made(); });
  }
}

}  // namespace pprsearch

#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "cluster/answer.h"
#include "cluster/open_numbers.h"
#include "cluster/remote_engine.h"
#include "search/answer/facets.h"
#include "search/engine.h"

// What one plan finds in a cluster. A plan costs two questions: how many entries match it, with and
// without the filters; then the page and all facets at once. The second is asked when the page is,
// so that a plan of which only the number is wanted, such as a suggestion's, costs the first alone;
// and the first is asked for all plans at once of which it is not known (open_numbers.h).
//
// What must hold: a number is the cluster's exact one or there is none. Totals are tracked to the
// end. A facet asks for more values than the generation has, and an answer that left any out is an
// error. A facet of very many values is read page by page.

namespace pprsearch {

class RemoteEngine::RemoteFindings : public Findings {
 public:
  RemoteFindings(RemoteEngine& engine, std::shared_ptr<const Plan> plan);
  ~RemoteFindings() override;

  bool empty() const override { return engine_.numbers_->of(noted_).matches == 0; }
  std::size_t total() const override { return engine_.numbers_->of(noted_).total; }
  Facet facet(const FacetRequest& request) const override;

  Page page(const PageRequest& request) override;
  std::vector<ScorePart> explain(EntryNumber) override { return {}; }
  bool may_show(Field, EntryNumber) const override { return true; }
  const std::vector<WordToShow>& words_to_show() const override { return words_to_show_; }
  std::vector<ExpandedWord> expansion() const override;
  std::vector<ExpandedTerm> feedback() const override { return {}; }

 private:
  const IndexReader& reader() const { return engine_.session_.reader(); }
  const Columns& columns() const { return reader().columns(); }
  double idf(const ExpandedQueryWord& word) const;

  // remote_facets.cc
  nlohmann::json facet_question(FacetField field) const;
  nlohmann::json facet_questions() const;
  void take_facets(const ClusterAnswer& answers) const;
  bool has_many_values(FacetField field) const;
  FacetCounts counts_from(FacetField field, const ClusterAnswer& answer) const;
  void take_names(FacetField field, const ClusterAnswer& values, FacetCounts& counts) const;
  FacetCounts many_counts(FacetField field) const;

  // remote_page.cc
  nlohmann::json hits_question(Sort sort) const;
  using VisitHit = std::function<void(const ClusterAnswer&)>;
  void visit_hits(nlohmann::json question, std::size_t offset, std::size_t limit,
                  const VisitHit& visit) const;
  nlohmann::json place_behind(nlohmann::json question, std::size_t offset) const;
  std::vector<ScoredEntry> read_page(const nlohmann::json& question, std::size_t offset,
                                     std::size_t limit) const;
  std::vector<EntryNumber> first_named(const PageRequest& request) const;

  RemoteEngine& engine_;
  std::shared_ptr<const Plan> plan_;
  std::unique_ptr<const nlohmann::json> query_;  ///< of the plan
  const OpenNumbers::Noted& noted_;
  bool has_scores_ = false;
  std::vector<WordToShow> words_to_show_;
  mutable std::map<FacetField, FacetCounts> facets_;  ///< those that came with the page
};

}  // namespace pprsearch

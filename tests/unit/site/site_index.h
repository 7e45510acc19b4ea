#pragma once

#include <pprsearch/searcher.h>

#include <memory>
#include <string>
#include <vector>

#include "site/routes.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {

/// A site over a few entries.
class SmallSite {
 public:
  explicit SmallSite(const std::vector<Entry>& entries, WriterOptions options = {},
                     SiteText text = {})
      : index_(entries, std::move(options)),
        view_(Searcher(index_.path()).snapshot()),
        site_(std::move(text), Templates()) {}

  HttpResponse ask(const std::string& target, const std::string& if_none_match = "") const {
    return site_.respond({target, if_none_match}, view_);
  }
  HttpResponse ask_packed(const std::string& target) const {
    return site_.respond({target, "", true}, view_);
  }
  /// Whether the answer is known before it is made.
  bool is_known(const std::string& target, const std::string& if_none_match = "") const {
    return site_.known({target, if_none_match}, view_).has_value();
  }
  const Site& site() const { return site_; }
  const View& view() const { return view_; }

 private:
  SmallIndex index_;
  View view_;
  Site site_;
};

/// A header of an answer; empty if it has none of that name.
inline std::string header_of(const HttpResponse& response, const std::string& name) {
  for (const auto& [one, value] : response.headers) {
    if (one == name) return value;
  }
  return "";
}

}  // namespace pprsearch::test

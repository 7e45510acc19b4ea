#pragma once

#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <cstddef>
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
        searcher_(index_.path()),
        view_(searcher_),
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
  Searcher searcher_;
  View view_;
  Site site_;
};

/// An address, and what its answer is.
struct AddressRow {
  const char* target;
  unsigned status;
  const char* type;
  std::vector<const char*> says;
};

inline void check_answer(const SmallSite& site, const AddressRow& row) {
  constexpr std::size_t kMostShown = 4000;
  const HttpResponse response = site.ask(row.target);
  BOOST_TEST(response.status == row.status, row.target << ": " << response.status);
  BOOST_TEST(response.type == row.type, row.target << ": " << response.type);
  for (const char* text : row.says) {
    BOOST_TEST((response.body.find(text) != response.body.npos),
               row.target << " lacks " << text << "\n"
                          << response.body.substr(0, kMostShown));
  }
}

/// A header of an answer; empty if it has none of that name.
inline std::string header_of(const HttpResponse& response, const std::string& name) {
  for (const auto& [one, value] : response.headers) {
    if (one == name) return value;
  }
  return "";
}

}  // namespace pprsearch::test

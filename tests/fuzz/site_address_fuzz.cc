// Any bytes as the address of a page: it is answered or refused, never by a fault of the site, and
// what is answered can be had again by its tag.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>

#include "site/routes.h"
#include "tests/unit/site/some_entries.h"

namespace {

using namespace pprsearch;

void require(bool holds, const char* law, const std::string& target) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s: %s\n", law, target.c_str());
  std::abort();
}

/// A site over the entries of the unit tests, gone with the program. It keeps no answers.
class MadeSite {
 public:
  HttpResponse ask(const std::string& target, const std::string& tag = "") const {
    return site_.respond({target, tag}, view_);
  }

 private:
  test::SmallIndex index_{test::some_entries(), test::with_taxonomy()};
  Searcher searcher_{index_.path()};
  View view_{searcher_};
  Site site_{{.url = "https://example.org/"}, Templates(), 0};
};

std::string header_of(const HttpResponse& response, std::string_view name) {
  for (const auto& [one, value] : response.headers) {
    if (one == name) return value;
  }
  return "";
}

bool is_expected(unsigned status) {
  // 406: unAPI has no such form; 503: a file takes too long.
  constexpr unsigned kStatuses[] = {200, 300, 301, 400, 404, 406, 503};
  return std::find(std::begin(kStatuses), std::end(kStatuses), status) != std::end(kStatuses);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const MadeSite site;
  const std::string target = '/' + std::string(reinterpret_cast<const char*>(data), size);
  const HttpResponse response = site.ask(target);
  require(is_expected(response.status), "the status is one of those", target);
  require(response.fault.empty(), "the site is not at fault", target);
  for (const auto& [name, value] : response.headers) {
    require(value.find_first_of("\r\n") == value.npos, "a header is one line", target);
  }
  if (response.type.starts_with("text/html")) {
    require(response.body.find("<main id=\"main\"") != std::string::npos, "a page is framed",
            target);
  }
  const std::string tag = header_of(response, "ETag");
  require(tag.empty() || site.ask(target, tag).status == 304, "a tag is known again", target);
  return 0;
}

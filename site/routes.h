#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "site/http/message.h"
#include "site/kept_answers.h"
#include "site/pages/frame.h"
#include "site/view.h"

namespace pprsearch {

/// Answers to requests. An answer depends on the request, the view and what the site was made with,
/// and on nothing else. Any number of threads may ask one at once.
class Site {
 public:
  static constexpr std::size_t kKeptBytes = std::size_t{16} << 20;

  /// `kept_bytes` bounds the answers that are kept to be given again.
  Site(SiteText text, Templates templates, std::size_t kept_bytes = kKeptBytes);

  /// The answer, if nothing has to be made for it: the client has it, or it was made before.
  std::optional<HttpResponse> known(const HttpRequest& request, const View& view) const;
  /// The answer; what is wrong is an answer, too. Nothing is thrown.
  HttpResponse respond(const HttpRequest& request, const View& view) const;
  /// The answer to a request that is refused unread: 400, 405, 413, 414, 431, 503.
  HttpResponse refuse(unsigned status, const HttpRequest& request) const;
  /// The names of style and script, as pages name them.
  std::vector<std::string> static_files() const;
  /// Where the answer is to be made if it is not known.
  Lane lane(const HttpRequest& request) const;

 private:
  std::string key_of(const HttpRequest& request, const View& view) const;
  HttpResponse with_headers(HttpResponse response, const HttpRequest& request) const;

  SiteText text_;
  Templates templates_;
  std::string policy_;
  std::string version_;  ///< digest of all that answers depend on beside request and view
  std::unique_ptr<KeptAnswers> kept_;
};

}  // namespace pprsearch

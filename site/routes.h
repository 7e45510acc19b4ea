#pragma once

#include <string>

#include "site/http/message.h"
#include "site/pages/frame.h"
#include "site/view.h"

namespace pprsearch {

/// Answers to requests. An answer depends on the request, the view and what the site was made with,
/// and on nothing else. Any number of threads may ask one at once.
class Site {
 public:
  Site(SiteText text, Templates templates);

  /// The answer; what is wrong is an answer, too. Nothing is thrown.
  HttpResponse respond(const HttpRequest& request, const View& view) const;
  /// The answer to a request that is refused unread: 400, 405, 413, 414, 431, 503.
  HttpResponse refuse(unsigned status, const HttpRequest& request) const;
  /// Where the answer is to be made: without waiting only what needs no search.
  Lane lane(const HttpRequest& request, const View& view) const;

 private:
  std::string tag_of(const HttpRequest& request, const View& view) const;
  HttpResponse with_headers(HttpResponse response, const HttpRequest& request) const;

  SiteText text_;
  Templates templates_;
  std::string policy_;
};

}  // namespace pprsearch

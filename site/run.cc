#include "site/run.h"

#include <pprsearch/error.h>
#include <pprsearch/version.h>

#include <algorithm>
#include <mutex>
#include <ostream>
#include <thread>
#include <utility>

#include "base/controls.h"
#include "site/http/server.h"
#include "site/routes.h"
#include "site/view.h"

namespace pprsearch {
namespace {

constexpr int kDone = 0;
constexpr int kError = 2;

Listener listener_of(const SiteOptions& options) {
  Listener inherited = inherited_listener();
  return inherited.descriptor.get() >= 0 ? std::move(inherited) : listen_on(options.listen);
}

ServerLimits limits_of(const SiteOptions& options) {
  constexpr std::size_t kWaitingForEach = 4;
  const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  ServerLimits limits;
  limits.searches = options.searches == 0 ? processors : options.searches;
  limits.waiting_searches = kWaitingForEach * limits.searches;
  return limits;
}

/// Writes what went wrong in the site to its log, a line each.
class Log {
 public:
  explicit Log(std::ostream& out) : out_(out) {}

  HttpResponse noted(HttpResponse response, const HttpRequest& request) {
    if (response.fault.empty()) return response;
    const std::lock_guard lock(mutex_);
    out_ << "pprsearch-site: " << visible_line(request.target) << ": "
         << visible_line(response.fault) << std::endl;
    return response;
  }

 private:
  std::ostream& out_;
  std::mutex mutex_;
};

int serve(const SiteOptions& options, std::ostream& out, std::ostream& err) {
  Log log(err);
  const Site site(options.text,
                  options.templates.empty() ? Templates() : Templates(options.templates));
  const CurrentView current(options.index);
  Listener listener = listener_of(options);
  const std::string address = listener.address;
  const HttpHandler handler = {
      .lane = [&](const HttpRequest& request) { return site.lane(request, *current.get()); },
      .respond =
          [&](const HttpRequest& request) {
            return log.noted(site.respond(request, *current.get()), request);
          },
      .refuse = [&](unsigned status,
                    const HttpRequest& request) { return site.refuse(status, request); },
  };
  HttpServer server(std::move(listener), handler, limits_of(options));
  out << "pprsearch-site: " << address << std::endl;
  if (!out) throw Error("cannot write to standard output", ErrorKind::system);
  server.run();
  return kDone;
}

int answer_options(const SiteOptions& options, std::ostream& out, std::ostream& err) {
  if (options.help) {
    print_site_help(out);
  } else if (options.command) {
    return serve(options, out, err);
  } else {
    out << "pprsearch-site " << version() << '\n';
  }
  out.flush();
  if (!out) throw Error("cannot write to standard output", ErrorKind::system);
  return kDone;
}

}  // namespace

int run(const SiteOptions& options, std::ostream& out, std::ostream& err) {
  try {
    return answer_options(options, out, err);
  } catch (const Error& error) {
    err << "pprsearch-site: " << error.what() << '\n';
  }
  return kError;
}

}  // namespace pprsearch

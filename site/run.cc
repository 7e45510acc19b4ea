#include "site/run.h"

#include <pprsearch/error.h>
#include <pprsearch/version.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <optional>
#include <ostream>
#include <thread>
#include <utility>

#include "base/controls.h"
#include "command-line/shell.h"
#include "site/export_site.h"
#include "site/http/server.h"
#include "site/query_log.h"
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

/// Most answers take some milliseconds: this many wait for a fraction of a second. Those that wait
/// for slower ones are refused when their time is over.
constexpr std::size_t kWaitingForEach = 32;

ServerLimits limits_of(const SiteOptions& options) {
  const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  ServerLimits limits;
  limits.searches = options.searches == 0 ? processors : options.searches;
  limits.waiting_searches = kWaitingForEach * limits.searches;
  return limits;
}

/// The site over what is published, and its logs.
class Served {
 public:
  Served(const SiteOptions& options, std::ostream& err)
      : site_(options.text, options.templates.empty() ? Templates() : Templates(options.templates)),
        queries_(options.query_log, err),
        err_(err),
        current_(options.index, options.searcher,
                 [this](const std::string& fault) { note_unusable(fault); }) {}

  HttpHandler handler() {
    return {.known = [this](const HttpRequest& request) { return known(request); },
            .lane = [this](const HttpRequest& request) { return site_.lane(request); },
            .respond = [this](const HttpRequest& request) { return respond(request); },
            .refuse = [this](unsigned status,
                             const HttpRequest& request) { return site_.refuse(status, request); }};
  }

 private:
  std::optional<HttpResponse> known(const HttpRequest& request) {
    std::optional<HttpResponse> response = site_.known(request, *current_.get());
    if (response) queries_.write(response->note, {});
    return response;
  }
  HttpResponse respond(const HttpRequest& request) {
    const auto begun = std::chrono::steady_clock::now();
    HttpResponse response = site_.respond(request, *current_.get());
    queries_.write(response.note, std::chrono::duration_cast<std::chrono::milliseconds>(
                                      std::chrono::steady_clock::now() - begun));
    if (!response.fault.empty()) note_fault(response.fault, request);
    return response;
  }
  void note_fault(const std::string& fault, const HttpRequest& request) {
    const std::lock_guard lock(mutex_);
    err_ << "pprsearch-site: " << visible_line(request.target) << ": " << visible_line(fault)
         << std::endl;
  }

  void note_unusable(const std::string& fault) {
    const std::lock_guard lock(mutex_);
    err_ << "pprsearch-site: pages stay those of the generation before: " << visible_line(fault)
         << std::endl;
  }

  const Site site_;
  QueryLog queries_;
  std::ostream& err_;
  std::mutex mutex_;
  const CurrentView current_;  // its thread uses what stands above
};

int serve(const SiteOptions& options, std::ostream& out, std::ostream& err) {
  Served served(options, err);
  Listener listener = listener_of(options);
  const std::string address = listener.address;
  HttpServer server(std::move(listener), served.handler(), limits_of(options));
  out << "pprsearch-site: " << address << std::endl;
  if (!out) throw Error("cannot write to standard output", ErrorKind::system);
  server.run();
  return kDone;
}

int export_files(const SiteOptions& options, std::ostream& out) {
  const Site site(options.text,
                  options.templates.empty() ? Templates() : Templates(options.templates), 0);
  const Searcher searcher(options.index, options.searcher);
  const View view(searcher);
  const std::size_t files = export_site(site, view, options.output);
  out << options.output << ": " << files << " files\n"
      << "for a search in the browser: npx pagefind --site " << quoted_for_shell(options.output)
      << '\n';
  out.flush();
  if (!out) throw Error("cannot write to standard output", ErrorKind::system);
  return kDone;
}

int answer_options(const SiteOptions& options, std::ostream& out, std::ostream& err) {
  if (options.help) {
    print_site_help(out);
  } else if (options.command == SiteCommand::export_files) {
    return export_files(options, out);
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

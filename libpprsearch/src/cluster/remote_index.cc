#include <pprsearch/error.h>

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cluster/cluster.h"
#include "cluster/generation_index.h"
#include "cluster/remote_engine.h"
#include "index/held_readers.h"
#include "index/translate_errors.h"
#include "search/backend.h"

// Which generation answers: the one that the alias points to, which is looked at once a second.
// Another one is opened by the thread that sees it first, while the others go on with the one
// before. If it cannot be opened, or the cluster does not say, the one before stays. An address, or
// a number, may name one generation, which answers as long as the index is open.

namespace pprsearch {
namespace {

constexpr std::chrono::seconds kBetweenLooks{1};
constexpr std::chrono::milliseconds kToLook{10000};

/// A generation of a cluster with its files beside the client.
class RemoteEngines : public Engines {
 public:
  explicit RemoteEngines(std::shared_ptr<const RemoteGeneration> generation)
      : generation_(std::move(generation)) {}

  std::unique_ptr<Engine> engine(IndexReader::Session& session, const SearchOptions& options,
                                 const RankingConstants& constants,
                                 const Deadline& deadline) const override {
    return std::make_unique<RemoteEngine>(generation_, session, options, constants, deadline);
  }

 private:
  std::shared_ptr<const RemoteGeneration> generation_;
};

class RemoteIndex : public Backend {
 public:
  RemoteIndex(const ClusterAddress& address, std::optional<std::uint64_t> number,
              std::optional<std::size_t> cache_bytes)
      : cluster_(std::make_shared<const Cluster>(address)),
        cache_bytes_(cache_bytes),
        pinned_(number || !address.generation.empty()) {
    const Deadline deadline{kToLook};
    cluster_->check_version(deadline);
    open(number ? numbered_generation(*cluster_, *number, deadline)
                : answering_generation(*cluster_, deadline));
  }

  Answering answering() override {
    look();
    const std::lock_guard guard(mutex_);
    return answering_;
  }

  std::string stale_reason() override {
    look();
    const std::lock_guard guard(mutex_);
    return failure_;
  }

  std::size_t open_generations() override {
    const std::lock_guard guard(mutex_);
    return held_.count();
  }

 private:
  void look();
  void open(const PushedGeneration& generation);

  std::shared_ptr<const Cluster> cluster_;
  std::optional<std::size_t> cache_bytes_;
  bool pinned_;       ///< always this generation
  std::mutex mutex_;  ///< guards what follows
  Answering answering_;
  HeldReaders held_;
  std::string identity_;
  std::string failure_;
  bool looking_ = false;
  std::chrono::steady_clock::time_point next_look_;
};

void RemoteIndex::open(const PushedGeneration& generation) {
  if (generation.documents != kDocumentsVersion) {
    cluster_->fail("the generation was pushed by another version: push it anew");
  }
  const Deadline any_time{std::chrono::milliseconds(0)};
  const std::string folder = fetch_files(*cluster_, generation, any_time);
  auto reader = IndexReader::open(folder, std::nullopt, cache_bytes_);
  if (reader->generation().identity != generation.identity ||
      reader->generation().digest != generation.digest) {
    cluster_->fail("the files in " + folder + " are those of another generation");
  }
  auto remote = std::make_shared<RemoteGeneration>();
  remote->cluster = cluster_;
  remote->index = generation.index;
  remote->by_newest = DocumentMaker::by_newest(reader->columns());
  Answering answering{std::move(reader), std::make_shared<const RemoteEngines>(remote)};
  const std::lock_guard guard(mutex_);
  std::swap(answering_, answering);
  held_.add(answering_.reader);
  identity_ = generation.identity;
  failure_.clear();
  next_look_ = std::chrono::steady_clock::now() + kBetweenLooks;
}

void RemoteIndex::look() {
  if (pinned_) return;
  {
    const std::lock_guard guard(mutex_);
    if (looking_ || std::chrono::steady_clock::now() < next_look_) return;
    looking_ = true;
  }
  std::string failure;
  try {
    const Deadline deadline{kToLook};
    const PushedGeneration now = published_generation(*cluster_, deadline);
    if (now.identity != identity_) translating_errors(cluster_->address().text, [&] { open(now); });
  } catch (const Error& error) {
    failure = error.what();
  } catch (const TimeUp&) {
    failure = cluster_->address().text + ": the cluster does not say which generation is published";
  } catch (...) {
    const std::lock_guard guard(mutex_);
    looking_ = false;
    throw;
  }
  const std::lock_guard guard(mutex_);
  looking_ = false;
  failure_ = failure;
  next_look_ = std::chrono::steady_clock::now() + kBetweenLooks;
}

}  // namespace

std::unique_ptr<Backend> open_backend(const std::string& address,
                                      std::optional<std::uint64_t> generation,
                                      std::optional<std::size_t> cache_bytes) {
  const ClusterAddress parsed = parse_cluster_address(address);
  if (parsed.name.empty()) throw Error("'" + address + "' names no index: /NAME is to follow");
  try {
    return translating_errors(
        address, [&] { return std::make_unique<RemoteIndex>(parsed, generation, cache_bytes); });
  } catch (const TimeUp&) {
    throw IndexError(address, "the cluster does not answer in time", ErrorKind::busy);
  }
}

}  // namespace pprsearch

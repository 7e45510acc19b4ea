#include <pprsearch/cluster.h>
#include <pprsearch/error.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "base/utc_time.h"
#include "cluster/generation_index.h"
#include "index/index_reader.h"
#include "index/translate_errors.h"

// A push sends documents in the order of their _ids, one bulk request after another. So what a
// killed push left is a beginning: the next one asks for the longest one that is whole, and goes on
// behind it. A document that is sent again takes its own place. Nothing points to the index before
// its sums are those that were worked out here.

namespace pprsearch {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kBulkBytes = std::size_t{2} << 20;
constexpr std::chrono::milliseconds kToStart{60000};

PushedGeneration pushed(const Generation& generation, const std::string& name) {
  PushedGeneration made;
  made.identity = generation.identity;
  made.index = entries_index(name, generation.identity);
  made.digest = generation.digest;
  made.number = generation.number;
  made.entries = generation.entries;
  made.created = generation.created;
  made.format = generation.format;
  made.documents = kDocumentsVersion;
  return made;
}

Json settings_of(const PushOptions& options) {
  // No refresh before all is there: nobody asks for it, and it would only cost time.
  return {{"index",
           {{"number_of_shards", options.shards},
            {"number_of_replicas", options.replicas},
            {"refresh_interval", "-1"}}}};
}

/// One push to one cluster.
class Push {
 public:
  Push(const Cluster& cluster, const IndexReader& reader, const PushOptions& options)
      : cluster_(cluster),
        reader_(reader),
        options_(options),
        generation_(pushed(reader.generation(), cluster.address().name)) {}

  const PushedGeneration& generation() const { return generation_; }
  /// The number of documents that were sent.
  std::uint64_t send();

 private:
  void make_index();
  void wait_for_shards() const;
  void refresh() const;
  std::uint64_t whole_beginning() const;
  std::uint64_t count_before(std::uint64_t end) const;
  void send_bulk(const std::string& lines, std::uint64_t documents) const;
  bool took_all(const ClusterAnswer& answer, std::uint64_t documents) const;
  void check(const DocumentSums& ours);

  const Cluster& cluster_;
  const IndexReader& reader_;
  const PushOptions& options_;
  PushedGeneration generation_;
  Deadline any_time_{std::chrono::milliseconds(0)};
};

void Push::make_index() {
  for (const PushedGeneration& other : pushed_generations(cluster_, any_time_)) {
    if (other.index != generation_.index) continue;
    if (other.identity != generation_.identity || other.digest != generation_.digest ||
        other.entries != generation_.entries) {
      cluster_.fail("the index '" + other.index + "' says that it is another generation");
    }
    if (other.documents == generation_.documents) {
      generation_ = other;
      return;
    }
    if (other.published) {
      cluster_.fail("the published generation was pushed by another version of this program: " +
                    std::string("push it under another name, or publish another one first"));
    }
    cluster_.ask({"DELETE", '/' + other.index}, any_time_);
  }
  Json mapping = entries_mapping();
  mapping["_meta"] = meta_of(generation_);
  cluster_.ask({"PUT", '/' + generation_.index,
                json_text({{"settings", settings_of(options_)}, {"mappings", mapping}})},
               any_time_);
}

void Push::wait_for_shards() const {
  const ClusterAnswer health = cluster_.ask(
      {"GET", "/_cluster/health/" + generation_.index +
                  "?wait_for_status=yellow&timeout=" + std::to_string(kToStart.count()) + "ms"},
      any_time_);
  if (health.at("timed_out").truth()) {
    cluster_.fail("the shards of '" + generation_.index + "' do not start: its health is " +
                  health.at("status").text());
  }
}

void Push::refresh() const {
  const ClusterAnswer answer =
      cluster_.ask({"POST", '/' + generation_.index + "/_refresh"}, any_time_);
  if (answer.at("_shards", "failed").number() != 0) {
    cluster_.fail("not all shards of '" + generation_.index + "' can be refreshed");
  }
}

std::uint64_t Push::count_before(std::uint64_t end) const {
  const Json before = {{"range", {{"newest", {{"lt", end}}}}}};
  const ClusterAnswer answer = cluster_.search(
      generation_.index, {{"size", 0}, {"track_total_hits", true}, {"query", before}}, any_time_);
  return answer.at("hits", "total", "value").number();
}

/// How many documents from the first on are all there.
std::uint64_t Push::whole_beginning() const {
  std::uint64_t whole = 0;
  std::uint64_t end = generation_.entries + 1;
  while (whole + 1 < end) {
    const std::uint64_t middle = whole + (end - whole) / 2;
    (count_before(middle) == middle ? whole : end) = middle;
  }
  return whole;
}

/// Whether all documents were taken; those that the cluster was too busy for are to be sent again.
bool Push::took_all(const ClusterAnswer& answer, std::uint64_t documents) const {
  const std::vector<ClusterAnswer> items = answer.at("items").items();
  if (items.size() != documents) {
    cluster_.fail("a bulk request was answered for other documents than were sent");
  }
  bool all = true;
  for (const ClusterAnswer& item : items) {
    const ClusterAnswer done = item.at("index");
    const std::uint64_t status = done.at("status").number();
    if (status < 300) continue;
    all = false;
    if (status == 429 || status == 503) continue;
    cluster_.fail("the document " + done.at("_id").text() +
                  " was refused: " + done.at("error", "reason").text());
  }
  return all;
}

void Push::send_bulk(const std::string& lines, std::uint64_t documents) const {
  cluster_.ask_patiently({"POST", '/' + generation_.index + "/_bulk", lines, true},
                         [&](const ClusterAnswer& answer) { return took_all(answer, documents); });
}

void Push::check(const DocumentSums& ours) {
  const DocumentSums theirs = sums_of(cluster_, generation_.index, any_time_);
  if (theirs.count != ours.count) {
    cluster_.fail("there are " + std::to_string(theirs.count) + " documents in '" +
                  generation_.index + "', and there should be " + std::to_string(ours.count));
  }
  if (theirs != ours) cluster_.fail("the documents in '" + generation_.index + "' are not ours");
  generation_.sums = ours;
}

std::uint64_t Push::send() {
  make_index();
  wait_for_shards();
  refresh();
  const std::uint64_t begin = whole_beginning();
  DocumentMaker documents(reader_);
  const IndexReader::Session session = reader_.session();
  std::string lines;
  std::uint64_t waiting = 0;
  std::uint64_t rank = 0;
  for (const EntryNumber entry : DocumentMaker::by_newest(reader_.columns())) {
    const std::string document = documents.document(session, entry);
    const bool is_there = rank < begin;
    if (!is_there) {
      lines += "{\"index\":{\"_id\":\"" + std::to_string(rank) + "\"}}\n" + document + '\n';
      ++waiting;
    }
    ++rank;
    const bool is_last = rank == generation_.entries;
    if (waiting == 0 || (lines.size() < kBulkBytes && !is_last)) continue;
    send_bulk(lines, waiting);
    lines.clear();
    waiting = 0;
    if (options_.progress) options_.progress(rank, generation_.entries);
  }
  refresh();
  check(documents.sums());
  write_meta(cluster_, generation_, any_time_);
  cluster_.ask(
      {"PUT", '/' + generation_.index + "/_settings", R"({"index":{"refresh_interval":null}})"},
      any_time_);
  return generation_.entries - begin;
}

std::optional<PushedGeneration> published_if_any(const Cluster& cluster, const Deadline& deadline) {
  try {
    return published_generation(cluster, deadline);
  } catch (const IndexError& error) {
    if (error.kind() == ErrorKind::no_index) return std::nullopt;
    throw;
  }
}

}  // namespace

Pushed push_generation(const std::string& folder, const std::string& address,
                       const PushOptions& options) {
  const Deadline any_time{std::chrono::milliseconds(0)};
  const auto reader = IndexReader::open(folder);
  const Cluster cluster(parse_cluster_address(address));
  if (cluster.address().name.empty()) throw Error("'" + address + "' names no index");
  if (!cluster.address().generation.empty()) {
    throw Error("'" + address + "' names one generation; what is pushed gets its own name");
  }
  return translating_errors(address, [&]() -> Pushed {
    cluster.check_version(any_time);
    const auto before = published_if_any(cluster, any_time);
    Push push(cluster, *reader, options);
    const std::string name = reader->folder_name();
    if (before && before->index == push.generation().index && before->sums &&
        before->publication != 0) {
      return {before->index, before->entries, 0, true};
    }
    const std::uint64_t sent = push.send();
    send_files(cluster, {files_index(push.generation().index), folder, name, options.replicas},
               any_time);
    PushedGeneration published = push.generation();
    published.publication = next_publication(pushed_generations(cluster, any_time));
    published.time = utc_now();
    published.withdrawn = false;
    move_alias(cluster, published, before, any_time);
    return {push.generation().index, push.generation().entries, sent, false};
  });
}

}  // namespace pprsearch

#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "index/current_reader.h"
#include "index/index_reader.h"
#include "index/translate_errors.h"
#include "query/misread_error.h"
#include "query/open_word.h"
#include "query/platform/recognise.h"
#include "search/backend.h"
#include "search/language.h"
#include "search/search.h"
#include "search/suggest/completer.h"
#include "search/trial_searcher.h"

// What is public of searching: which generation answers, and what is asked of it. A search itself
// is in search.cc.

namespace pprsearch {
namespace {

void check_window(const SearchOptions& options) {
  if (options.limit <= options.max_window && options.offset <= options.max_window - options.limit) {
    return;
  }
  throw LimitError("window",
                   "offset and limit together are over " + std::to_string(options.max_window));
}

std::optional<std::size_t> bytes_of(const SearcherOptions& options) {
  constexpr std::size_t kMost = std::size_t{1} << 30;  // MiB
  if (!options.cache_mib) return std::nullopt;
  return std::min(*options.cache_mib, kMost) << 20;
}

std::optional<EntryNumber> number_of(const IndexReader::Session& session, std::string_view id) {
  const PostingList found = session.postings_of_value(Field::id, id);
  if (found.empty()) return std::nullopt;
  return found.entries.front();
}

}  // namespace

class Searcher::Impl {
 public:
  Impl(const std::string& folder, const SearcherOptions& options,
       const RankingConstants& constants = kRanking)
      : folder_(folder), constants_(constants) {
    if (is_backend_address(folder)) {
      backend_ = open_backend(folder, std::nullopt, bytes_of(options));
    } else {
      readers_.emplace(folder, bytes_of(options));
    }
  }
  Impl(const std::string& folder, std::uint64_t generation, const SearcherOptions& options)
      : folder_(folder) {
    if (is_backend_address(folder)) {
      backend_ = open_backend(folder, generation, bytes_of(options));
    } else {
      readers_.emplace(folder, generation, bytes_of(options));
    }
  }
  /// The same, always of one generation, which is open already.
  Impl(const Impl& other, Answering answering)
      : folder_(other.folder_), constants_(other.constants_), pinned_(std::move(answering)) {}

  const std::string& folder() const { return folder_; }
  const RankingConstants& constants() const { return constants_; }
  Answering answering() {
    if (pinned_) return *pinned_;
    if (backend_ != nullptr) return backend_->answering();
    return {readers_->get()};
  }
  std::shared_ptr<const IndexReader> reader() { return answering().reader; }
  std::string stale_reason() {
    if (backend_ != nullptr) return backend_->stale_reason();
    return readers_ ? readers_->stale_reason() : std::string();
  }

  std::size_t open_generations() {
    if (backend_ != nullptr) return backend_->open_generations();
    return readers_ ? readers_->open_generations() : 1;
  }

 private:
  std::string folder_;
  RankingConstants constants_ = kRanking;
  // One of these three.
  std::optional<Answering> pinned_;
  std::optional<CurrentReader> readers_;  ///< of a folder
  std::unique_ptr<Backend> backend_;      ///< of an address
};

Searcher::Searcher(const std::string& folder, const SearcherOptions& options)
    : impl_(std::make_unique<Impl>(folder, options)) {}
Searcher::Searcher(const std::string& folder, std::uint64_t generation,
                   const SearcherOptions& options)
    : impl_(std::make_unique<Impl>(folder, generation, options)) {}
Searcher::Searcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Searcher TrialSearcher::open(const std::string& folder, const RankingConstants& constants) {
  return Searcher(std::make_unique<Searcher::Impl>(folder, SearcherOptions(), constants));
}

Searcher Searcher::snapshot() const {
  return translating_errors(impl_->folder(), [&] {
    return Searcher(std::make_unique<Impl>(*impl_, impl_->answering()));
  });
}

namespace {

/// Reads the text as the options ask. An error that knows what was meant is thrown with the total
/// of that.
ParsedQuery read_text(std::string_view text, const Answering& answering,
                      const SearchOptions& options, const RankingConstants& constants) {
  if (options.platform != Platform::ppr && language_of(text, options) != Platform::ppr) {
    return parse_query(text, reading_of(options));
  }
  try {
    ParsedQuery parsed = parse_query(text, options.syntax, options.limits);
    if (options.last_word_open) parsed.query = with_open_last_word(parsed.query, text);
    if (options.platform == Platform::automatic) {
      parsed.diagnostics.insert(parsed.diagnostics.begin(), platform::read_as(Platform::ppr));
    }
    return parsed;
  } catch (const MisreadError& error) {
    Search search(answering, text, options, constants);
    const std::optional<std::size_t> total = search.total_of(error.corrected());
    if (!total) throw;
    throw MisreadError(error.fault(), error.corrected(), with_total(error.corrected(), *total));
  }
}

/// Runs the search of a text that was read so. What a text refers to is looked for in this
/// language alone.
void run(Search& search, std::string_view text, const ParsedQuery& parsed) {
  search.result().platform = parsed.platform;
  if (parsed.platform == Platform::ppr) {
    search.run(text, parsed);
  } else {
    search.run(parsed);
  }
}

void run_similar(Search& search, const std::shared_ptr<const IndexReader>& reader,
                 std::string_view id) {
  const auto source = number_of(reader->session(), id);
  if (!source) {
    throw Error("there is no entry with the id '" + std::string(id) + "'", ErrorKind::not_found);
  }
  search.run_similar(*source);
}

}  // namespace

SearchResult Searcher::search(std::string_view query, const SearchOptions& options) const {
  check_window(options);
  return translating_errors(impl_->folder(), [&] {
    const Answering answering = impl_->answering();
    const SearchOptions asked = options_for(language_of(query, options), options);
    const ParsedQuery parsed = read_text(query, answering, asked, impl_->constants());
    Search search(answering, query, asked, impl_->constants());
    run(search, query, parsed);
    return std::move(search.result());
  });
}

SearchResult Searcher::search(const Query& query, const SearchOptions& options) const {
  check_window(options);
  return translating_errors(impl_->folder(), [&] {
    Search search(impl_->answering(), query.to_string(), options, impl_->constants());
    search.run({query, {}});
    return std::move(search.result());
  });
}

SearchResult Searcher::similar(std::string_view id, const SearchOptions& options) const {
  check_window(options);
  return translating_errors(impl_->folder(), [&] {
    const Answering answering = impl_->answering();
    Search search(answering, id, options, impl_->constants());
    run_similar(search, answering.reader, id);
    return std::move(search.result());
  });
}

namespace {

/// Whose answers: what messages name, and what the order of hits depends on.
struct Asked {
  std::string folder;
  RankingConstants constants;
};

}  // namespace

/// A search that has been run, but for its hits, and what it refers to.
class AnswerReader::Impl {
 public:
  Impl(Asked asked, const Answering& answering, std::string_view text, const SearchOptions& options)
      : asked_(std::move(asked)),
        options_(options),
        search_(answering, text, options_, asked_.constants) {
    search_.leave_hits();
  }

  const std::string& folder() const { return asked_.folder; }
  Search& search() { return search_; }

 private:
  Asked asked_;
  SearchOptions options_;
  Search search_;
};

AnswerReader::AnswerReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
AnswerReader::AnswerReader(AnswerReader&&) noexcept = default;
AnswerReader& AnswerReader::operator=(AnswerReader&&) noexcept = default;
AnswerReader::~AnswerReader() = default;

const SearchResult& AnswerReader::result() const { return impl_->search().result(); }

std::optional<Hit> AnswerReader::next() {
  return translating_errors(impl_->folder(), [&] { return impl_->search().next_hit(); });
}

AnswerReader Searcher::answer(std::string_view query, const SearchOptions& options) const {
  check_window(options);
  return translating_errors(impl_->folder(), [&] {
    const Answering answering = impl_->answering();
    const SearchOptions asked = options_for(language_of(query, options), options);
    const ParsedQuery parsed = read_text(query, answering, asked, impl_->constants());
    AnswerReader answer(std::make_unique<AnswerReader::Impl>(
        Asked{impl_->folder(), impl_->constants()}, answering, query, asked));
    run(answer.impl_->search(), query, parsed);
    return answer;
  });
}

AnswerReader Searcher::answer_similar(std::string_view id, const SearchOptions& options) const {
  check_window(options);
  return translating_errors(impl_->folder(), [&] {
    const Answering answering = impl_->answering();
    AnswerReader answer(std::make_unique<AnswerReader::Impl>(
        Asked{impl_->folder(), impl_->constants()}, answering, id, options));
    run_similar(answer.impl_->search(), answering.reader, id);
    return answer;
  });
}

Completions Searcher::complete(std::string_view beginning, const CompletionOptions& options) const {
  return translating_errors(impl_->folder(), [&] {
    IndexReader::Session session = impl_->reader()->session();
    const Deadline deadline(options.time_limit);
    session.set_deadline(deadline);
    return Completer(session, options).complete(beginning);
  });
}

std::optional<Entry> Searcher::find(std::string_view id) const {
  return translating_errors(impl_->folder(), [&]() -> std::optional<Entry> {
    const IndexReader::Session session = impl_->reader()->session();
    const auto number = number_of(session, id);
    if (!number) return std::nullopt;
    return session.entry(*number);
  });
}

std::vector<std::string> Searcher::ids(std::string_view beginning, std::size_t most) const {
  return translating_errors(impl_->folder(), [&] {
    const std::shared_ptr<const IndexReader> reader = impl_->reader();
    const Columns& columns = reader->columns();
    std::set<std::string> first;
    for (EntryNumber entry = 0; entry < columns.size() && most > 0; ++entry) {
      const std::string_view id = columns.id(entry);
      if (!id.starts_with(beginning)) continue;
      if (first.size() == most && id >= *first.rbegin()) continue;
      first.emplace(id);
      if (first.size() > most) first.erase(std::prev(first.end()));
    }
    return std::vector<std::string>(first.begin(), first.end());
  });
}

void Searcher::each(const std::function<bool(const Entry&)>& visit) const {
  const std::shared_ptr<const IndexReader> reader = impl_->reader();
  const IndexReader::Session session =
      translating_errors(impl_->folder(), [&] { return reader->session(); });
  for (EntryNumber number = 0; number < reader->columns().size(); ++number) {
    if (!visit(session.entry(number))) return;
  }
}

Generation Searcher::generation() const { return impl_->reader()->generation(); }

Taxonomy Searcher::taxonomy() const { return impl_->reader()->taxonomy(); }

std::string Searcher::stale_reason() const { return impl_->stale_reason(); }

SearcherStatistics Searcher::statistics() const {
  const std::shared_ptr<const IndexReader> reader = impl_->reader();
  const CacheUse use = reader->cache_use();
  return {.generation = reader->generation().number,
          .stale_reason = stale_reason(),
          .open_generations = impl_->open_generations(),
          .cache_bytes = use.bytes,
          .most_cache_bytes = use.most_bytes,
          .cache_found = use.found,
          .cache_missed = use.missed};
}

}  // namespace pprsearch

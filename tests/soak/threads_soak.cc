// Eight threads make every call of a searcher, by themselves and through snapshots, while a ninth
// builds, publishes, rolls back, forgets and prunes:
//
//   threads_soak -- SECONDS
//
// Each answer is held against what a generation of the same identity answered before. It is built
// for the sanitizer of threads: `cmake --build --preset threads --target threads_soak`.
#include <pprsearch/ask_json.h>
#include <pprsearch/citation_formats.h>
#include <pprsearch/error.h>
#include <pprsearch/index_writer.h>
#include <pprsearch/json.h>
#include <pprsearch/receipt.h>
#include <pprsearch/searcher.h>
#include <pprsearch/strategy.h>

#include <array>
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <iostream>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/random_corpus.h"
#include "tests/support/scratch_folder.h"

using namespace pprsearch;
using test::Chance;

namespace {

constexpr std::size_t kEntries = 400;
constexpr std::size_t kQuestions = 300;
constexpr unsigned kThreads = 8;

struct Question {
  std::string query;
  SearchOptions options;
};

/// What the entries of an identity answered, whoever asked first.
class Answers {
 public:
  void hold(const std::string& identity, const std::string& question, const std::string& answer) {
    const std::lock_guard lock(mutex_);
    ++asked_;
    identities_.insert(identity);
    const auto [known, is_new] = known_.try_emplace(identity + ' ' + question, answer);
    if (!is_new && known->second != answer) {
      throw Error(question + " was answered as never before by these entries:\n" + answer +
                  "\nbefore:\n" + known->second);
    }
  }
  std::string counts() const {
    return std::to_string(asked_) + " answers, " + std::to_string(known_.size()) +
           " different questions of " + std::to_string(identities_.size()) + " identities";
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::string> known_;
  std::set<std::string> identities_;
  std::size_t asked_ = 0;
};

std::vector<Question> make_questions(const std::vector<Entry>& entries) {
  Chance chance(7);
  std::vector<Question> made;
  for (std::size_t i = 0; i < kQuestions; ++i) {
    Question question;
    question.query = chance.one_in(3) ? test::random_words(chance) : test::random_query(chance);
    question.options.syntax = Syntax::lenient;
    question.options.match = chance.one_in(2) ? Match::any : Match::automatic;
    question.options.filters = test::random_filters(chance, entries);
    question.options.facets = {{FacetField::topic}, {FacetField::year}, {FacetField::author, 5}};
    question.options.expand.feedback = chance.one_in(5);
    question.options.explain = chance.one_in(5);
    made.push_back(std::move(question));
  }
  return made;
}

class Asker {
 public:
  Asker(const Searcher& searcher, const std::vector<Entry>& entries,
        const std::vector<Question>& questions, Answers& answers, unsigned seed)
      : searcher_(searcher),
        entries_(entries),
        questions_(questions),
        answers_(answers),
        chance_(seed) {}

  void ask() {
    if (chance_.one_in(2)) {
      ask_search(searcher_);
      return;
    }
    const Searcher one = searcher_.snapshot();
    for (int i = 0; i < 4; ++i) ask_any(one);
  }

 private:
  void ask_search(const Searcher& searcher) {
    const std::size_t number = chance_.upto(questions_.size() - 1);
    SearchResult result = searcher.search(questions_[number].query, questions_[number].options);
    const std::string identity = result.index.identity;
    result.index = {};
    answers_.hold(identity, "search " + std::to_string(number), to_json(result));
  }

  /// Of a snapshot, so that the identity of what answers is known.
  void ask_any(const Searcher& one) {
    const std::string identity = one.generation().identity;
    const std::string& id = chance_.of(entries_).id;
    switch (chance_.upto(8)) {
      case 0: {
        const bool is_there = one.find(id).has_value();
        answers_.hold(identity, "find " + id, is_there ? to_json(*one.find(id)) : "none");
        if (!is_there) return;
        SearchResult similar = one.similar(id);
        similar.index = {};
        answers_.hold(identity, "similar " + id, to_json(similar));
        return;
      }
      case 1: {
        const std::string beginning = chance_.of(questions_).query.substr(0, 3);
        answers_.hold(identity, "complete " + beginning, to_json(one.complete(beginning).list));
        return;
      }
      case 2: {
        std::size_t entries = 0;
        one.each([&](const Entry& entry) {
          entries += to_ris(entry).empty() ? 0 : 1;
          return true;
        });
        answers_.hold(identity, "each", std::to_string(entries));
        return;
      }
      case 3: {
        SearchOptions options;
        options.syntax = Syntax::lenient;
        options.limit = 50;
        AnswerReader answer = one.answer(chance_.of(questions_).query, options);
        std::size_t hits = 0;
        while (answer.next()) ++hits;
        if (hits != std::min<std::size_t>(50, answer.result().total)) throw Error("hits are lost");
        return;
      }
      case 4: {
        SearchOptions options;
        options.platform = Platform::ovid;
        StrategyResult result =
            run_strategy(one, "1. therap$.tw.\n2. alliance.ti.\n3. 1 or 2", options);
        result.answer.index = {};
        answers_.hold(identity, "strategy", to_json(result));
        return;
      }
      case 5: {
        SearchRequest request;
        request.query = "therapy OR alliance";
        const std::string receipt = make_receipt(one, request, {false, true});
        if (replay_receipt(one, receipt).has_changes()) throw Error("a receipt has changed");
        return;
      }
      case 6:
        answers_.hold(identity, "info", ask_json(one, R"({"query":"alliance"})").found ? "1" : "0");
        return;
      case 7:
        answers_.hold(identity, "ids", std::to_string(one.ids("", kEntries).size()));
        answers_.hold(identity, "topics", std::to_string(one.taxonomy().topics.size()));
        return;
      default:
        ask_search(one);
        if (searcher_.statistics().open_generations == 0) throw Error("no generation is open");
        if (!searcher_.stale_reason().empty()) throw Error(searcher_.stale_reason());
    }
  }

  const Searcher& searcher_;
  const std::vector<Entry>& entries_;
  const std::vector<Question>& questions_;
  Answers& answers_;
  Chance chance_;
};

/// Editions of the same entries: all, and all but each third, and so on.
void publish(const std::string& folder, const std::vector<Entry>& entries, std::size_t left_out) {
  WriterOptions options;
  options.taxonomy = test::random_taxonomy();
  options.thesaurus = test::random_thesaurus();
  options.crosswalk = test::random_crosswalk();
  options.jobs = 2;
  options.keep = 2;
  IndexWriter writer(folder, std::move(options));
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (left_out == 0 || i % left_out != 0) writer.add(entries[i]);
  }
  if (writer.unchanged()) return;
  writer.finish();
  writer.publish();
}

int failures_of(std::chrono::seconds seconds) {
  Chance chance(1);
  const std::vector<Entry> entries = test::random_entries(chance, kEntries);
  const std::vector<Question> questions = make_questions(entries);
  const ScratchFolder scratch;
  const std::string folder = scratch / "index";
  publish(folder, entries, 0);
  const Searcher searcher(folder);
  Answers answers;
  std::atomic<bool> done = false;
  std::atomic<int> failed = 0;
  std::vector<std::thread> threads;
  for (unsigned t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      Asker asker(searcher, entries, questions, answers, 100 + t);
      while (!done) {
        try {
          asker.ask();
        } catch (const std::exception& error) {
          if (++failed <= 5) std::cerr << std::string(error.what()) + '\n';
        }
      }
    });
  }
  const auto end = std::chrono::steady_clock::now() + seconds;
  std::size_t changes = 0;
  while (std::chrono::steady_clock::now() < end) {
    try {
      publish(folder, entries, changes % 4 == 0 ? 0 : 2 + changes % 4);
      if (changes % 3 == 2) roll_back(folder);
      if (changes % 7 == 6) forget_entry(folder, {entries[1].id, "a soak", 60});
      if (changes % 5 == 4) prune_generations(folder, 1, 60);
    } catch (const std::exception& error) {
      if (++failed <= 5) std::cerr << "publishing: " + std::string(error.what()) + '\n';
    }
    ++changes;
  }
  done = true;
  for (std::thread& thread : threads) thread.join();
  std::cout << answers.counts() << ", " << changes << " changes, " << failed << " failures\n";
  return failed;
}

}  // namespace

BOOST_AUTO_TEST_CASE(threads_get_what_the_same_entries_answered_before) {
  const auto& suite = boost::unit_test::framework::master_test_suite();
  BOOST_TEST_REQUIRE(suite.argc == 2, "usage: threads_soak -- SECONDS");
  BOOST_TEST(failures_of(std::chrono::seconds(std::stoul(suite.argv[1]))) == 0);
}

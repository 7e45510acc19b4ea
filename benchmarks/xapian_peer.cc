#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

// Xapian's own TermGenerator and QueryParser at the work that pprsearch does, as
// Xapian's documentation shows them: what benchmarks/run measures pprsearch against.
//
//   xapian_peer build JSONL DB       index entries, with the usual commits
//   xapian_peer compact DB TO        a copy of a database without its gaps
//   xapian_peer search DB QUERIES    one query a line; prints, parted by tabs:
//                                    total, median microseconds, query
//   xapian_peer rows ROWS DB         index what benchmarks/lucene/rows prints: all text as one,
//                                    ids and titles as values
//   xapian_peer classes DB QUESTIONS the questions of `workload`, as `ask --classes` asks them;
//                                    words join by OR, English stop words are left out
//   xapian_peer measure COMMAND...   run any program; prints, parted by tabs: seconds
//                                    elapsed, user, system, KiB at its peak

namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr int kRepeats = 101;
constexpr Xapian::doccount kTopTen = 10;
constexpr Xapian::termcount kTitleWeight = 3;
constexpr Xapian::valueno kYearSlot = 0;
constexpr Xapian::valueno kIdSlot = 1;
constexpr Xapian::valueno kTitleSlot = 2;
constexpr int kCommitEvery = 1000;  // more at a time is slower
// Those of Lucene's English analyzer.
constexpr const char* kStopWords =
    "a an and are as at be but by for if in into is it no not of on or such that the their then "
    "there these they this to was will with";

std::ifstream open_file(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  return in;
}

std::string text_of(const json& object, const char* member) {
  return object.value(member, std::string());
}

/// "" where the article's year is not known.
std::string sortable_year(const json& citation) {
  const json::json_pointer place("/issued/date-parts/0/0");
  return citation.contains(place) ? Xapian::sortable_serialise(citation[place].get<int>()) : "";
}

class Indexer {
 public:
  Indexer() { generator_.set_stemmer(Xapian::Stem("english")); }

  Xapian::Document document(const std::string& line) {
    const json entry = json::parse(line);
    const json citation = entry.value("citation", json::object());
    Xapian::Document document;
    generator_.set_document(document);
    generator_.set_termpos(0);
    generator_.index_text(text_of(entry, "title"), 1, "S");
    add(text_of(entry, "title"), kTitleWeight);
    add(text_of(entry, "summary"));
    add(text_of(entry, "practice_implications"));
    add(text_of(citation, "title"));
    for (const json& author : citation.value("author", json::array())) add_author(author);
    document.add_value(kYearSlot, sortable_year(citation));
    document.add_boolean_term(std::string("Q") + text_of(entry, "id"));
    document.set_data(line);
    return document;
  }

 private:
  /// The gap keeps phrases from spanning two fields.
  void add(const std::string& text, Xapian::termcount weight = 1) {
    generator_.increase_termpos();
    generator_.index_text(text, weight);
  }

  void add_author(const json& author) {
    add(text_of(author, "family") + ' ' + text_of(author, "given") + ' ' +
        text_of(author, "literal"));
  }

  Xapian::TermGenerator generator_;
};

void build(const std::string& source, const std::string& path) {
  std::ifstream in = open_file(source);
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE_OR_OVERWRITE);
  Indexer indexer;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) database.add_document(indexer.document(line));
  }
  database.commit();
  std::cout << database.get_doccount() << " entries\n";
}

/// Reads a query and answers it: ten documents, an exact total.
class Asker {
 public:
  explicit Asker(const std::string& path) : database_(path), enquire_(database_) {
    parser_.set_database(database_);
    parser_.set_default_op(Xapian::Query::OP_AND);
    parser_.set_stemmer(Xapian::Stem("english"));
    parser_.add_prefix("title", "S");
    parser_.add_rangeprocessor(&year_);
  }

  Xapian::doccount total(const std::string& query) { return answer(query).get_matches_estimated(); }

  double microseconds(const std::string& query) {
    const auto begin = Clock::now();
    const Xapian::MSet found = answer(query);
    for (auto hit = found.begin(); hit != found.end(); ++hit) hit.get_document().get_data();
    const std::chrono::duration<double, std::micro> time = Clock::now() - begin;
    return time.count();
  }

 private:
  Xapian::MSet answer(const std::string& query) {
    enquire_.set_query(parser_.parse_query(query));
    return enquire_.get_mset(0, kTopTen, database_.get_doccount());
  }

  Xapian::Database database_;
  Xapian::Enquire enquire_;
  Xapian::QueryParser parser_;
  Xapian::NumberRangeProcessor year_{kYearSlot, "year:"};
};

void search(const std::string& path, const std::string& queries) {
  std::ifstream in = open_file(queries);
  Asker asker(path);
  for (std::string query; std::getline(in, query);) {
    const Xapian::doccount total = asker.total(query);
    std::vector<double> times(kRepeats);
    for (double& time : times) time = asker.microseconds(query);
    const auto middle = times.begin() + kRepeats / 2;
    std::nth_element(times.begin(), middle, times.end());
    std::printf("%u\t%.1f\t%s\n", total, *middle, query.c_str());
  }
}

std::vector<std::string> columns_of(const std::string& line) {
  std::vector<std::string> columns;
  std::istringstream in(line);
  for (std::string column; std::getline(in, column, '\t');) columns.push_back(column);
  return columns;
}

void build_rows(const std::string& rows, const std::string& path) {
  std::ifstream in = open_file(rows);
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("english"));
  int added = 0;
  for (std::string line; std::getline(in, line);) {
    const std::vector<std::string> row = columns_of(line);  // id, title, topics, text, entry
    Xapian::Document document;
    generator.set_document(document);
    generator.set_termpos(0);
    generator.index_text(row.at(3));
    document.add_value(kIdSlot, row[0]);
    document.add_value(kTitleSlot, row[1]);
    document.set_data(row.at(4));
    database.add_document(document);
    if (++added % kCommitEvery == 0) database.commit();
  }
  database.commit();
}

double processor_microseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return 1e6 * static_cast<double>(now.tv_sec) + 1e-3 * static_cast<double>(now.tv_nsec);
}

/// What the questions of a class took together when they were asked first, and once more.
struct Sums {
  std::size_t questions = 0;
  double first = 0;
  double again = 0;
  std::size_t hits = 0;
};

class ClassAsker {
 public:
  explicit ClassAsker(const std::string& path)
      : database_(path), enquire_(database_), stopper_(new Xapian::SimpleStopper) {
    std::istringstream words{kStopWords};
    for (std::string word; words >> word;) stopper_->add(word);
    parser_.set_database(database_);
    parser_.set_stemmer(Xapian::Stem("english"));
    parser_.set_stopper(stopper_->release());
  }

  std::size_t ask(const std::string& question) {
    enquire_.set_query(parser_.parse_query(question));
    const Xapian::MSet found = enquire_.get_mset(0, kTopTen, database_.get_doccount());
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      const Xapian::Document document = hit.get_document();
      read_ += document.get_value(kIdSlot).size() + document.get_value(kTitleSlot).size();
    }
    return found.get_matches_estimated();
  }

 private:
  Xapian::Database database_;
  Xapian::Enquire enquire_;
  Xapian::QueryParser parser_;
  Xapian::SimpleStopper* stopper_;  // belongs to the parser
  std::size_t read_ = 0;
};

void ask_classes(const std::string& path, const std::string& questions) {
  ClassAsker asker(path);
  std::map<std::string, Sums> sums;
  for (const bool first : {true, false}) {
    std::ifstream in = open_file(questions);
    for (std::string line; std::getline(in, line);) {
      const std::size_t tab = line.find('\t');
      const double begin = processor_microseconds();
      const std::size_t hits = asker.ask(line.substr(tab + 1));
      const double taken = processor_microseconds() - begin;
      for (Sums* sum : {&sums[line.substr(0, tab)], &sums["all questions"]}) {
        sum->questions += first ? 1 : 0;
        sum->hits += first ? hits : 0;
        (first ? sum->first : sum->again) += taken;
      }
    }
  }
  for (const auto& [type, sum] : sums) {
    const auto number = static_cast<double>(sum.questions);
    std::printf("%s\t%zu\t%.1f\t%.1f\t%zu\n", type.c_str(), sum.questions, sum.first / number,
                sum.again / number, sum.hits);
  }
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// Returns the command's exit status. What it prints goes to standard error.
int measure(char** command) {
  const auto begin = Clock::now();
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(STDERR_FILENO, STDOUT_FILENO);
    ::execvp(command[0], command);
    std::perror(command[0]);
    std::_Exit(127);
  }
  int status = 0;
  rusage usage{};
  if (child < 0 || ::wait4(child, &status, 0, &usage) != child) {
    throw std::runtime_error(std::string(command[0]) + ": cannot be run");
  }
  const std::chrono::duration<double> elapsed = Clock::now() - begin;
  std::printf("%.3f\t%.3f\t%.3f\t%ld\n", elapsed.count(), seconds(usage.ru_utime),
              seconds(usage.ru_stime), usage.ru_maxrss);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int run(int argc, char** argv) {
  const std::string command = argc > 1 ? argv[1] : "";
  if (command == "measure" && argc > 2) return measure(argv + 2);
  if (command == "build" && argc == 4) {
    build(argv[2], argv[3]);
  } else if (command == "compact" && argc == 4) {
    Xapian::Database(argv[2]).compact(argv[3]);
  } else if (command == "search" && argc == 4) {
    search(argv[2], argv[3]);
  } else if (command == "rows" && argc == 4) {
    build_rows(argv[2], argv[3]);
  } else if (command == "classes" && argc == 4) {
    ask_classes(argv[2], argv[3]);
  } else {
    throw std::runtime_error(
        "usage: xapian_peer build JSONL DB | compact DB TO | search DB QUERIES | rows ROWS DB | "
        "classes DB QUESTIONS | measure COMMAND...");
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) try { return run(argc, argv); } catch (const Xapian::Error& error) {
  std::cerr << "xapian_peer: " << error.get_description() << '\n';
  return 2;
} catch (const std::exception& error) {
  std::cerr << "xapian_peer: " << error.what() << '\n';
  return 2;
}

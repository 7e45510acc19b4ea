// Whatever is damaged in a generation is found, and whatever is damaged in our
// own files does no harm to a searcher but an IndexError or another answer.
#include <pprsearch/error.h>
#include <pprsearch/generation.h>
#include <pprsearch/searcher.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/files.h"
#include "index/generation/index_folder.h"
#include "index/generation/manifest.h"
#include "index/index_files.h"
#include "index/store/checksum.h"
#include "tests/support/random_corpus.h"
#include "tests/support/seed.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(verify)

namespace {

namespace fs = std::filesystem;

constexpr unsigned kFirstSeed = 20201100;
constexpr int kFlips = cases(300);
constexpr std::uint64_t kMostFileBytes = std::uint64_t{1} << 30;

/// An index of random entries with its vocabulary, and its files in memory.
class RandomIndex {
 public:
  explicit RandomIndex(Chance& chance)
      : index_(random_entries(chance, 60),
               {random_taxonomy(), random_thesaurus(), random_crosswalk()}),
        generation_(unseal(index_.path())) {
    for (const auto& item : fs::directory_iterator(generation_)) {
      files_[item.path().filename()] = read_file(item.path(), kMostFileBytes);
      names_.push_back(item.path().filename());
    }
    std::sort(names_.begin(), names_.end());
  }

  /// Those with a byte to change; of all files, or of ours alone.
  std::vector<std::string> names_to_change(bool ours_only) const {
    std::vector<std::string> names;
    for (const std::string& name : names_) {
      const bool is_ours = name.ends_with(".ppr") || name.ends_with(".json");
      if (!content(name).empty() && (is_ours || !ours_only)) names.push_back(name);
    }
    return names;
  }

  std::string path() const { return index_.path(); }
  std::string path_of(const std::string& name) const { return generation_ + '/' + name; }
  const std::vector<std::string>& names() const { return names_; }
  const std::string& content(const std::string& name) const { return files_.at(name); }

  void write(const std::string& name, const std::string& content) const {
    std::ofstream(path_of(name), std::ios::binary | std::ios::trunc) << content;
  }
  void restore(const std::string& name) const { write(name, content(name)); }

 private:
  SmallIndex index_;
  std::string generation_;
  std::map<std::string, std::string> files_;
  std::vector<std::string> names_;
};

/// One byte of one file changed, at a place that is as likely as any other.
struct Flip {
  Flip(const RandomIndex& index, const std::vector<std::string>& names, Chance& chance) {
    name = chance.of(names);
    damaged = index.content(name);
    place = chance.upto(damaged.size() - 1);
    damaged[place] = static_cast<char>(damaged[place] ^ (1 << chance.upto(7)));
  }

  std::string name;
  std::string damaged;
  std::size_t place;
};

/// The faults found, each in a line; they have to name the file.
std::string faults_naming(const std::string& name, const std::string& folder) {
  std::string faults;
  for (const std::string& fault : verify_generation(folder).faults) {
    if (fault.find(name) != std::string::npos) faults += fault + '\n';
  }
  return faults;
}

/// Asks for all that a searcher has to read.
void search_everything(const std::string& folder) {
  const Searcher searcher(folder);
  SearchOptions options;
  for (const FacetField field : all_values<FacetField>()) {
    options.facets.push_back({field});
  }
  options.explain = true;
  options.syntax = Syntax::lenient;
  for (const char* query :
       {"alliance", "\"the alliance\"", "~\"working alliance\"~5", "al* OR ther?py", "alianse~2",
        "CBT", "therapies trial 30", "*", "title:alliance^2 NOT missing:doi", "year:2000..2020"}) {
    for (const Sort sort : {Sort::relevance, Sort::title}) {
      options.sort = sort;
      searcher.search(query, options);
    }
  }
  searcher.complete("al");
  searcher.find("1");
}

/// As long as this lives, temporary files belong into `folder`.
class TemporaryFilesIn {
 public:
  explicit TemporaryFilesIn(const std::string& folder) {
    if (const char* usual = std::getenv("TMPDIR")) usual_ = usual;
    ::setenv("TMPDIR", folder.c_str(), 1);
  }
  ~TemporaryFilesIn() {
    if (usual_) {
      ::setenv("TMPDIR", usual_->c_str(), 1);
    } else {
      ::unsetenv("TMPDIR");
    }
  }
  TemporaryFilesIn(const TemporaryFilesIn&) = delete;
  TemporaryFilesIn& operator=(const TemporaryFilesIn&) = delete;

 private:
  std::optional<std::string> usual_;
};

/// As long as this lives, writing more to a file fails, as it does on a full disk.
class LargestFile {
 public:
  explicit LargestFile(rlim_t bytes) {
    ::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &usual_);
    rlimit small = usual_;
    small.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &small);
  }
  ~LargestFile() {
    ::setrlimit(RLIMIT_FSIZE, &usual_);
    ::signal(SIGXFSZ, SIG_DFL);
  }
  LargestFile(const LargestFile&) = delete;
  LargestFile& operator=(const LargestFile&) = delete;

 private:
  rlimit usual_{};
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_sound_generation_has_no_faults) {
  Chance chance(test_seed(kFirstSeed));
  const RandomIndex index(chance);
  const Verification found = verify_generation(index.path());
  BOOST_TEST(found.faults.empty(), (found.faults.empty() ? "" : found.faults.front()));
  BOOST_TEST((found.generation == Searcher(index.path()).generation()), "another generation");
  BOOST_TEST(verify_generation(SmallIndex({}).path()).faults.empty(), "an empty one is sound too");
  BOOST_CHECK_THROW(verify_generation(index.path(), 7), IndexError);
}

BOOST_AUTO_TEST_CASE(one_flipped_bit_anywhere_is_found) {
  const unsigned seed = test_seed(kFirstSeed);
  Chance chance(seed);
  const RandomIndex index(chance);
  const std::vector<std::string> names = index.names_to_change(false);
  for (int i = 0; i < kFlips; ++i) {
    const Flip flip(index, names, chance);
    index.write(flip.name, flip.damaged);
    BOOST_TEST(!faults_naming(flip.name, index.path()).empty(),
               "PPRSEARCH_TEST_SEED=" << seed << ": byte " << flip.place << " of " << flip.name
                                      << " is changed, and nobody notices");
    index.restore(flip.name);
  }
}

BOOST_AUTO_TEST_CASE(a_file_that_is_missing_cut_emptied_or_too_much_is_found) {
  Chance chance(test_seed(kFirstSeed));
  const RandomIndex index(chance);
  for (const std::string& name : index.names()) {
    const std::string whole = index.content(name);
    for (const std::size_t less : {std::size_t{1}, whole.size() / 2, whole.size()}) {
      if (less == 0 || less > whole.size()) continue;  // Xapian has an empty file
      const std::size_t left = whole.size() - less;
      index.write(name, whole.substr(0, left));
      BOOST_TEST(!faults_naming(name, index.path()).empty(), name << " cut to " << left);
    }
    fs::remove(index.path_of(name));
    BOOST_TEST(!faults_naming(name, index.path()).empty(), name << " is missing");
    index.restore(name);
  }
  index.write("stray.glass", "");
  BOOST_TEST(!faults_naming("stray.glass", index.path()).empty(), "a file too much");
}

// Wrong bytes with right checksums: what a fault of the program would leave.
BOOST_AUTO_TEST_CASE(what_the_entries_do_not_give_is_found_though_checksums_hold) {
  Chance chance(test_seed(kFirstSeed));
  const RandomIndex index(chance);
  const SmallIndex other({summary_entry("z", "text")}, {random_taxonomy(), random_thesaurus()});
  for (const char* name :
       {kTaxonomyFile, kPositionsFile, kDictionaryFile, kColumnsFile, kThesaurusTableFile}) {
    std::string content = index.content(name);
    if (name == std::string(kTaxonomyFile)) {
      content = read_file(generation_folder(SmallIndex({}).path(), 1) + '/' + name, kMostFileBytes);
    } else {
      content[content.size() - 9] ^= 1;
    }
    index.write(name, content);
    Manifest manifest = manifest_from_json(index.content(Manifest::kFileName));
    manifest.files[name] = checksum_file(index.path_of(name));
    index.write(Manifest::kFileName, to_json_text(manifest));
    BOOST_TEST(!verify_generation(index.path()).faults.empty(), name);
    index.restore(name);
    index.restore(Manifest::kFileName);
  }
  Manifest manifest = manifest_from_json(index.content(Manifest::kFileName));
  manifest.generation.digest[0] ^= 1;
  index.write(Manifest::kFileName, to_json_text(manifest));
  BOOST_TEST(!faults_naming("digest", index.path()).empty());
  manifest = manifest_from_json(index.content(Manifest::kFileName));
  manifest.generation.thesaurus[0] ^= 1;
  index.write(Manifest::kFileName, to_json_text(manifest));
  BOOST_TEST(!faults_naming("vocabularies", index.path()).empty());
}

// A full or missing folder for temporary files says nothing about the index.
BOOST_AUTO_TEST_CASE(what_hinders_the_verifying_is_an_error_and_no_fault) {
  const SmallIndex index({summary_entry("a", "text")});
  const ScratchFolder scratch;
  const auto naming = [](const std::string& part) {
    return [part](const IndexError& error) {
      return std::string(error.what()).find(part) != std::string::npos;
    };
  };
  {
    const TemporaryFilesIn missing(scratch / "missing");
    BOOST_CHECK_EXCEPTION(verify_generation(index.path()), IndexError, naming("TMPDIR"));
  }
  const std::string room = scratch / "full";
  fs::create_directory(room);
  const TemporaryFilesIn full(room);
  for (const rlim_t bytes : {0, 100, 1'000}) {
    const LargestFile limit(bytes);
    BOOST_TEST_CONTEXT("files of at most " << bytes << " bytes") {
      BOOST_CHECK_EXCEPTION(verify_generation(index.path()), IndexError,
                            naming(room + "/pprsearch-verify-"));
    }
  }
  BOOST_TEST(fs::is_empty(room), "something is left of it");
}

BOOST_AUTO_TEST_CASE(verifying_writes_nothing_to_the_index) {
  const SmallIndex index({summary_entry("a", "text")});
  const auto listed = [&] {
    std::string all;
    for (const auto& item : fs::recursive_directory_iterator(index.path())) {
      struct stat status {};
      ::stat(item.path().c_str(), &status);
      all += item.path().string() + ' ' + std::to_string(status.st_mtim.tv_nsec) + '\n';
    }
    return all;
  };
  const std::string before = listed();
  BOOST_TEST(verify_generation(index.path()).faults.empty());
  BOOST_TEST(listed() == before);
}

// Damage to Xapian's tables is left out: what Xapian does with it is not in our hands.
BOOST_AUTO_TEST_CASE(a_searcher_on_damaged_files_of_ours_throws_or_answers) {
  const unsigned seed = test_seed(kFirstSeed);
  Chance chance(seed);
  const RandomIndex index(chance);
  const std::vector<std::string> ours = index.names_to_change(true);
  BOOST_REQUIRE(ours.size() == 8u);
  for (int i = 0; i < kFlips; ++i) {
    const Flip flip(index, ours, chance);
    index.write(flip.name, flip.damaged);
    BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed << ": byte " << flip.place << " of "
                                              << flip.name) {
      try {
        search_everything(index.path());
      } catch (const IndexError&) {  // as it should be
      } catch (const std::exception& error) {
        BOOST_ERROR("no IndexError: " << error.what());
      }
    }
    index.restore(flip.name);
  }
  BOOST_CHECK_NO_THROW(search_everything(index.path()));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test

// Which generations there are, which one is published, going back and forth.
#include <pprsearch/error.h>
#include <pprsearch/generation.h>
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "index/generation/index_folder.h"
#include "index/generation/manifest.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(publishing)

namespace {

namespace fs = std::filesystem;

/// An index whose generations 1, 2, … have an entry "1", "2", …
class Versions {
 public:
  explicit Versions(int count, WriterOptions options = {}) {
    for (int i = 1; i <= count; ++i) {
      publish(path(), {summary_entry(std::to_string(i), "text")}, options);
    }
  }

  std::string path() const { return scratch_ / "index"; }
  std::string file(std::uint64_t number, const std::string& name) const {
    return IndexFolder(path()).generation_path(number) + '/' + name;
  }
  /// What a user sees: "1 [2] 3!", the published one in brackets, a faulty one marked.
  std::string list() const {
    std::string text;
    for (const GenerationStatus& status : list_generations(path())) {
      std::string number = std::to_string(status.generation.number);
      if (status.published) number = '[' + number + ']';
      if (!status.fault.empty()) number += '!';
      text += (text.empty() ? "" : " ") + number;
    }
    return text;
  }
  /// The version that a search finds.
  std::string served() const { return Searcher(path()).search("*").hits.at(0).id; }

 private:
  ScratchFolder scratch_;
};

/// A finished generation that nobody published.
Generation finish(const std::string& folder, const std::string& id, unsigned keep = 3) {
  WriterOptions options;
  options.keep = keep;
  IndexWriter writer(folder, options);
  writer.add(summary_entry(id, "text"));
  return writer.finish();
}

auto saying(const std::string& part) {
  return [part](const IndexError& error) {
    return std::string(error.what()).find(part) != std::string::npos;
  };
}

/// Makes a manifest that of an older version of the program.
void make_foreign(const std::string& path) {
  Manifest manifest = read_manifest(std::filesystem::path(path).parent_path().string());
  --manifest.schema;
  std::filesystem::remove(path);
  write_durably(path, to_json_text(manifest));
}

}  // namespace

BOOST_AUTO_TEST_CASE(going_back_and_forth) {
  const Versions index(3);
  BOOST_TEST(index.list() == "1 2 [3]");
  BOOST_TEST(roll_back(index.path()).number == 2u);
  BOOST_TEST(index.list() == "1 [2] 3");
  BOOST_TEST(index.served() == "2");
  BOOST_TEST(roll_back(index.path()).number == 1u);
  BOOST_CHECK_EXCEPTION(roll_back(index.path()), IndexError, saying("no usable generation"));
  BOOST_TEST(publish_generation(index.path(), 3).number == 3u);
  BOOST_TEST(publish_generation(index.path(), 3).entries == 1u, "once more is no error");
  BOOST_TEST(index.served() == "3");
}

BOOST_AUTO_TEST_CASE(the_list_says_of_each_what_its_manifest_says) {
  const Versions index(1);
  const GenerationStatus only = list_generations(index.path()).at(0);
  BOOST_TEST((only.generation == Searcher(index.path()).generation()), "another generation");
  BOOST_TEST(only.generation.taxonomy.size() == 64u);
  BOOST_TEST(only.generation.thesaurus.size() == 64u);
  BOOST_TEST(only.generation.crosswalk.size() == 64u);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_used_is_listed_and_refused_and_passed_over) {
  const Versions index(3);
  make_foreign(index.file(1, Manifest::kFileName));
  fs::resize_file(index.file(2, "columns.ppr"), 8);
  BOOST_TEST(index.list() == "1! 2! [3]");
  BOOST_CHECK_EXCEPTION(publish_generation(index.path(), 1), IndexError, saying("build it anew"));
  BOOST_CHECK_EXCEPTION(publish_generation(index.path(), 2), IndexError, saying("columns.ppr"));
  BOOST_CHECK_EXCEPTION(publish_generation(index.path(), 7), IndexError, saying("no generation 7"));
  BOOST_CHECK_EXCEPTION(roll_back(index.path()), IndexError, saying("no usable generation"));
  BOOST_TEST(index.served() == "3", "a refusal changed what is published");
  std::ofstream(index.file(2, Manifest::kFileName)) << "{";
  BOOST_CHECK_EXCEPTION(publish_generation(index.path(), 2), IndexError, saying("manifest.json"));
}

BOOST_AUTO_TEST_CASE(where_there_is_no_index_nothing_is_made) {
  const ScratchFolder scratch;
  const std::string folder = scratch / "none";
  BOOST_CHECK_EXCEPTION(list_generations(folder), IndexError, saying("no index there"));
  BOOST_CHECK_EXCEPTION(publish_generation(folder, 1), IndexError, saying("no index there"));
  BOOST_CHECK_EXCEPTION(roll_back(folder), IndexError, saying("no index there"));
  BOOST_CHECK_EXCEPTION(verify_generation(folder), IndexError, saying("no index there"));
  BOOST_CHECK_EXCEPTION(Searcher(folder, 1), IndexError, saying("no index there"));
  BOOST_TEST(!fs::exists(folder));
}

BOOST_AUTO_TEST_CASE(a_finished_generation_is_seen_when_it_is_published) {
  const Versions index(1);
  const Generation made = finish(index.path(), "waiting");
  BOOST_TEST(made.number == 2u);
  BOOST_TEST(index.list() == "[1] 2");
  BOOST_TEST(index.served() == "1");
  BOOST_TEST(Searcher(index.path(), 2).find("waiting").has_value(), "it can be tried out");
  BOOST_TEST((publish_generation(index.path(), 2) == made), "another generation was published");
  BOOST_TEST(index.served() == "waiting");
}

BOOST_AUTO_TEST_CASE(finishing_may_be_followed_by_publishing) {
  const ScratchFolder scratch;
  IndexWriter writer(scratch / "index");
  writer.add(summary_entry("a", "text"));
  const Generation made = writer.finish();
  BOOST_CHECK_THROW(Searcher(scratch / "index"), IndexError);
  BOOST_CHECK_THROW(writer.add(summary_entry("b", "text")), Error);
  BOOST_TEST((writer.finish() == made), "finished twice");
  BOOST_TEST((writer.publish() == made), "another one was published");
  BOOST_TEST(Searcher(scratch / "index").generation().entries == 1u);
}

// A gate that fails every night leaves a finished generation every night: they
// neither pile up nor push out what one may have to go back to.
BOOST_AUTO_TEST_CASE(waiting_generations_and_old_ones_are_kept_apart) {
  const Versions index(3);
  for (int night = 4; night <= 8; ++night) finish(index.path(), std::to_string(night), 2);
  BOOST_TEST(index.list() == "2 [3] 7 8");
  BOOST_TEST(roll_back(index.path()).number == 2u);
}

BOOST_AUTO_TEST_CASE(going_back_passes_over_what_was_never_published) {
  const Versions versions(1);
  finish(versions.path(), "refused");
  finish(versions.path(), "refused as well");
  publish(versions.path(), {summary_entry("4", "text")});
  BOOST_TEST(versions.list() == "1 2 3 [4]", "the refused ones push out none that was published");
  BOOST_TEST(roll_back(versions.path()).number == 1U);
  BOOST_CHECK_EXCEPTION(roll_back(versions.path()), IndexError,
                        saying("no usable generation before 1"));
  publish_generation(versions.path(), 3);
  publish_generation(versions.path(), 4);
  BOOST_TEST(roll_back(versions.path()).number == 3U, "whoever published it thought it good");
}

BOOST_AUTO_TEST_CASE(a_number_is_not_used_twice_while_it_is_known) {
  const Versions index(2);
  fs::remove_all(IndexFolder(index.path()).generation_path(2));  // by a careless hand
  BOOST_TEST(finish(index.path(), "new").number == 3u);
}

BOOST_AUTO_TEST_CASE(a_damaged_stub_is_put_right_by_publishing) {
  const Versions index(2);
  std::ofstream(index.path() + "/XAPIANDB") << "nonsense";
  BOOST_CHECK_THROW(Searcher searcher(index.path()), IndexError);
  BOOST_TEST(index.list() == "1 2", "the list is what tells which there are");
  publish_generation(index.path(), 1);
  BOOST_TEST(index.served() == "1");
}

BOOST_AUTO_TEST_CASE(publishing_waits_for_a_writer_or_names_it) {
  const Versions index(2);
  const IndexWriter writer(index.path());
  BOOST_CHECK_EXCEPTION(publish_generation(index.path(), 1), IndexError, saying("process "));
  BOOST_CHECK_EXCEPTION(roll_back(index.path(), 1), IndexError, saying("another writer"));
  BOOST_TEST(index.list() == "1 [2]");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test

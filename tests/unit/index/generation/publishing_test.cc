// Which generations there are, which one is published, going back and forth.
#include <pprsearch/error.h>
#include <pprsearch/generation.h>
#include <pprsearch/index_writer.h>
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
    return generation_folder(path(), number) + '/' + name;
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
  fs::remove_all(generation_folder(index.path(), 2));  // by a careless hand
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

BOOST_AUTO_TEST_CASE(a_build_that_was_overtaken_is_kept_and_not_published) {
  const Versions index(2);
  IndexWriter writer(index.path());
  writer.add(summary_entry("3", "text"));
  std::string note;
  BOOST_TEST(roll_back(index.path(), 0, &note).number == 1u);
  BOOST_TEST(note.find("a build is at work (process ") == 0u, note);
  BOOST_TEST(writer.finish().number == 3u);
  BOOST_TEST(writer.overtaken().find("generation 1 was published while") == 0u);
  BOOST_TEST(writer.overtaken().find("(rollback by ") != std::string::npos);
  BOOST_CHECK_EXCEPTION(writer.publish(), IndexError,
                        [](const IndexError& error) { return error.kind() == ErrorKind::busy; });
  BOOST_TEST(index.list() == "[1] 2 3");
}

BOOST_AUTO_TEST_CASE(rolling_back_never_goes_to_what_was_rolled_back_from) {
  const Versions index(3);  // the third is bad
  BOOST_TEST(roll_back(index.path()).number == 2u);
  publish(index.path(), {summary_entry("4", "text")});  // as bad
  BOOST_TEST(roll_back(index.path()).number == 2u);
  BOOST_TEST(roll_back(index.path()).number == 1u, "two steps back");
  BOOST_CHECK_THROW(roll_back(index.path()), IndexError);
  std::string commands;
  for (const Publication& line : read_history(index.path()).publications) {
    commands += line.command + ' ' + std::to_string(line.generation) + "; ";
  }
  BOOST_TEST(commands ==
             "build 1; build 2; build 3; rollback 2; build 4; rollback 2; rollback 1; ");
}

BOOST_AUTO_TEST_CASE(going_back_to_one_takes_back_all_that_came_after) {
  const Versions index(3);
  BOOST_TEST(roll_back_to(index.path(), 1).number == 1u);
  BOOST_CHECK_THROW(roll_back(index.path()), IndexError);
  BOOST_TEST(read_history(index.path()).way_back.empty());
  publish_generation(index.path(), 3);
  BOOST_TEST(roll_back(index.path()).number == 1u);
}

BOOST_AUTO_TEST_CASE(what_has_not_changed_need_not_be_built) {
  const Versions index(2);
  const auto unchanged = [&](const std::string& id) {
    IndexWriter writer(index.path());
    writer.add(summary_entry(id, "text"));
    return writer.unchanged();
  };
  BOOST_TEST(unchanged("2").value().number == 2u);
  BOOST_TEST(!unchanged("1").has_value(), "the published one counts");
  fs::resize_file(index.file(2, "columns.ppr"), 8);
  BOOST_TEST(!unchanged("2").has_value(), "what is damaged has to be built");
}

BOOST_AUTO_TEST_CASE(what_has_another_content_than_was_written_is_damaged) {
  const Versions index(1);
  IndexWriter writer(index.path());
  writer.add(summary_entry("1", "text"));
  std::string damage;
  BOOST_TEST(writer.unchanged(&damage).has_value());
  BOOST_TEST(damage == "");
  {
    std::fstream file(index.file(1, "docdata.glass"), std::ios::in | std::ios::out);
    file.seekp(100) << "zz";
  }
  BOOST_TEST(!writer.unchanged(&damage).has_value());
  BOOST_TEST(damage ==
             "generation 1, which is published, is damaged: docdata.glass has another "
             "content than was written (SHA-256)");
}

BOOST_AUTO_TEST_CASE(a_writer_knows_what_was_forgotten) {
  const Versions index(2);
  BOOST_TEST(!IndexWriter(index.path()).forgotten("2").has_value());
  forget_entry(index.path(), {"2", "withdrawn", 0});
  const IndexWriter writer(index.path());
  BOOST_TEST(writer.forgotten("2").value().reason == "withdrawn");
  BOOST_TEST(!writer.forgotten("1").has_value());
}

BOOST_AUTO_TEST_CASE(generations_that_answer_alike_count_once) {
  const Versions index(2);
  for (int night = 0; night < 3; ++night) publish(index.path(), {summary_entry("3", "text")});
  BOOST_TEST(index.list() == "1 2 [5]");
  BOOST_TEST(roll_back(index.path()).number == 2u);
  BOOST_TEST(prune_generations(index.path(), 1).size() == 1u);
  BOOST_TEST(index.list() == "[2] 5");
}

BOOST_AUTO_TEST_CASE(a_forgotten_entry_is_in_no_generation) {
  const ScratchFolder scratch;
  const std::string folder = scratch / "index";
  publish(folder, {summary_entry("a", "text"), summary_entry("b", "text")});
  publish(folder,
          {summary_entry("a", "text"), summary_entry("b", "text"), summary_entry("c", "d")});
  publish(folder, {summary_entry("a", "text")});
  const Forgotten done = forget_entry(folder, {"b", "asked by its author", 0});
  BOOST_TEST((done.replaced == std::map<std::uint64_t, std::uint64_t>{{1, 4}, {2, 5}}));
  BOOST_TEST(done.removed.size() == 2u);
  BOOST_TEST(done.left.empty());
  BOOST_TEST(Searcher(folder).generation().number == 3u, "it did not have the entry");
  BOOST_TEST(roll_back(folder).number == 5u);
  BOOST_TEST(roll_back(folder).number == 4u);
  for (const GenerationStatus& status : list_generations(folder)) {
    BOOST_TEST(!Searcher(folder, status.generation.number).find("b").has_value());
    BOOST_TEST(verify_generation(folder, status.generation.number).faults.empty());
  }
  const Publication line = read_history(folder).publications.at(3);
  BOOST_TEST(line.reason == "asked by its author");
  BOOST_TEST(line.id_sha256 == "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d");
  BOOST_CHECK_EXCEPTION(forget_entry(folder, {"b", "", 0}), IndexError,
                        saying("no generation has"));
}

BOOST_AUTO_TEST_CASE(a_forgotten_entry_stays_as_long_as_somebody_reads_its_generation) {
  const ScratchFolder scratch;
  const std::string folder = scratch / "index";
  publish(folder, {summary_entry("a", "text"), summary_entry("b", "text")});
  {
    const Searcher reader(folder, 1);
    BOOST_TEST(forget_entry(folder, {"b", "", 0}).left.size() == 1u);
    BOOST_TEST(reader.find("b").has_value());
  }
  BOOST_TEST(forget_entry(folder, {"b", "", 0}).removed.size() == 1u,
             "once more, nobody reads it now");
  BOOST_TEST(list_generations(folder).size() == 1u);
}

BOOST_AUTO_TEST_CASE(what_no_searcher_opens_is_not_listed_as_sound) {
  const Versions versions(1);
  // A manifest that is sound in itself, and does not name a file that every generation has.
  Manifest manifest = read_manifest(generation_folder(versions.path(), 1));
  manifest.files.erase("crosswalk.json");
  const std::string text = to_json_text(manifest);
  const std::string name = generation_name(1, manifest_from_json(text).own_digest);
  const std::string folder = versions.path() + "/generations/" + name;
  fs::rename(generation_folder(versions.path(), 1), folder);
  std::ofstream(folder + '/' + Manifest::kFileName) << text;
  const GenerationStatus status = list_generations(versions.path()).at(0);
  BOOST_TEST(status.fault == "it has no crosswalk.json");
  BOOST_CHECK_THROW(publish_generation(versions.path(), 1), IndexError);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test

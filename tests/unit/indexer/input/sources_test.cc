#include "indexer/input/sources.h"

#include <pprsearch/error.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "base/strings.h"
#include "indexer/input/exclusions.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_sources.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(sources)

namespace {

// "b/one.md=markdown …": the files found, by their path within `folder`.
std::string found(const ScratchFolder& folder, const std::vector<std::string>& sources,
                  const SourceForm* forced = nullptr) {
  std::string text;
  for (const SourceFile& file : find_files(sources, forced)) {
    const auto path = std::filesystem::relative(file.path, folder / ".");
    text += path.string() + "=" + std::string(file.form->name) + " ";
  }
  return text;
}

std::string message_of(const std::string& source) {
  try {
    find_files({source});
    return "accepted";
  } catch (const Error& error) {
    return error.what();
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_a_pattern_fits_is_left_out_of_a_folder) {
  const ScratchFolder folder;
  for (const char* name : {"a.md", "draft-a.md", "old/b.md", "old/deep/c.md", "new/old/d.md"}) {
    folder.write(name, "");
  }
  const struct {
    std::vector<std::string> excluded;
    const char* found;
  } kRows[] = {
      {{}, "a.md draft-a.md new/old/d.md old/b.md old/deep/c.md "},
      {{"draft*"}, "a.md new/old/d.md old/b.md old/deep/c.md "},
      {{"old"}, "a.md draft-a.md "},
      {{"old/*"}, "a.md draft-a.md new/old/d.md "},
      {{"old/"}, "a.md draft-a.md "},
      {{"new/old/"}, "a.md draft-a.md old/b.md old/deep/c.md "},
      {{"a.md/"}, "a.md draft-a.md new/old/d.md old/b.md old/deep/c.md "},
      {{"?.md", "deep"}, "draft-a.md "},
      {{"*"}, ""},
  };
  for (const auto& row : kRows) {
    std::string left;
    for (const SourceFile& file : find_files({folder / "."}, nullptr, row.excluded)) {
      left += std::filesystem::relative(file.path, folder / ".").string() + ' ';
    }
    BOOST_TEST(left == row.found);
  }
  // A file that is named itself is read whatever it is called.
  BOOST_TEST(find_files({folder / "draft-a.md"}, nullptr, {"draft*"}).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_pattern_that_fits_nothing_is_named) {
  const ScratchFolder folder;
  for (const char* name : {"a.md", "draft-a.md", "old/draft-b.md"}) folder.write(name, "");
  std::vector<std::string> unused;
  find_files({folder / "."}, nullptr, {"draft*", "*-a.md", "old/", "new/", "old"}, false, &unused);
  BOOST_TEST(unused == std::vector<std::string>{"new/"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_pattern_that_can_fit_nothing_has_a_fault) {
  for (const char* pattern : {"", "/", "[", "a[", "[]", "[!]", "[a", "[[:alpha:]", "a\\", "[\\]"}) {
    BOOST_TEST(!fault_of_pattern(pattern).empty(), pattern);
  }
  for (const char* pattern :
       {"a", "a/", "[a]", "[]]", "[!]]", "[^a-z]*", "[[:alpha:]]", "a]", "\\[", "[\\]]", "[[]"}) {
    BOOST_TEST(fault_of_pattern(pattern) == "", pattern);
  }
}

// Which form a text is of, tests/unit/formats/registry_test.cc has in full.
BOOST_AUTO_TEST_CASE(a_form_is_told_by_a_files_name_and_text) {
  const ScratchFolder folder;
  const struct {
    const char* name;
    std::string text;
    const char* form;
  } kRows[] = {
      {"entry.md", "", "markdown"},
      {"page", kPage, "blog"},
      {"bom.txt", "\xEF\xBB\xBF" + kRis, "ris"},
      {"wrong.ris", kNbib, "nbib"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.name) {
      const std::string file = folder.write(row.name, row.text);
      BOOST_TEST(found(folder, {file}) == std::string(row.name) + "=" + row.form + " ");
    }
  }
}

BOOST_AUTO_TEST_CASE(book_records_of_pubmed_in_a_folder_are_read) {
  const ScratchFolder folder;
  folder.write("in/set.xml",
               "<BookDocumentSet><BookDocument><PMID>1</PMID><Book><BookTitle>Sleep</BookTitle>"
               "</Book></BookDocument></BookDocumentSet>");
  folder.write("in/single.xml",
               "<BookDocument><PMID>2</PMID><Book><BookTitle>Dreams</BookTitle></Book>"
               "</BookDocument>");
  std::string titles;
  read_files(find_files({folder / "in"}),
             [&](Record&& record) { titles += record.entry.title + record.rejection + "\n"; });
  BOOST_TEST(titles == "Sleep\nDreams\n");
}

BOOST_AUTO_TEST_CASE(links_in_a_circle_or_to_nowhere_are_passed_over) {
  const ScratchFolder folder;
  folder.write("a.md", "---\ntitle: Sleep\n---\n");
  std::filesystem::create_symlink("there", folder / "here");
  std::filesystem::create_symlink("here", folder / "there");
  std::filesystem::create_symlink("round.md", folder / "round.md");
  std::filesystem::create_symlink("nowhere", folder / "nowhere.md");
  std::filesystem::create_symlink(".", folder / "self");
  const std::vector<SourceFile> files = find_files({folder / "."});
  BOOST_TEST_REQUIRE(files.size() == 1U);
  BOOST_TEST(files[0].path.ends_with("/a.md"));
}

BOOST_AUTO_TEST_CASE(a_folder_stands_for_the_files_below_it_in_byte_order) {
  const ScratchFolder folder;
  for (const char* name :
       {"b.md", "a.md", "B.jsonl", "a/z.md", "README.md", "a/README.md", "taxonomy.yaml",
        "thesaurus.yaml", "notes.pdf", "x.json", ".hidden.md", ".git/entry.md", "a/é.md"}) {
    folder.write(name, "");
  }
  folder.write("page.txt", kPage);
  folder.write("prose.txt", "Words of no form.\n");
  BOOST_TEST(found(folder, {folder / "."}) ==
             "B.jsonl=jsonl a.md=markdown a/z.md=markdown a/é.md=markdown b.md=markdown "
             "page.txt=blog ");
}

BOOST_AUTO_TEST_CASE(sources_keep_the_order_given) {
  const ScratchFolder folder;
  const std::string b = folder.write("b.md", "");
  const std::string readme = folder.write("README.md", "");
  folder.write("a/one.md", "");
  BOOST_TEST(found(folder, {b, readme, folder / "a"}) ==
             "b.md=markdown README.md=markdown a/one.md=markdown ");
}

BOOST_AUTO_TEST_CASE(a_forced_form_takes_any_file_named_but_only_its_own_from_folders) {
  const ScratchFolder folder;
  const std::string odd = folder.write("odd.dat", "");
  folder.write("in/a.md", "");
  folder.write("in/prose.txt", "Words of no form.\n");
  folder.write("in/dump.jsonl", "");
  BOOST_TEST(found(folder, {odd, folder / "in"}, find_form("blog")) ==
             "odd.dat=blog in/prose.txt=blog ");
  BOOST_TEST(found(folder, {odd, folder / "in"}, find_form("jsonl")) ==
             "odd.dat=jsonl in/dump.jsonl=jsonl ");
}

BOOST_AUTO_TEST_CASE(json_of_other_programs_is_no_source) {
  const ScratchFolder folder;
  folder.write("in/a.md", kMarkdown);
  const struct {
    const char* name;
    std::string text;
  } kRows[] = {
      {"package.json",
       "{\n  \"name\": \"site\",\n  \"type\": \"module\",\n  \"author\": \"A. Lee\",\n"
       "  \"scripts\": {\"title\": \"no title of its own\"}\n}\n"},
      {"composer.json", "{\n  \"name\": \"a/b\",\n  \"require\": {}\n}\n"},
      {"map.geojson.json",
       "{\"type\": \"FeatureCollection\",\n \"features\": [{\"id\": 1, \"title\": \"x\"}]}\n"},
      {"map.min.json", "{\"type\":\"FeatureCollection\",\"features\":[{\"title\":\"x\"}]}"},
      {"schema.json", "{\n \"$schema\": \"x\",\n \"title\": \"Site\",\n \"type\": \"object\"\n}\n"},
      {"tsconfig.json", "{\n  // of a compiler\n  \"compilerOptions\": {},\n}\n"},
      {"lock.json", "{\n  \"packages\": [" + std::string(70000, ' ') + "]\n}\n"},
      {"empty.json", "{}\n"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.name) {
      const std::string file = folder.write("in/" + std::string(row.name), row.text);
      BOOST_TEST(found(folder, {folder / "in"}) == "in/a.md=markdown ");
      BOOST_TEST(message_of(file) ==
                 "cannot tell the form (" + join(form_names(), ", ") + ") of: " + file);
      BOOST_TEST(found(folder, {file}, find_form("jsonl")) ==
                 "in/" + std::string(row.name) + "=jsonl ");
    }
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_a_source_is_named) {
  const ScratchFolder folder;
  const std::string missing = folder / "missing.md";
  BOOST_TEST(message_of(missing) == "cannot open: No such file or directory: " + missing);
  for (const char* name : {"prose.txt", "empty.txt", "taxonomy.yaml"}) {
    const std::string file = folder.write(name, name[0] == 'e' ? "" : "Words: of no form.\n");
    BOOST_TEST(message_of(file) ==
               "cannot tell the form (" + join(form_names(), ", ") + ") of: " + file);
  }
}

BOOST_AUTO_TEST_CASE(a_table_whose_columns_the_user_says_is_one) {
  const ScratchFolder folder;
  const std::string table = "Titel;Verfasser;Erschienen\nHope;Roe, R.;2020\n";
  const auto forms = [&](const std::string& path) {
    std::string names;
    for (const SourceFile& file : find_files({path}, nullptr, {}, true)) {
      names += std::string(file.form->name) + ' ';
    }
    return names;
  };
  const std::string told =
      "; a table is read with --from csv, and --columns FILE says what "
      "columns of other names are";
  for (const char* name : {"in/a.csv", "in/b.TSV"}) {
    const std::string file = folder.write(name, table);
    BOOST_TEST(forms(file) == "csv ");
    BOOST_TEST(message_of(file) ==
               "cannot tell the form (" + join(form_names(), ", ") + ") of: " + file + told);
  }
  BOOST_TEST(forms(folder / "in") == "csv csv ");
  BOOST_CHECK_EXCEPTION(forms(folder.write("c.dat", table)), Error, [&](const Error& error) {
    return std::string(error.what()).ends_with("c.dat" + told);
  });
}

BOOST_AUTO_TEST_CASE(every_file_is_read_by_the_reader_of_its_form) {
  const ScratchFolder folder;
  folder.write("a.md", kMarkdown);
  folder.write("b.jsonl", kJsonLine + kJsonLine);
  folder.write("c.txt", kPage);
  std::string titles;
  read_files(find_files({folder / "."}), [&](Record&& record) {
    titles += std::filesystem::path(record.file).filename().string() + ":" +
              std::to_string(record.line) + " " + record.entry.title + record.rejection + "\n";
  });
  BOOST_TEST(titles ==
             "a.md:1 Sleep\nb.jsonl:1 Sleep\nb.jsonl:2 Sleep\nc.txt:3 Sleep Comes First\n");
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_read_stops_the_reading) {
  const ScratchFolder folder;
  const auto ignore = [](Record&&) {};
  const std::string gone = folder / "gone.md";
  BOOST_CHECK_EXCEPTION(
      read_files({{gone, find_form("markdown")}}, ignore), Error,
      [&](const Error& error) { return std::string(error.what()).ends_with(": " + gone); });
  const std::string no_file = folder / ".";
  BOOST_CHECK_EXCEPTION(
      read_files({{no_file, find_form("jsonl")}}, ignore), Error, [&](const Error& error) {
        return std::string(error.what()) == "cannot read: Is a directory: " + no_file;
      });
}

BOOST_AUTO_TEST_CASE(standard_input_needs_a_form_that_is_named) {
  BOOST_TEST(message_of("-") == "standard input: name its form with --from");
  BOOST_TEST(find_files({"-"}, find_form("ris")).front().path == "-");
}

BOOST_AUTO_TEST_CASE(what_was_done_to_the_encoding_is_told_of_the_records_it_was_done_to) {
  const ScratchFolder folder;
  folder.write("a.ris",
               "TY  - JOUR\nTI  - Plain\nER  - \nTY  - JOUR\nTI  - M\xFC"
               "de\nER  - \n"
               "TY  - JOUR\nTI  - Plain again\nER  - \n");
  std::string told;
  read_files(find_files({folder / "."}), [&](Record&& record) {
    told += record.entry.title + ": ";
    for (const std::string& repair : record.repairs) told += repair;
    told += "\n";
  });
  BOOST_TEST(told == "Plain: \nMüde: what is no UTF-8 was read as Windows-1252\nPlain again: \n");
}

BOOST_AUTO_TEST_CASE(vocabularies_lie_beside_or_above_the_sources) {
  const ScratchFolder folder;
  const std::string entry = folder.write("corpus/entries/2021/05/one.md", kMarkdown);
  const std::string deep = folder.write("corpus/entries/2021/05/x/two.md", kMarkdown);
  const std::string other = folder.write("other/three.md", kMarkdown);
  const std::string taxonomy = folder.write("corpus/taxonomy.yaml", "");
  const std::string nearer = folder.write("corpus/entries/thesaurus.yaml", "");
  folder.write("corpus/thesaurus.yaml", "");
  const struct {
    std::vector<std::string> sources;
    const char* name;
    std::string expected;
  } kRows[] = {
      {{folder / "corpus"}, "taxonomy.yaml", taxonomy},
      {{folder / "corpus/"}, "taxonomy.yaml", taxonomy},
      {{folder / "corpus/entries"}, "taxonomy.yaml", taxonomy},
      {{folder / "corpus/entries/"}, "taxonomy.yaml", taxonomy},
      {{entry}, "taxonomy.yaml", taxonomy},
      {{entry}, "thesaurus.yaml", nearer},
      {{deep}, "taxonomy.yaml", "none"},
      {{other, entry}, "taxonomy.yaml", taxonomy},
      {{other}, "no-such-vocabulary.yaml", "none"},
      {{}, "taxonomy.yaml", "none"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT((row.sources.empty() ? "no source" : row.sources.front())
                       << " for " << row.name) {
      BOOST_TEST(find_beside(row.sources, row.name).value_or("none") == row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_index_has_one_vocabulary_of_a_kind) {
  const ScratchFolder folder;
  const std::string sleep = folder.write("sleep/taxonomy.yaml", "");
  const std::string grief = folder.write("grief/taxonomy.yaml", "topics: []");
  folder.write("dreams/taxonomy.yaml", "");
  BOOST_TEST(find_beside({folder / "sleep", folder / "dreams"}, "taxonomy.yaml").value() == sleep);
  BOOST_CHECK_EXCEPTION(find_beside({folder / "sleep", folder / "grief"}, "taxonomy.yaml"), Error,
                        [&](const Error& error) {
                          return std::string(error.what())
                              .starts_with(
                                  "taxonomy.yaml: two sources have different "
                                  "ones, " +
                                  sleep + " and " + grief);
                        });
}

BOOST_AUTO_TEST_SUITE_END()

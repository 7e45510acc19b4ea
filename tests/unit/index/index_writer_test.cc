// From entries to a published generation: what a document holds, what is kept,
// and what happens when something goes wrong.
#include <pprsearch/error.h>
#include <pprsearch/index_writer.h>
#include <pprsearch/searcher.h>
#include <xapian.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "index/generation/index_folder.h"
#include "index/generation/manifest.h"
#include "index/index_reader.h"
#include "index/layout.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(index_writer)

namespace {

namespace fs = std::filesystem;

/// The terms of an index of one entry, a line each, with how often it has them.
std::string terms_in(const std::string& folder) {
  const Xapian::Database database(folder);
  std::string text;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    text += *term + ' ' + std::to_string(database.get_collection_freq(*term)) + '\n';
  }
  return text;
}

/// Where the words of one field stand in an index of one entry: "jr 2, the 1003".
std::string positions_in(const std::string& folder, Field field) {
  const auto reader = IndexReader::open(folder);
  const IndexReader::Session session = reader->session();
  std::string text;
  for (Dictionary::Number number = 0; number < reader->dictionary().size(); ++number) {
    const std::string word(reader->dictionary().word(number));
    const auto postings = session.postings(field, word);
    if (postings->empty()) continue;
    text += (text.empty() ? "" : ", ") + word;
    const auto positions = session.positions(field, word, *postings);
    for (const std::uint32_t at : positions.of(0)) {
      text += ' ' + std::to_string(at);
    }
  }
  return text;
}

Entry whole_entry() {
  Entry entry = summary_entry("2020-11-a", "Alliance, the alliance.");
  entry.title = "Self-Doubt";
  entry.practice_implications = "Ask patients";
  entry.topics = {"client-factors"};
  entry.research_types = {"Meta-Analysis"};
  entry.citation.emplace();
  entry.citation->raw = "Doe (2020)";
  entry.citation->doi = "10.1002/cpp.2521";
  entry.citation->container_title = "Psychotherapy";
  entry.citation->authors = {{"Flückiger", "C.", "", "Jr."}, {"", "", "The Group", ""}};
  return entry;
}

WriterOptions with_taxonomy() {
  WriterOptions options;
  options.taxonomy.topics = {{"client-factors", "Client Factors", {"Patients"}}};
  return options;
}

std::string ids_by_number(const std::string& folder) {
  const auto reader = IndexReader::open(folder);
  std::string text;
  for (EntryNumber entry = 0; entry < reader->columns().size(); ++entry) {
    text += std::string(reader->columns().id(entry)) + ' ';
  }
  return text;
}

std::string generations_in(const std::string& folder) {
  std::string text;
  for (const std::string& name : IndexFolder(folder).generations()) {
    text += (text.empty() ? "" : " ") + std::to_string(number_of(name).value());
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_a_document_holds) {
  const SmallIndex index({whole_entry()}, with_taxonomy());
  BOOST_TEST(terms_in(index.path()) ==
             "Ac 1\n"
             "Afluckiger 1\n"
             "Agroup 1\n"
             "Ajr 1\n"
             "Athe 1\n"
             "Kclient factors 0\n"  // keywords and identifiers are no words of the text
             "Q2020-11-a 0\n"
             "Sdoubt 1\n"
             "Sself 1\n"
             "XC2020 1\n"
             "XCdoe 1\n"
             "XD10.1002/cpp.2521 0\n"
             "XIask 1\n"
             "XIpatients 1\n"
             "XJpsychotherapy 1\n"
             "XKmeta analysis 0\n"
             "XSalliance 2\n"
             "XSthe 1\n"
             "XTclient 1\n"
             "XTfactors 1\n"
             "XUflueckiger fluckiger 0\n");  // how a word with an umlaut may be typed
  BOOST_TEST(positions_in(index.path(), Field::summary) == "alliance 0 2, the 1");
  // The second author begins 1000 positions after the first.
  BOOST_TEST(positions_in(index.path(), Field::author) ==
             "c 1, fluckiger 0, group 1004, jr 2, the 1003");
}

BOOST_AUTO_TEST_CASE(without_a_printed_line_the_articles_title_is_the_citation) {
  struct Row {
    const char* title;
    const char* article;
    const char* word;
    bool found;
  };
  for (const Row& row : {Row{"Alliance", "Rupture and repair", "XCrupture", true},
                         {"Alliance", "Alliance", "XCalliance", false}}) {
    Entry entry = summary_entry("a", "text");
    entry.title = row.title;
    entry.citation.emplace();
    entry.citation->title = row.article;
    const SmallIndex index({entry});
    BOOST_TEST(Xapian::Database(index.path()).term_exists(row.word) == row.found,
               row.word << " for the title " << row.title << " of the article " << row.article);
  }
}

// kPositionGap: "so far apart that no phrase spans two".
BOOST_AUTO_TEST_CASE(no_phrase_runs_from_one_author_into_the_next) {
  Entry entry = summary_entry("a", "text");
  entry.citation.emplace();
  entry.citation->authors = {{"Muran", "Jay", "", ""}, {"Safran", "Jeremy", "", ""}};
  const SmallIndex index({entry});
  const Searcher searcher(index.path());
  struct Row {
    const char* query;
    std::size_t total;
  };
  for (const Row& row : {Row{"author:\"muran jay\"", 1},
                         {"author:\"jay safran\"", 0},
                         {"author:\"jay safran\"~5", 0},
                         {"author:\"jay safran\"~99", 0},
                         {"author:\"jay safran\"~101", 0},
                         {"author:\"jay safran\"~1000", 0}}) {
    BOOST_TEST(searcher.search(row.query).total == row.total, row.query);
  }
}

BOOST_AUTO_TEST_CASE(topics_are_stored_by_their_slug) {
  Entry entry = summary_entry("a", "text");
  entry.topics = {"Client Factors"};
  const SmallIndex index({entry}, with_taxonomy());
  BOOST_TEST(Searcher(index.path()).find("a")->topics.at(0) == "client-factors");
  entry.topics = {"patients"};
  const SmallIndex by_alias({entry}, with_taxonomy());
  BOOST_TEST(Searcher(by_alias.path()).find("a")->topics.at(0) == "client-factors");
}

BOOST_AUTO_TEST_CASE(an_entry_comes_out_as_it_went_in) {
  const SmallIndex index({whole_entry()}, with_taxonomy());
  const auto found = Searcher(index.path()).find("2020-11-a");
  BOOST_REQUIRE(found.has_value());
  BOOST_TEST((*found == whole_entry()), "the entry found is not the one added");
}

BOOST_AUTO_TEST_CASE(of_two_entries_of_one_id_the_first_stays) {
  const ScratchFolder scratch;
  IndexWriter writer(scratch / "index");
  BOOST_TEST(writer.add(summary_entry("a", "first")));
  BOOST_TEST(!writer.add(summary_entry("a", "second")));
  BOOST_TEST(writer.publish().entries == 1u);
  BOOST_TEST(Searcher(scratch / "index").find("a")->summary == "first");
}

BOOST_AUTO_TEST_CASE(a_refused_entry_costs_nothing_but_itself) {
  const ScratchFolder scratch;
  IndexWriter writer(scratch / "index", with_taxonomy());
  writer.add(summary_entry("a", "text"));
  Entry unknown_topic = summary_entry("b", "text");
  unknown_topic.topics = {"astrology"};
  BOOST_CHECK_EXCEPTION(writer.add(unknown_topic), EntryError, [](const EntryError& error) {
    return error.entry() == "b" && error.field() == "topics";
  });
  BOOST_CHECK_THROW(writer.add(summary_entry("", "text")), EntryError);
  BOOST_CHECK_THROW(writer.add(summary_entry("c", "")), EntryError);
  BOOST_TEST(writer.add(summary_entry("b", "now it is well")), "a refused id may come again");
  BOOST_TEST(writer.publish().entries == 2u);
}

BOOST_AUTO_TEST_CASE(an_index_may_be_empty) {
  const SmallIndex index({});
  const Searcher searcher(index.path());
  BOOST_TEST(searcher.generation().entries == 0u);
  SearchOptions options;
  options.facets = {{FacetField::topic}, {FacetField::year}};
  for (const char* query : {"", "*", "alliance", "NOT alliance", "\"the alliance\"", "al*",
                            "year:2020", "missing:doi"}) {
    const SearchResult result = searcher.search(query, options);
    BOOST_TEST(result.total == 0u, "query [" << query << ']');
    BOOST_TEST(result.facets.at(0).values.empty());
  }
}

BOOST_AUTO_TEST_CASE(batches_keep_the_order_of_entries) {
  constexpr int kEntries = 2500;  // a batch has a thousand
  std::vector<Entry> entries;
  std::string ids;
  for (int i = 0; i < kEntries; ++i) {
    const std::string id = "entry-" + std::to_string(i * 7919 % kEntries);
    entries.push_back(summary_entry(id, "alliance number" + std::to_string(i)));
    ids += id + ' ';
  }
  const SmallIndex index(entries);
  BOOST_TEST(ids_by_number(index.path()) == ids);
  const Searcher searcher(index.path());
  BOOST_TEST(searcher.search("alliance").total == static_cast<std::size_t>(kEntries));
  for (const int i : {0, 999, 1000, 1001, 2499}) {
    const SearchResult result = searcher.search("number" + std::to_string(i));
    BOOST_REQUIRE(result.total == 1u);
    BOOST_TEST(result.hits[0].id == entries[static_cast<std::size_t>(i)].id);
  }
}

BOOST_AUTO_TEST_CASE(the_digest_depends_on_the_entries_alone) {
  const Entry a = summary_entry("a", "one");
  const Entry b = summary_entry("b", "two");
  const ScratchFolder scratch;
  const Generation first = publish(scratch / "index", {a, b});
  const Generation turned = publish(scratch / "other", {b, a});
  BOOST_TEST(turned.digest == first.digest, "the order of entries changes the digest");
  BOOST_TEST(publish(scratch / "index", {a}).digest != first.digest);
  BOOST_TEST(publish(scratch / "index", {a, summary_entry("b", "three")}).digest != first.digest);
  BOOST_TEST(publish(scratch / "index", {a, b}).digest == first.digest);
}

BOOST_AUTO_TEST_CASE(the_identity_depends_on_the_vocabularies_too) {
  const Entry a = summary_entry("a", "one");
  const ScratchFolder scratch;
  const Generation first = publish(scratch / "index", {a});
  const Generation again = publish(scratch / "index", {a});
  BOOST_TEST(!first.identity.empty());
  BOOST_TEST(again.identity == first.identity, "the number or the time changes the identity");
  WriterOptions options;
  options.thesaurus.variants.push_back({"one", "single"});
  const Generation other = publish(scratch / "index", {a}, options);
  BOOST_TEST(other.digest == first.digest);
  BOOST_TEST(other.identity != first.identity);
  BOOST_TEST(Searcher(scratch / "index").generation().identity == other.identity);
}

BOOST_AUTO_TEST_CASE(lost_ids_are_those_that_the_published_generation_alone_has) {
  const std::string longest(200, 'q');
  const ScratchFolder scratch;
  const std::string folder = scratch / "index";
  const auto lost = [&](const std::vector<Entry>& entries) {
    IndexWriter writer(folder);
    BOOST_CHECK_THROW(writer.lost_ids(), Error);
    for (const Entry& entry : entries) writer.add(entry);
    writer.finish();
    std::string ids;
    for (const std::string& id : writer.lost_ids()) ids += id + ' ';
    return ids;
  };
  BOOST_TEST(lost({summary_entry("a", "one")}) == "", "nothing is published");
  publish(folder, {summary_entry("b", "two"), summary_entry("A b:c", "one"),
                   summary_entry(longest, "three"), summary_entry("\u00c4", "four")});
  BOOST_TEST(lost({summary_entry("b", "another")}) == "A b:c " + longest + " \u00c4 ");
  BOOST_TEST(lost({summary_entry("b", "two"), summary_entry("A b:c", "one"),
                   summary_entry(longest, "three"), summary_entry("\u00c4", "four"),
                   summary_entry("c", "five")}) == "");
}

BOOST_AUTO_TEST_CASE(generations_are_numbered_and_the_last_ones_kept) {
  const ScratchFolder scratch;
  WriterOptions options;
  options.keep = 2;
  for (std::uint64_t number = 1; number <= 4; ++number) {
    const Generation made =
        publish(scratch / "index", {summary_entry("a", std::to_string(number))}, options);
    BOOST_TEST(made.number == number);
  }
  BOOST_TEST(generations_in(scratch / "index") == "3 4");
}

BOOST_AUTO_TEST_CASE(a_generation_in_use_is_kept_until_its_reader_is_gone) {
  const ScratchFolder scratch;
  const std::string folder = scratch / "index";
  WriterOptions options;
  options.keep = 1;
  publish(folder, {summary_entry("old", "text")}, options);
  {
    const auto reader = IndexReader::open(folder);
    publish(folder, {summary_entry("new", "text")}, options);
    BOOST_TEST(generations_in(folder) == "1 2");
    BOOST_TEST(!reader->is_current());
    BOOST_TEST(reader->session().entry(0).id == "old", "the reader lost its generation");
  }
  publish(folder, {summary_entry("newer", "text")}, options);
  BOOST_TEST(generations_in(folder) == "3");
}

// An old generation may be another user's. What was published stays published.
BOOST_AUTO_TEST_CASE(an_old_generation_that_cannot_be_removed_stays_and_nothing_fails) {
  const ScratchFolder scratch;
  const std::string folder = scratch / "index";
  WriterOptions options;
  options.keep = 1;
  publish(folder, {summary_entry("old", "text")}, options);
  // No file to lock, so that not even root can remove the generation.
  const std::string manifest = generation_folder(folder, 1) + '/' + Manifest::kFileName;
  fs::rename(manifest, manifest + ".moved");
  fs::create_directory(manifest);
  BOOST_CHECK_NO_THROW(publish(folder, {summary_entry("new", "text")}, options));
  BOOST_TEST(Searcher(folder).find("new").has_value());
  BOOST_TEST(generations_in(folder) == "1 2");
  fs::remove(manifest);
  fs::rename(manifest + ".moved", manifest);
  publish(folder, {summary_entry("newer", "text")}, options);
  BOOST_TEST(generations_in(folder) == "3", "the next writer does not try again");
}

BOOST_AUTO_TEST_CASE(nothing_is_seen_of_a_writer_that_does_not_publish) {
  const ScratchFolder scratch;
  const std::string folder = scratch / "index";
  publish(folder, {summary_entry("old", "text")});
  {
    IndexWriter writer(folder);
    writer.add(summary_entry("new", "text"));
    BOOST_TEST(!Searcher(folder).find("new").has_value());
  }
  BOOST_TEST(!Searcher(folder).find("new").has_value());
  BOOST_TEST(generations_in(folder) == "1");
  for (const auto& item : fs::directory_iterator(folder)) {
    BOOST_TEST(!item.path().filename().string().starts_with("build-"), item.path() << " was left");
  }
}

BOOST_AUTO_TEST_CASE(a_publishing_that_fails_leaves_the_old_generation) {
  const ScratchFolder scratch;
  const std::string folder = scratch / "index";
  publish(folder, {summary_entry("old", "text")});
  {
    IndexWriter writer(folder);
    writer.add(summary_entry("new", "text"));
    fs::create_directories(folder + "/XAPIANDB.new/full");  // where the new stub is to be written
    BOOST_CHECK_THROW(writer.publish(), IndexError);
  }
  BOOST_TEST(Searcher(folder).generation().number == 1u);
  BOOST_TEST(Searcher(folder).find("old").has_value());
  fs::remove_all(folder + "/XAPIANDB.new");
  publish(folder, {summary_entry("newer", "text")});
  BOOST_TEST(Searcher(folder).find("newer").has_value(), "the next writer cannot go on");
}

BOOST_AUTO_TEST_CASE(a_build_folder_that_vanishes_is_an_index_error) {
  const ScratchFolder scratch;
  const std::string folder = scratch / "index";
  publish(folder, {summary_entry("old", "text")});
  IndexWriter writer(folder);
  writer.add(summary_entry("new", "text"));
  for (const auto& item : fs::directory_iterator(folder)) {
    if (item.path().filename().string().starts_with("build-")) fs::remove_all(item.path());
  }
  BOOST_CHECK_THROW(writer.publish(), IndexError);
  BOOST_TEST(Searcher(folder).generation().number == 1u);
}

BOOST_AUTO_TEST_CASE(one_writer_at_a_time) {
  const ScratchFolder scratch;
  const IndexWriter writer(scratch / "index");
  BOOST_CHECK_THROW(IndexWriter(scratch / "index"), IndexError);
}

BOOST_AUTO_TEST_CASE(texts_at_the_limits_are_indexed) {
  const std::string id(200, 'i');
  Entry entry = summary_entry(id, std::string(5000, 'x') + " alliance");
  entry.topics = {std::string(200, 't')};
  entry.citation.emplace();
  entry.citation->doi = "10.1000/" + std::string(400, 'd');
  const SmallIndex index({entry});
  const Searcher searcher(index.path());
  BOOST_TEST(searcher.find(id).has_value());
  for (const std::string& query :
       {std::string("alliance"), "id:" + id, "topic:" + entry.topics[0],
        "doi:" + entry.citation->doi, std::string(5000, 'x').substr(0, 4000)}) {
    BOOST_TEST(searcher.search(query).total == 1u, "query [" << query.substr(0, 40) << "...]");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test

// What pprsearch writes about a summary into a reference's notes, read again.
#include "formats/summary_notes.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(summary_notes)

namespace {

/// "title=… published=… …" of what an entry got, and what was told.
std::string taken(const std::vector<std::string>& notes) {
  Record record;
  record.entry.summary = "Abstract.";
  record.entry.summary_kind = "abstract";
  const bool any = take_summary_notes(notes, record);
  const Entry& entry = record.entry;
  std::string text = any ? "" : "none ";
  for (const std::string& member :
       {entry.title, entry.published, entry.url, entry.summary_source, entry.summary,
        entry.practice_implications, entry.summary_kind}) {
    text += member + '|';
  }
  for (const std::string& type : entry.research_types) text += type + ';';
  for (const std::string& repair : record.repairs) text += "\n" + repair;
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(notes_of_our_own_making_are_read_and_others_passed_over) {
  const std::string told = "the abstract was left out, because a note has a summary of the article";
  const std::string useless = "says nothing that can be used and was left out";
  const struct {
    std::vector<std::string> notes;
    std::string taken;
  } kRows[] = {
      {{}, "none ||||Abstract.||abstract|"},
      {{"Read this.", "A Summary of the article: no"}, "none ||||Abstract.||abstract|"},
      {{"Summary of the article:"}, "none ||||Abstract.||abstract|"},
      {{"Type of research: survey", "Type of research: survey"},
       "none ||||Abstract.||abstract|survey;"},
      {{"Title of the summary: A: B", "Summary published: 2021-05"},
       "A: B|2021-05|||Abstract.||abstract|"},
      {{"Address of the summary: https://b.example/", "Source of the summary: The Blog"},
       "||https://b.example/|The Blog|Abstract.||abstract|"},
      {{"Summary of the article: One.\n\nTwo. Practice Implications: Ask."},
       "||||One.\n\nTwo.|Ask.|summary|\n" + told},
      {{"<p>Summary of the article: One.</p>"}, "||||One.||summary|\n" + told},
      {{"Summary of the article: NoPractice Implications: Ask."},
       "||||NoPractice Implications: Ask.||summary|\n" + told},
      {{"Summary published: 2021-25"},
       "||||Abstract.||abstract|\nthe note 'Summary published' " + useless},
      {{"Address of the summary: nowhere"},
       "||||Abstract.||abstract|\nthe note 'Address of the summary' " + useless},
      {{"Type of research: " + std::string(201, 'x')},
       "none ||||Abstract.||abstract|\nthe note 'Type of research' " + useless},
  };
  for (const auto& row : kRows) BOOST_TEST(taken(row.notes) == row.taken);
}

BOOST_AUTO_TEST_CASE(a_summary_is_the_last_of_several_notes_in_one_text) {
  const auto split = [](const char* text, const char* between) {
    std::string notes;
    for (const std::string& note : split_notes(text, between)) notes += '[' + note + ']';
    return notes;
  };
  BOOST_TEST(split("", "\n") == "");
  BOOST_TEST(split("a\nb", "\n") == "[a][b]");
  BOOST_TEST(split("a\n\nb", "\n\n") == "[a][b]");
  BOOST_TEST(split("a\nSummary of the article: b\n\nc\nd", "\n") ==
             "[a][Summary of the article: b\n\nc\nd]");
}

// A number that a blog names need not be the article's.
BOOST_AUTO_TEST_CASE(ours_are_told_from_others) {
  for (const char* note : {"Summary of the article: PMID: 7", " Title of the summary: PMID: 7",
                           "Type of research: x"}) {
    BOOST_TEST(is_summary_note(note), note);
  }
  for (const char* note : {"", "PMID: 7", "My Summary of the article: x"}) {
    BOOST_TEST(!is_summary_note(note), note);
  }
}

BOOST_AUTO_TEST_SUITE_END()

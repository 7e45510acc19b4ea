#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "formats/pubmed_xml/pubmed_xml.h"
#include "formats/wxr/wxr.h"
#include "indexer/input/sources.h"

// Files that other programs wrote, and beside some of them what a second program (Zotero,
// JabRef) makes of them. Where that one gives a field, ours must be the same; every
// difference is listed here, with its reason.

using namespace pprsearch;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(conformance)

namespace {

using Fields = std::map<std::string, std::string>;

struct Difference {
  const char* file;
  std::size_t record;  ///< from 0
  const char* field;
  const char* reason;
};

constexpr const char* kFullJournal =
    "JabRef prefers the abbreviated title (JO), we the full one (JF): it is the facet's value";

constexpr const char* kCapitals =
    "Zotero writes words of the journal's title with capitals; we keep the source's title";

constexpr Difference kKnown[] = {
    {"jabref-MedlineImporterTestArticleItalics.xml", 0, "abstract",
     "JabRef puts powers in brackets, 10(-19)"},
    {"jabref-MedlineImporterTestMathML.xml", 0, "abstract",
     "JabRef makes LaTeX of formulas, we a row of text"},
    {"jabref-MedlineImporterTestPubmedBook.xml", 0, "authors",
     "a group's name, of which this test's reading of BibTeX makes a person's"},
    {"zotero-Endnote_XML-01.xml", 0, "pages",
     "a report's number of pages, which is no place in it"},
    {"zotero-Web_of_Science_Tagged-03.ciw", 0, "pages", "a single page, which Zotero gives twice"},
    {"jabref-RisImporterTest4c.ris", 0, "volume",
     "50(2) is a volume and its issue, which JabRef keeps as the volume"},
    {"zotero-PubMed_XML-01.xml", 0, "journal", kCapitals},
    {"zotero-PubMed_XML-01.xml", 1, "journal", kCapitals},
    {"zotero-PubMed_XML-05.xml", 0, "journal", kCapitals},
    {"zotero-PubMed_XML-07.xml", 0, "pages",
     "Zotero takes the publisher's item number for pages where there are none"},
    {"jabref-RisImporterTest8_date.ris", 0, "journal", kFullJournal},
    {"jabref-RisImporterTestDate1.1.ris", 0, "journal", kFullJournal},
    {"jabref-RisImporterTestDate1.2.ris", 0, "journal", kFullJournal},
    {"jabref-RisImporterTestWithEmptyER.ris", 0, "journal", kFullJournal},
    {"jabref-EndnoteXmlImporterTestLabelAndMultiTitle.xml", 1, "journal",
     "JabRef takes the second title of a book for a book around it; it is its series"},
    {"zotero-MEDLINEnbib-09.nbib", 0, "pages",
     "Zotero takes the publisher's item number for pages where there are none yet"},
    {"zotero-BibTeX-06.bib", 0, "title",
     "an accent without a letter: Zotero makes the sign for 'similar to' of it, we a tilde"},
    {"zotero-BibTeX-19.bib", 0, "title", "Zotero takes the letters TEL for the telephone sign"},
    {"zotero-BibTeX-19.bib", 0, "authors",
     "two backslashes are a line break in TeX; Zotero keeps one of them and an accent's letter"},
};

// ---- What makes no difference: blanks, dashes, a closing stop, brackets of LaTeX ----

std::string with_plain_dashes(std::string text) {
  for (const std::string dash : {"–", "—"}) {
    for (std::size_t at = text.find(dash); at != text.npos; at = text.find(dash)) {
      text.replace(at, dash.size(), "-");
    }
  }
  return text;
}

std::string normal(const std::string& text) {
  std::string result;
  for (const char c : with_plain_dashes(text)) {
    if (c == '{' || c == '}') continue;
    const bool blank = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (blank && (result.empty() || result.back() == ' ')) continue;
    if (c == '-' && result.ends_with('-')) continue;
    result += blank ? ' ' : c;
  }
  while (result.ends_with(' ') || result.ends_with('.')) result.pop_back();
  return result;
}

std::string letters(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '.' || c == ' ' || c == ',') continue;
    result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return result;
}

std::string year_of(const std::string& date) {
  for (std::size_t at = 0; at + 4 <= date.size(); ++at) {
    const std::string digits = date.substr(at, 4);
    if (std::ranges::all_of(digits, [](unsigned char c) { return std::isdigit(c) != 0; })) {
      return digits == "0000" ? "" : digits;
    }
  }
  return {};
}

// ---- Ours, theirs ----

Fields fields_of(const Record& record) {
  const Citation citation = record.entry.citation.value_or(Citation());
  std::string authors;
  for (const Name& name : citation.authors) {
    authors += letters(name.family + name.given + name.suffix + name.literal) + "; ";
  }
  const std::string abstract = record.entry.summary + record.entry.practice_implications;
  return {{"title", normal(record.entry.title)},
          {"authors", authors},
          {"year", citation.issued.year == 0 ? "" : std::to_string(citation.issued.year)},
          {"journal", normal(citation.container_title)},
          {"volume", citation.volume},
          {"issue", citation.issue},
          {"pages", normal(citation.page)},
          {"doi", citation.doi},
          {"abstract", letters(normal(abstract))}};
}

std::string text_of(const nlohmann::json& item, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (item.contains(name) && !item[name].get<std::string>().empty()) return item[name];
  }
  return {};
}

Fields fields_of_zotero(const nlohmann::json& item) {
  std::string authors;
  for (const auto& creator : item["creators"]) {
    const std::string role = creator.value("creatorType", "");
    if (role != "author" && role != "inventor") continue;
    authors += letters(creator.value("lastName", "") + creator.value("firstName", "") +
                       creator.value("name", "")) +
               "; ";
  }
  return {{"title", normal(text_of(item, {"title"}))},
          {"authors", authors},
          {"year", year_of(text_of(item, {"date", "issueDate"}))},
          {"journal", normal(text_of(item, {"publicationTitle", "bookTitle", "proceedingsTitle"}))},
          {"volume", text_of(item, {"volume"})},
          {"issue", text_of(item, {"issue"})},
          {"pages", normal(text_of(item, {"pages"}))},
          {"doi", bare_doi(text_of(item, {"DOI"}))},
          {"abstract", letters(normal(text_of(item, {"abstractNote"})))}};
}

// "Family, Given and Other, Given", "Given Family and …"
std::string authors_of_bibtex(std::string names) {
  std::string authors;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(" and "), names.size());
    std::string name = names.substr(0, end);
    names.erase(0, std::min(end + 5, names.size()));
    const std::size_t space = name.rfind(' ');
    if (name.find(',') == name.npos && space != name.npos) {
      name = name.substr(space + 1) + name.substr(0, space);
    }
    authors += letters(name) + "; ";
  }
  return authors;
}

// The value in braces that begins at `open`.
std::string braced(const std::string& text, std::size_t open) {
  int depth = 0;
  std::size_t at = open;
  do {
    depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
  } while (depth > 0 && ++at < text.size());
  return text.substr(open + 1, at - open - 1);
}

// Entries as JabRef's tests have them: a member a line, values in braces.
std::vector<Fields> fields_of_bibtex(const std::string& text) {
  std::vector<Fields> entries;
  std::size_t at = 0;
  for (std::size_t end = 0; at < text.size(); at = end + 1) {
    end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    if (line.starts_with('@')) entries.emplace_back();
    const std::size_t equals = line.find('=');
    if (entries.empty() || line.starts_with('@') || equals == line.npos) continue;
    std::string name = letters(line.substr(0, equals));
    name.erase(std::remove_if(name.begin(), name.end(), [](char c) { return c == '\t'; }),
               name.end());
    const std::size_t open = line.find('{', equals);
    if (open == line.npos) continue;
    const std::string value = braced(text, at + open);
    end = std::max(end, text.find('\n', at + open + value.size()));
    entries.back()[name] = value;
  }
  for (Fields& entry : entries) {
    const std::string journal = entry["journal"].empty() ? entry["booktitle"] : entry["journal"];
    entry = Fields{{"title", normal(entry["title"])},
                   {"authors", authors_of_bibtex(entry["author"])},
                   {"year", entry["year"]},
                   {"journal", normal(journal)},
                   {"volume", entry["volume"]},
                   {"issue", entry["number"]},
                   {"pages", normal(entry["pages"])},
                   {"doi", bare_doi(entry["doi"])},
                   {"abstract", letters(normal(entry["abstract"]))}};
  }
  return entries;
}

std::vector<Fields> expected_of(const fs::path& file) {
  fs::path beside = file;
  std::vector<Fields> entries;
  if (std::ifstream zotero(beside.replace_extension(".expected-zotero-items.json")); zotero) {
    for (const auto& item : nlohmann::json::parse(zotero))
      entries.push_back(fields_of_zotero(item));
  }
  beside = file;
  if (std::ifstream jabref(beside.replace_extension(".expected.bib")); jabref) {
    std::ostringstream text;
    text << jabref.rdbuf();
    entries = fields_of_bibtex(text.str());
  }
  return entries;
}

std::vector<Fields> ours_of(const fs::path& file, const SourceForm* form) {
  std::vector<Fields> entries;
  const RecordSink sink = [&](Record&& record) { entries.push_back(fields_of(record)); };
  if (form->name == "pubmed-xml") {
    std::ifstream in(file, std::ios::binary);
    read_pubmed_xml(in, file.string(), sink);
  } else {
    read_files({{file.string(), form}}, sink);
  }
  return entries;
}

// ---- Comparing ----

class Comparison {
 public:
  void compare(const fs::path& file, const SourceForm* form) {
    const std::vector<Fields> ours = ours_of(file, form);
    const std::vector<Fields> theirs = expected_of(file);
    for (std::size_t record = 0; record < theirs.size(); ++record) {
      for (const auto& [field, value] : theirs[record]) {
        if (value.empty()) continue;
        ++compared_;
        const std::string own = record < ours.size() ? ours[record].at(field) : "(no record)";
        if (own == value) {
          ++equal_;
        } else {
          check_known(file.filename().string(), record, field, own + "\n   theirs: " + value);
        }
      }
    }
  }

  double percent() const {
    return 100.0 * static_cast<double>(equal_) / static_cast<double>(compared_);
  }
  std::size_t compared() const { return compared_; }
  std::size_t equal() const { return equal_; }

 private:
  void check_known(const std::string& file, std::size_t record, const std::string& field,
                   const std::string& values) {
    const auto known = std::ranges::find_if(kKnown, [&](const Difference& difference) {
      return difference.file == file && difference.record == record && difference.field == field;
    });
    BOOST_TEST((known != std::end(kKnown)),
               file << " record " << record << ": " << field << "\n   ours:   " << values);
  }

  std::size_t compared_ = 0;
  std::size_t equal_ = 0;
};

/// The files of a folder, which is named as their form is or as `name` is.
void compare_folder(const char* folder, double least, const char* name = nullptr) {
  const SourceForm* form = find_form(name == nullptr ? folder : name);
  BOOST_REQUIRE(form != nullptr);
  const fs::path path = fs::path(PPRSEARCH_SHARED_DATA) / "formats" / folder;
  if (!fs::is_directory(path)) {
    BOOST_TEST_MESSAGE("skipped: there is no " << path);
    return;
  }
  Comparison comparison;
  std::set<fs::path> files;
  for (const auto& item : fs::directory_iterator(path)) files.insert(item.path());
  for (const fs::path& file : files) {
    if (file.filename().string().find(".expected") == std::string::npos) {
      comparison.compare(file, form);
    }
  }
  std::cout << folder << ": " << comparison.equal() << " of " << comparison.compared()
            << " fields as the other program reads them (" << comparison.percent() << " %)\n";
  BOOST_TEST(comparison.percent() >= least);
}

}  // namespace

BOOST_AUTO_TEST_CASE(ris_files_of_other_programs) { compare_folder("ris", 94); }

BOOST_AUTO_TEST_CASE(medline_files_of_other_programs) { compare_folder("nbib", 98); }

BOOST_AUTO_TEST_CASE(pubmed_xml_files_of_other_programs) { compare_folder("pubmed-xml", 88); }

// No other program's reading is beside these: each is read, and what it has is an entry.
BOOST_AUTO_TEST_CASE(wordpress_exports_of_other_sites) {
  const fs::path path = fs::path(PPRSEARCH_SHARED_DATA) / "formats" / "wxr";
  if (!fs::is_directory(path)) {
    BOOST_TEST_MESSAGE("skipped: there is no " << path);
    return;
  }
  std::size_t posts = 0;
  for (const auto& item : fs::directory_iterator(path)) {
    std::ifstream in(item.path(), std::ios::binary);
    read_wxr(in, item.path().string(), [&](Record&& record) {
      if (!record.passed_over.empty()) return;
      BOOST_TEST_CONTEXT(item.path() << ":" << record.line) {
        // One file has a wrong end tag, on purpose.
        const bool broken = item.path().filename() == "malformed.xml";
        BOOST_TEST(record.rejection.empty() != broken, record.rejection);
        if (!broken) BOOST_CHECK_NO_THROW(validate(record.entry));
      }
      ++posts;
    });
  }
  std::cout << "wxr: " << posts << " records\n";
  BOOST_TEST(posts >= 60U);
}

BOOST_AUTO_TEST_CASE(endnote_xml_files_of_other_programs) { compare_folder("endnote-xml", 95); }

BOOST_AUTO_TEST_CASE(web_of_science_files_of_other_programs) {
  compare_folder("wos-tagged", 95, "wos");
}

BOOST_AUTO_TEST_CASE(bibtex_files_of_other_programs) { compare_folder("bibtex", 94); }

BOOST_AUTO_TEST_SUITE_END()

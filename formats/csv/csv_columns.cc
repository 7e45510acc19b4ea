#include "formats/csv/csv_columns.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/strings.h"

// Names of columns as programs write them, in plain words: PubMed, Covidence, Rayyan, Zotero,
// Scopus, Springer, Lens, Dimensions, Embase, EBSCO, OpenAlex, RefWorks, Google Scholar, Web of
// Science (tags of two letters), and what people call columns in Excel.

namespace pprsearch {
namespace {

struct ColumnName {
  std::string_view name;
  std::string_view meaning;
};

constexpr auto kNames = std::to_array<ColumnName>({
    {"id", "id"},
    {"key", "id"},
    {"record id", "id"},
    {"record number", "id"},
    {"citation key", "id"},
    {"citekey", "id"},
    {"covidence", "id"},
    {"lens id", "id"},
    {"embase accession id", "id"},
    {"reference id", "id"},
    {"ut", "id"},
    {"ut unique wos id", "id"},
    {"title", "title"},
    {"article title", "title"},
    {"document title", "title"},
    {"item title", "title"},
    {"paper title", "title"},
    {"primary title", "title"},
    {"title primary", "title"},
    {"title of article", "title"},
    {"ti", "title"},
    {"authors", "authors"},
    {"author", "authors"},
    {"author s", "authors"},
    {"author names", "authors"},
    {"authors names", "authors"},
    {"author list", "authors"},
    {"au", "authors"},
    {"authors primary", "authors"},
    {"authorships raw author name", "authors"},
    {"authorships author display name", "authors"},
    {"author full names", "full authors"},
    {"author full name", "full authors"},
    {"af", "full authors"},
    {"book authors", "book authors"},
    {"group authors", "bodies"},
    {"group author", "bodies"},
    {"year", "year"},
    {"publication year", "year"},
    {"published year", "year"},
    {"year of publication", "year"},
    {"year published", "year"},
    {"pubyear", "year"},
    {"pub year", "year"},
    {"py", "year"},
    {"month", "month"},
    {"published month", "month"},
    {"publication month", "month"},
    {"day", "day"},
    {"date", "date"},
    {"publication date", "date"},
    {"date published", "date"},
    {"published", "date"},
    {"pub date", "date"},
    {"pub month day", "date"},
    {"date of publication", "date"},
    {"cover date", "date"},
    {"pd", "date"},
    {"early access date", "early access"},
    {"journal", "journal"},
    {"journal book", "journal"},
    {"journal title", "journal"},
    {"journal name", "journal"},
    {"publication title", "journal"},
    {"publication name", "journal"},
    {"source title", "journal"},
    {"source", "journal"},
    {"secondary title", "journal"},
    {"container title", "journal"},
    {"publication", "journal"},
    {"periodical full", "journal"},
    {"periodical abbrev", "journal"},
    {"primary location source display name", "journal"},
    {"periodical", "journal"},
    {"book title", "journal"},
    {"so", "journal"},
    {"volume", "volume"},
    {"vol", "volume"},
    {"vl", "volume"},
    {"journal volume", "volume"},
    {"biblio volume", "volume"},
    {"issue", "issue"},
    {"issue number", "issue"},
    {"journal issue", "issue"},
    {"biblio issue", "issue"},
    {"number", "issue"},
    {"no", "issue"},
    {"is", "issue"},
    {"supplement", "supplement"},
    {"pages", "pages"},
    {"page", "pages"},
    {"page range", "pages"},
    {"page numbers", "pages"},
    {"pagination", "pages"},
    {"page start", "first page"},
    {"start page", "first page"},
    {"first page", "first page"},
    {"bp", "first page"},
    {"biblio first page", "first page"},
    {"startpage", "first page"},
    {"page end", "last page"},
    {"end page", "last page"},
    {"last page", "last page"},
    {"ep", "last page"},
    {"biblio last page", "last page"},
    {"endpage", "last page"},
    {"other pages", "last page"},
    {"page count", "number of pages"},
    {"art no", "article number"},
    {"article no", "article number"},
    {"article number", "article number"},
    {"ar", "article number"},
    {"article id", "article number"},
    {"elocation id", "article number"},
    {"elocator", "article number"},
    {"doi", "doi"},
    {"doi link", "doi"},
    {"doi url", "doi"},
    {"di", "doi"},
    {"item doi", "doi"},
    {"book doi", "book doi"},
    {"pmid", "pmid"},
    {"pubmed id", "pmid"},
    {"pm", "pmid"},
    {"medline pmid", "pmid"},
    {"ids pmid", "pmid"},
    {"pubmed", "pmid"},
    {"accession number", "accession"},
    {"accession", "accession"},
    {"database", "database"},
    {"name of database", "database"},
    {"extra", "note"},
    {"pmcid", "pmcid"},
    {"pmc id", "pmcid"},
    {"issn", "issn"},
    {"issns", "issn"},
    {"eissn", "issn"},
    {"e issn", "issn"},
    {"print issn", "issn"},
    {"sn", "issn"},
    {"ei", "issn"},
    {"issn isbn", "issn"},
    {"primary location source issn", "issn"},
    {"url", "url"},
    {"urls", "url"},
    {"link", "url"},
    {"external url", "url"},
    {"article url", "url"},
    {"full text link", "url"},
    {"embase link", "url"},
    {"plink", "url"},
    {"primary location landing page url", "url"},
    {"abstract", "abstract"},
    {"abstract note", "abstract"},
    {"abstracts", "abstract"},
    {"original abstract", "abstract"},
    {"original non english abstract", "abstract"},
    {"other abstract", "abstract"},
    {"translated abstract", "abstract"},
    {"ab", "abstract"},
    {"keywords", "keywords"},
    {"keyword", "keywords"},
    {"key words", "keywords"},
    {"author keywords", "keywords"},
    {"index keywords", "keywords"},
    {"keywords plus", "keywords"},
    {"manual tags", "keywords"},
    {"automatic tags", "keywords"},
    {"tags", "keywords"},
    {"mesh terms", "keywords"},
    {"mesh", "keywords"},
    {"subjects", "keywords"},
    {"topics", "keywords"},
    {"emtree drug index terms major focus", "keywords"},
    {"emtree medical index terms major focus", "keywords"},
    {"emtree drug index terms", "keywords"},
    {"emtree medical index terms", "keywords"},
    {"keywords display name", "keywords"},
    {"de", "keywords"},
    {"type", "type"},
    {"item type", "type"},
    {"document type", "type"},
    {"content type", "type"},
    {"publication type", "type"},
    {"reference type", "type"},
    {"entry type", "type"},
    {"entrytype", "type"},
    {"dt", "type"},
    {"doctype", "type"},
    {"citation", "citation"},
    // CORD-19
    {"publish time", "date"},
    // Semantic Scholar
    {"venue", "journal"},
    {"publicationdate", "date"},
    {"publicationtypes", "type"},
    // IEEE Xplore
    {"document identifier", "type"},
    {"issue date", "date"},
    {"pdf link", "url"},
    {"ieee terms", "keywords"},
    {"inspec controlled terms", "keywords"},
    // ProQuest
    {"pubtitle", "journal"},
    {"pubdate", "date"},
    {"digitalobjectidentifier", "doi"},
    {"documenttype", "type"},
    {"subjectterms", "keywords"},
    // Dimensions
    {"anthology title", "book"},
    // Retraction Watch
    {"originalpaperdoi", "doi"},
    {"originalpaperpubmedid", "pmid"},
    {"originalpaperdate", "date"},
    {"articletype", "type"},
    {"retractionnature", "fate"},
});

/// Tags of Web of Science that mean nothing, or something else, in other tables.
constexpr auto kTags = std::to_array<ColumnName>({
    {"id", "keywords"},  // "Keywords Plus"
    {"pt", "type"},
    {"mh", "headings"},
    {"bd", "keywords"},
    {"ba", "book authors"},
    {"ca", "bodies"},
    {"gp", "bodies"},
    {"ea", "early access"},
    {"su", "supplement"},
    {"ps", "pages"},
    {"d2", "book doi"},
});

std::string meaning_of(const std::string& words, const ColumnMeanings& said) {
  if (const auto found = said.find(words); found != said.end()) return found->second;
  const auto known = std::ranges::find(kNames, std::string_view(words), &ColumnName::name);
  return known == kNames.end() ? std::string() : std::string(known->meaning);
}

}  // namespace

bool CsvHeading::is_known() const {
  constexpr std::ptrdiff_t kEnough = 3;
  const auto known =
      std::ranges::count_if(meanings, [](const std::string& meaning) { return !meaning.empty(); });
  const bool has_text =
      is_one_of(std::string("title"), meanings) || is_one_of(std::string("abstract"), meanings);
  const bool is_whole = names.size() == 2 && known == 2;
  return has_text && (known >= kEnough || is_whole);
}

std::vector<std::string> CsvHeading::unknown() const {
  std::vector<std::string> columns;
  for (std::size_t at = 0; at < names.size(); ++at) {
    if (meanings[at].empty() && !is_blank(names[at], kBlanks)) columns.push_back(names[at]);
  }
  return columns;
}

namespace {

/// "Source" is the journal in one table, and in Embase's the whole printed line beside the journal.
void set_printed_source(CsvHeading& heading) {
  const auto words_of = [](const std::string& name) { return plain_words(name); };
  if (std::ranges::find(heading.names, "source title", words_of) == heading.names.end()) return;
  const auto source = std::ranges::find(heading.names, "source", words_of);
  if (source == heading.names.end()) return;
  heading.meanings[static_cast<std::size_t>(source - heading.names.begin())] = "printed source";
}

}  // namespace

CsvHeading heading_of(const CsvFields& fields, const ColumnMeanings& said) {
  CsvHeading heading;
  bool is_of_tags = false;
  bool has_items = false;
  bool has_series = false;
  for (const std::string& field : fields) {
    heading.names.emplace_back(trim(field, kBlanks));
    const std::string words = plain_words(field);
    is_of_tags = is_of_tags || words == "ut";
    has_items = has_items || words == "item title";
    has_series = has_series || words == "book series title";
    heading.meanings.push_back(meaning_of(words, said));
  }
  heading.is_of_springer = has_items && has_series;
  set_printed_source(heading);
  if (!is_of_tags) return heading;
  for (std::size_t at = 0; at < fields.size(); ++at) {  // beside UT
    const std::string words = plain_words(fields[at]);
    const auto tag = std::ranges::find(kTags, std::string_view(words), &ColumnName::name);
    if (tag != kTags.end()) heading.meanings[at] = tag->meaning;
  }
  return heading;
}

std::optional<SeparatedHeading> find_heading(std::string_view line, const ColumnMeanings& said) {
  constexpr std::size_t kLongest = 16 * 1024;
  std::optional<SeparatedHeading> best;
  std::size_t most = 0;
  if (line.size() > kLongest) return best;
  for (const char separator : {',', ';', '\t', '|'}) {
    if (line.find(separator) == line.npos) continue;
    CsvHeading heading = heading_of(fields_of_line(line, separator), said);
    const std::size_t known = heading.names.size() - heading.unknown().size();
    if (!heading.is_known() || known <= most) continue;
    most = known;
    best = SeparatedHeading{separator, std::move(heading)};
  }
  return best;
}

}  // namespace pprsearch

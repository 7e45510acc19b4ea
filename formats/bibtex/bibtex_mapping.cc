#include "formats/bibtex/bibtex_mapping.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/ascii.h"
#include "base/calendar.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "formats/abstract_sections.h"
#include "formats/article_numbers.h"
#include "formats/bibtex/bibtex_date.h"
#include "formats/bibtex/bibtex_names.h"
#include "formats/keyword_names.h"
#include "formats/notices.h"
#include "formats/placeholders.h"
#include "formats/reference_title.h"
#include "formats/research_types.h"
#include "formats/summary_notes.h"
#include "formats/tex_text.h"
#include "formats/wos_kinds.h"

namespace pprsearch {
namespace {

struct TypePair {
  std::string_view bibtex;
  std::string_view csl;
};

constexpr std::array<TypePair, 50> kTypes = {{
    {"article", "article-journal"},
    {"suppperiodical", "article-journal"},
    {"review", "review"},
    {"book", "book"},
    {"mvbook", "book"},
    {"collection", "book"},
    {"mvcollection", "book"},
    {"proceedings", "book"},
    {"mvproceedings", "book"},
    {"reference", "book"},
    {"mvreference", "book"},
    {"manual", "book"},
    {"inbook", "chapter"},
    {"bookinbook", "chapter"},
    {"suppbook", "chapter"},
    {"incollection", "chapter"},
    {"suppcollection", "chapter"},
    {"inreference", "entry-encyclopedia"},
    {"inproceedings", "paper-conference"},
    {"conference", "paper-conference"},
    {"phdthesis", "thesis"},
    {"mastersthesis", "thesis"},
    {"bachelorsthesis", "thesis"},
    {"thesis", "thesis"},
    {"techreport", "report"},
    {"report", "report"},
    {"booklet", "pamphlet"},
    {"patent", "patent"},
    {"online", "webpage"},
    {"electronic", "webpage"},
    {"www", "webpage"},
    {"webpage", "webpage"},
    {"dataset", "dataset"},
    {"data", "dataset"},
    {"software", "software"},
    {"unpublished", "manuscript"},
    {"periodical", "periodical"},
    {"letter", "personal_communication"},
    {"legislation", "legislation"},
    {"jurisdiction", "legal_case"},
    {"standard", "standard"},
    {"map", "map"},
    {"artwork", "graphic"},
    {"image", "graphic"},
    {"movie", "motion_picture"},
    {"video", "motion_picture"},
    {"audio", "song"},
    {"music", "song"},
    {"performance", "performance"},
    {"misc", "document"},
}};

// What a part of a larger work takes from it.
constexpr std::array<std::string_view, 9> kInherited = {
    "booktitle", "journal", "journaltitle", "year", "month", "date", "volume", "number", "issue"};

constexpr std::array<std::string_view, 10> kParents = {
    "proceedings",   "book",      "collection",  "mvbook",     "mvcollection",
    "mvproceedings", "reference", "mvreference", "periodical", "xdata"};

// to_bibtex() writes braces and backslashes of a DOI in this form, to keep the record whole.
std::string unescaped_doi(std::string doi) {
  for (const auto& [code, letter] : {std::pair{"%7B", "{"}, {"%7D", "}"}, {"%5C", "\\"}}) {
    for (std::size_t at = doi.find(code); at != doi.npos; at = doi.find(code, at)) {
      doi.replace(at, 3, letter);
    }
  }
  return doi;
}

/// "10.1002/(SICI)1097-4679(199708)53:5<503::AID-JCLP12>3.0.CO;2-U" of "…5$<$503…$>$3.0…".
std::string without_math_signs(std::string doi) {
  for (const char sign : {'<', '>'}) {
    const std::string formula = {'$', sign, '$'};
    for (std::size_t at = doi.find(formula); at != doi.npos; at = doi.find(formula, at)) {
      doi.replace(at, formula.size(), 1, sign);
    }
  }
  return doi;
}

class Mapping {
 public:
  Mapping(const BibtexEntry& entry, std::vector<std::string>& repairs)
      : entry_(entry), repairs_(repairs) {}

  Reference map() {
    Reference reference;
    reference.key = entry_.key;
    reference.key_is_id = true;
    reference.type = type();
    add_authors(reference);
    const IssuedDate date = read_bibtex_date(entry_, repairs_);
    reference.date = iso_date(date.year, date.month, date.day);
    reference.title = titled("title", "subtitle");
    reference.container_title = container();
    reference.volume = line({"volume"});
    reference.issue = has_issues() ? line({"number", "issue"}) : line({"issue"});
    reference.page = page();
    reference.doi = doi();
    reference.pmid = pmid();
    reference.serial_numbers = {verbatim({"issn"}), verbatim({"eissn"})};
    reference.url = url();
    reference.abstract =
        split_abstract(tex_to_text(entry_.find({"abstract"}), TexReading::paragraphs));
    reference.topics = topics();
    reference.research_types = research_types(reference.type);
    reference.notes = split_notes(
        tex_to_text(entry_.find({"annote", "annotation"}), TexReading::paragraphs), "\n\n");
    add_notice(reference.notices, notice_in_line(line({"note"})));
    for (const std::string& type : types()) {
      add_notice(reference.notices, std::string(kind_of_type(type)));
    }
    return reference;
  }

 private:
  std::string line(std::initializer_list<std::string_view> names) const {
    return tex_to_text(entry_.find(names), TexReading::line);
  }

  std::string verbatim(std::initializer_list<std::string_view> names) const {
    return tex_to_text(entry_.find(names), TexReading::verbatim);
  }

  std::string titled(std::string_view title, std::string_view subtitle) const {
    return with_subtitle(line({title}), line({subtitle}));
  }

  void add_authors(Reference& reference) {
    BibtexNames authors = read_bibtex_names(entry_.find({"author"}));
    std::ranges::move(authors.repairs, std::back_inserter(repairs_));
    for (Name& name : authors.names) reference.authors.push_back({std::move(name), {}});
    reference.authors_cut = authors.cut;
  }

  bool is_in_journal() const {
    return !entry_.find({"journal", "journaltitle", "fjournal"}).empty();
  }

  // As BibTeX's styles print it: "Blog post".
  bool is_post() const {
    constexpr std::array<std::string_view, 4> kPosts = {"blog post", "blog", "weblog",
                                                        "weblog post"};
    return is_one_of(plain_words(line({"howpublished", "type"})), kPosts);
  }

  // Elsewhere a number is that of a report or of a volume in a series.
  bool has_issues() const { return entry_.type == "article" || is_in_journal(); }

  std::string type() const {
    const std::string subtype = line({"entrysubtype"});
    if (subtype == "magazine" || subtype == "newspaper") return "article-" + subtype;
    const auto pair = std::ranges::find(kTypes, std::string_view(entry_.type), &TypePair::bibtex);
    if (pair == kTypes.end()) return "article-journal";
    if (is_post()) return "post-weblog";
    if (pair->csl == "document" && is_in_journal()) return "article-journal";
    if (pair->csl == "document" && !eprint_of("arxiv").empty()) return "article";
    return std::string(pair->csl);
  }

  std::string container() const {
    if (!entry_.find({"fjournal"}).empty()) return line({"fjournal"});
    if (!entry_.find({"journaltitle"}).empty()) return titled("journaltitle", "journalsubtitle");
    if (!entry_.find({"journal"}).empty()) return line({"journal"});
    if (is_post()) return line({"organization"});
    return titled("booktitle", "booksubtitle");
  }

  // The identifier in `archive`, as BibLaTeX (eprinttype) or arXiv (archiveprefix) has it.
  std::string eprint_of(std::string_view archive) const {
    const std::string type = plain_words(verbatim({"eprinttype", "archiveprefix"}));
    return type == archive ? verbatim({"eprint"}) : std::string();
  }

  std::string doi() const {
    const std::string field = without_math_signs(unescaped_doi(verbatim({"doi"})));
    std::string doi = bare_doi(field);
    if (!field.empty() && doi.empty()) {
      repairs_.push_back("field 'doi' holds no DOI and was left out: " + shown_value(field));
    }
    if (!doi.empty()) return doi;
    for (const std::string_view address : {"url", "howpublished", "ee", "link"}) {
      const std::string text = verbatim({address});
      if (address == "howpublished") {  // which may be any sentence
        if (std::string own = doi_of_note(text); !own.empty()) return own;
        continue;
      }
      if (is_address_of_doi(text)) return bare_doi(text);
    }
    return doi_of_note(line({"note"}));
  }

  std::string pmid() const {
    std::string number = verbatim({"pmid", "pubmed_id", "pubmed-id", "pubmedid"});
    if (number.empty()) number = pmid_of_wos(verbatim({"unique-id"}));
    if (number.empty()) number = pmid_of_note(line({"note"}));
    if (number.empty()) number = pmid_of_database();
    for (const std::string_view archive : {"pubmed", "pmid", "medline"}) {
      if (number.empty()) number = eprint_of(archive);
    }
    return number.empty() ? pmid_of_address(verbatim({"url"})) : number;
  }

  // The accession number of a record that its database has from PubMed.
  std::string pmid_of_database() const {
    DatabaseFields fields;
    fields.databases = {line({"database", "source"})};
    fields.accession = verbatim({"accession-number", "accession_number", "accession"});
    return pmid_of(fields);
  }

  // Pages, or the number that an article has instead.
  std::string page() const {
    for (const std::string_view name : {"pages", "page", "eid", "articleno", "article-number"}) {
      const std::string pages = line({name});
      const bool is_of_scopus = pages.starts_with("2-s2.0-");
      if (!pages.empty() && !is_of_scopus) return pages;
    }
    const std::string number = article_number_of(
        line({"art_number", "article_number", "articlenumber", "artnum", "art-number", "article-no",
              "article_no", "elocation-id", "elocationid"}));
    return number.empty() ? labelled_article_number(line({"note"})) : number;
  }

  // What a work is, by its journal or database.
  std::vector<std::string> types() const { return split_types(line({"document_type", "type"})); }

  std::vector<std::string> research_types(std::string_view type) const {
    std::vector<std::string> kinds = types();
    std::erase_if(kinds, [&](const std::string& kind) {
      return !type.starts_with("article") || !is_research_type(kind);
    });
    return kinds;
  }

  std::string url() const {
    for (const std::string_view field : {"url", "howpublished"}) {
      std::string url = verbatim({field});
      url = url.substr(0, url.find_first_of(" \t\n"));
      if (field == "url" ? !url.empty() : url.starts_with("http")) return url;
    }
    const std::string arxiv = eprint_of("arxiv");
    if (!arxiv.empty()) return "https://arxiv.org/abs/" + arxiv;
    return address_in({verbatim({"pmcid", "pmc"})});
  }

  // The authors' keywords and those of a database.
  std::vector<std::string> topics() const {
    std::vector<std::string> topics;
    for (const std::initializer_list<std::string_view> names :
         {std::initializer_list<std::string_view>{"author_keywords", "author-keywords"},
          {"keywords"},
          {"keyword"},
          {"keywords-plus"}}) {
      const std::vector<std::string_view> parts = keywords_in(entry_.find(names));
      for (const std::string_view part : parts) {
        std::string text = tex_to_text(part, TexReading::line);
        const bool has_bullets = find_any(text, {" \u00B7 ", "\u2022", " | "}) != text.npos;
        if (parts.size() > 1 || !has_bullets) {
          topics.push_back(std::move(text));
          continue;
        }
        for (std::string& topic : split_keywords(text, KeywordCommas::belong_to_keywords)) {
          topics.push_back(std::move(topic));
        }
      }
    }
    return topics;
  }

  // Semicolons part keywords where there are any, for then a comma is part of one. Web of Science
  // has all of them in braces of their own; else these keep the commas of one keyword.
  static std::vector<std::string_view> keywords_in(std::string_view tex) {
    const auto parts = split_at_semicolons(tex);
    std::vector<std::string_view> keywords;
    for (const std::string_view part : parts) {
      const auto inner = keywords_in_braces(trim(part, kBlanks));
      keywords.insert(keywords.end(), inner.begin(), inner.end());
      if (inner.empty()) keywords.push_back(part);
    }
    return keywords.size() > 1 ? keywords : split_at_commas(tex);
  }

  // A semicolon may end an entity: "Q\\&amp;A".
  static std::vector<std::string_view> split_at_semicolons(std::string_view tex) {
    std::vector<std::string_view> parts;
    for (const std::string_view part : split_outside_braces(tex, ";")) {
      const bool goes_on =
          !parts.empty() && (parts.back().ends_with("&amp") || parts.back().ends_with("&lt") ||
                             parts.back().ends_with("&gt"));
      if (goes_on) {
        const char* begin = parts.back().data();
        parts.back() = {begin, static_cast<std::size_t>(part.data() + part.size() - begin)};
      } else {
        parts.push_back(part);
      }
    }
    return parts;
  }

  static std::vector<std::string_view> split_at_commas(std::string_view tex) {
    std::vector<std::string_view> keywords;
    bool goes_on = false;
    for (const std::string_view part : split_outside_braces(tex, ",")) {
      if (goes_on) {
        const char* begin = keywords.back().data();
        keywords.back() = {begin, static_cast<std::size_t>(part.data() + part.size() - begin)};
      } else {
        keywords.push_back(part);
      }
      const auto begin = static_cast<std::size_t>(keywords.back().data() - tex.data());
      const std::size_t end = tex.find(',', begin + keywords.back().size());
      goes_on = end != tex.npos && is_comma_of_heading(tex, begin, end);
    }
    return keywords;
  }

  static std::vector<std::string_view> keywords_in_braces(std::string_view tex) {
    if (!is_wholly_braced(tex)) return {};
    const auto parts = split_at_semicolons(tex.substr(1, tex.size() - 2));
    const bool is_list = parts.size() > 1 && !parts.back().empty();
    return is_list ? parts : std::vector<std::string_view>();
  }

  const BibtexEntry& entry_;
  std::vector<std::string>& repairs_;
};

}  // namespace

bool may_be_parent(std::string_view type) { return is_one_of(type, kParents); }

void inherit(BibtexEntry& entry, const BibtexEntry& parent) {
  const auto take = [&](std::string_view name, std::string_view from) {
    const std::string_view value = parent.find({from});
    if (value.empty() || !entry.find({name}).empty()) return;
    entry.fields.emplace_back(name, value);
  };
  const bool dated = !entry.find({"date", "year"}).empty();
  for (const std::string_view name : kInherited) {
    const bool date = name == "date" || name == "year" || name == "month";
    if (!date || !dated) take(name, name);
  }
  if (parent.type == "xdata") return take("title", "title");
  if (entry.find({"author", "editor"}).empty()) take("author", "author");
  const bool in_journal = parent.type == "periodical";
  take(in_journal ? "journaltitle" : "booktitle", "title");
}

Reference reference_of(BibtexEntry entry, std::vector<std::string>& repairs) {
  constexpr auto kStay = std::to_array<std::string_view>(
      {"title", "subtitle", "author", "keywords", "keyword", "author_keywords", "author-keywords"});
  constexpr auto kPlace =
      std::to_array<std::string_view>({"pages", "page", "volume", "number", "issue"});
  std::vector<std::string> left_out;
  std::erase_if(entry.fields, [&](const auto& field) {
    if (is_one_of(std::string_view(field.first), kStay)) return false;
    const bool is_of_place = is_one_of(std::string_view(field.first), kPlace);
    std::string text =
        is_of_place ? tex_to_text(field.second, TexReading::line) : std::string(field.second);
    if (!is_placeholder(text) && !(is_of_place && tells_no_place(text))) return false;
    left_out.push_back(std::move(text));
    return true;
  });
  Reference reference = Mapping(entry, repairs).map();
  reference.left_out = std::move(left_out);
  return reference;
}

}  // namespace pprsearch

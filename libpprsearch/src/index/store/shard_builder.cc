#include "index/store/shard_builder.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>

#include "base/strings.h"
#include "citation/web_address.h"
#include "index/facet_key.h"
#include "index/layout.h"
#include "index/store/positions.h"
#include "index/store/runs.h"
#include "text/analyzer.h"
#include "text/umlauts.h"

namespace pprsearch {
namespace {

/// Turns entries into Xapian documents and rows: the writing side of layout.h.
class EntryIndexer {
 public:
  EntryIndexer(const Taxonomy& taxonomy, PositionsBuilder& positions)
      : taxonomy_(taxonomy), positions_(positions) {}

  Xapian::Document document(const StoredEntry& stored, ColumnRow& row) {
    document_ = Xapian::Document();
    row_ = &row;
    document_.set_data(stored.json);
    add_texts(stored.entry);
    add_values(stored.entry);
    note_presence(stored.entry);
    return document_;
  }

 private:
  void add_texts(const Entry& entry);
  void add_values(const Entry& entry);
  void note_presence(const Entry& entry);

  void add_text(Field field, std::string_view text);
  std::vector<std::string> shown_names(Field field, std::vector<std::string> names);
  /// Adds each of several texts, so far apart that no phrase spans two.
  void add_texts(Field field, const std::vector<std::string>& texts);
  std::vector<Token> analyze(std::string_view text);
  void add_tokens(Field field, std::vector<Token> tokens);
  void add_address(const std::string& address);
  void add_value(Field field, const std::string& name);
  void add_facet_name(Field field, const std::string& name);
  bool has(const Entry& entry, const FieldRow& field);

  const Taxonomy& taxonomy_;
  PositionsBuilder& positions_;
  Analyzer analyzer_;
  Xapian::Document document_;
  ColumnRow* row_ = nullptr;
};

/// Years that the query language can ask for.
bool has_four_digits(int year) { return year >= 1000 && year <= 9999; }

std::string label_of(const std::vector<TaxonomyValue>& values, const std::string& slug) {
  const auto value = std::find_if(values.begin(), values.end(),
                                  [&](const TaxonomyValue& v) { return v.slug == slug; });
  return value == values.end() ? slug : value->label;
}

void EntryIndexer::add_texts(const Entry& entry) {
  for (const FieldRow& row : text_fields()) {
    if (row.text != nullptr) add_text(row.field, entry.*row.text);
    if (row.list != nullptr) add_texts(row.field, shown_names(row.field, entry.*row.list));
  }
  if (!entry.citation) return;
  const Citation& citation = *entry.citation;
  if (!citation.raw.empty()) {
    add_text(Field::citation, citation.raw);
  } else if (citation.title != entry.title) {
    add_text(Field::citation, citation.title);
  }
  std::vector<std::string> authors;
  for (const Name& name : citation.authors) authors.push_back(words_of(name));
  add_texts(Field::author, authors);
  add_text(Field::journal, citation.container_title);
}

/// Of a taxonomy's values the labels, others as they are.
std::vector<std::string> EntryIndexer::shown_names(Field field, std::vector<std::string> names) {
  if (field != Field::topic) return names;
  for (std::string& name : names) name = label_of(taxonomy_.topics, name);
  return names;
}

void EntryIndexer::add_text(Field field, std::string_view text) {
  add_tokens(field, analyze(text));
}

/// The words of a text. How those with an umlaut may be spelled out is noted on the way.
std::vector<Token> EntryIndexer::analyze(std::string_view text) {
  std::vector<Token> tokens = analyzer_.analyze(text);
  if (!has_umlaut(text)) return tokens;
  for (const Token& token : tokens) {
    const std::string spelled =
        spelled_out(analyzer_, text.substr(token.begin, token.end - token.begin));
    if (!spelled.empty()) document_.add_boolean_term(spelled_out_term({spelled, token.text}));
  }
  return tokens;
}

void EntryIndexer::add_texts(Field field, const std::vector<std::string>& texts) {
  std::vector<Token> all;
  std::uint32_t position = 0;
  for (const std::string& text : texts) {
    for (Token& token : analyze(text)) {
      token.position += position;
      all.push_back(std::move(token));
    }
    position = (all.empty() ? 0 : all.back().position + 1) + kPositionGap;
  }
  add_tokens(field, std::move(all));
}

/// Xapian gets each term once, with how often it is there; where it stands is
/// kept apart (see positions.h).
void EntryIndexer::add_tokens(Field field, std::vector<Token> tokens) {
  row_->lengths[static_cast<std::size_t>(field)] = static_cast<std::uint32_t>(tokens.size());
  std::sort(tokens.begin(), tokens.end(), [](const Token& a, const Token& b) {
    const int order = a.text.compare(b.text);
    return order != 0 ? order < 0 : a.position < b.position;
  });
  std::vector<std::uint32_t> positions;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    positions.push_back(tokens[i].position);
    if (i + 1 < tokens.size() && tokens[i + 1].text == tokens[i].text) continue;
    const std::string term = word_term(field, tokens[i].text);
    document_.add_term(term, static_cast<Xapian::termcount>(positions.size()));
    positions_.add(field, tokens[i].text, positions);
    positions.clear();
  }
}

void EntryIndexer::add_values(const Entry& entry) {
  row_->id = entry.id;
  row_->title = entry.title;
  row_->title_key = analyzer_.fold(entry.title);
  row_->published = date_number(entry.published);
  document_.add_boolean_term(value_term(Field::id, entry.id));
  add_address(entry.url);
  for (const FieldRow& row : kFields) {
    if (row.list == nullptr) continue;
    for (const std::string& name : entry.*row.list) add_value(row.field, name);
  }
  if (!entry.citation) return;
  const Citation& citation = *entry.citation;
  if (has_four_digits(citation.issued.year))
    row_->year = static_cast<std::uint32_t>(citation.issued.year);
  if (!citation.doi.empty()) document_.add_boolean_term(value_term(Field::doi, citation.doi));
  if (!citation.pmid.empty()) document_.add_boolean_term(value_term(Field::pmid, citation.pmid));
  add_address(citation.url);
  for (const std::string_view issn : split_words(citation.issn, ", ")) {
    document_.add_boolean_term(value_term(Field::issn, issn));
  }
  add_facet_name(Field::journal, citation.container_title);
  for (const Name& name : citation.authors) add_facet_name(Field::author, display_name(name));
  if (!citation.authors.empty())
    row_->first_author = analyzer_.fold(display_name(citation.authors.front()));
}

void EntryIndexer::add_address(const std::string& address) {
  if (address.empty()) return;
  document_.add_boolean_term(value_term(Field::url, address_key(address)));
}

void EntryIndexer::add_value(Field field, const std::string& name) {
  document_.add_boolean_term(value_term(field, analyzer_.fold(name)));
  add_facet_name(field, name);
}

void EntryIndexer::add_facet_name(Field field, const std::string& name) {
  std::string key = facet_key(field, analyzer_.fold(name));
  if (!key.empty()) row_->names_of(field).push_back({std::move(key), name});
}

void EntryIndexer::note_presence(const Entry& entry) {
  for (const FieldRow& row : kFields) {
    if (has(entry, row)) row_->present |= presence_bit(row.field);
  }
}

/// Whether the entry has the field; the row's names and dates are those of the entry.
bool EntryIndexer::has(const Entry& entry, const FieldRow& field) {
  switch (field.counted) {
    case CountedAs::names:
      return !row_->names_of(field.field).empty();
    case CountedAs::years:
      return row_->year != 0;
    case CountedAs::months:
      return row_->published != 0;
    case CountedAs::not_at_all:
      break;
  }
  if (!field.notice.empty()) return has_notice(entry, field.notice);
  if (field.text != nullptr) return !(entry.*field.text).empty();
  if (field.list != nullptr) return !(entry.*field.list).empty();
  if (field.cited != nullptr) return entry.citation && !((*entry.citation).*field.cited).empty();
  return entry.citation.has_value();
}

}  // namespace

Shard build_shard(const std::vector<StoredEntry>& entries, const Taxonomy& taxonomy,
                  const std::string& path) {
  // No term lists: nothing is deleted or replaced in a generation, and they are
  // a quarter of the index. No sync: what is published is flushed at the end.
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS |
                                              Xapian::DB_NO_SYNC | Xapian::DB_NO_TERMLIST);
  Shard shard{path, {}};
  PositionsBuilder positions;
  EntryIndexer indexer(taxonomy, positions);
  for (const StoredEntry& entry : entries) {
    shard.rows.emplace_back();
    database.add_document(indexer.document(entry, shard.rows.back()));
  }
  database.close();
  positions.write_run(run_of(path));
  return shard;
}

std::string run_of(const std::string& shard) { return shard + ".positions"; }

void merge_databases(const std::vector<std::string>& shards, const std::string& path) {
  Xapian::Database all;
  for (const std::string& shard : shards) all.add_database(Xapian::Database(shard));
  std::filesystem::create_directory(path);  // as the umask has it; Xapian would forbid a group
  all.compact(path, Xapian::Compactor::FULL);
  for (const std::string& shard : shards) std::filesystem::remove_all(shard);
}

void merge_shards(const std::vector<std::string>& shards, const std::string& path) {
  std::vector<std::string> runs;
  for (const std::string& shard : shards) runs.push_back(run_of(shard));
  merge_databases(shards, path);
  merge_runs(runs, run_of(path));
}

}  // namespace pprsearch

#include "index/store/entry_terms.h"

#include <algorithm>

#include "base/strings.h"
#include "citation/web_address.h"
#include "index/facet_key.h"
#include "text/umlauts.h"

namespace pprsearch {
namespace {

/// Years that the query language can ask for.
bool has_four_digits(int year) { return year >= 1000 && year <= 9999; }

std::string label_of(const std::vector<TaxonomyValue>& values, const std::string& slug) {
  const auto value = std::find_if(values.begin(), values.end(),
                                  [&](const TaxonomyValue& v) { return v.slug == slug; });
  return value == values.end() ? slug : value->label;
}

}  // namespace

EntryTerms::EntryTerms(const Taxonomy& taxonomy, TermSink& sink)
    : taxonomy_(taxonomy), sink_(sink) {}

void EntryTerms::read(const Entry& entry, ColumnRow& row) {
  row_ = &row;
  add_texts(entry);
  add_values(entry);
  note_presence(entry);
}

void EntryTerms::add_texts(const Entry& entry) {
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
std::vector<std::string> EntryTerms::shown_names(Field field, std::vector<std::string> names) {
  if (field != Field::topic) return names;
  for (std::string& name : names) name = label_of(taxonomy_.topics, name);
  return names;
}

void EntryTerms::add_text(Field field, std::string_view text) { add_tokens(field, analyze(text)); }

/// The words of a text. How those with an umlaut may be spelled out is noted on the way.
std::vector<Token> EntryTerms::analyze(std::string_view text) {
  std::vector<Token> tokens = analyzer_.analyze(text);
  if (!has_umlaut(text)) return tokens;
  for (const Token& token : tokens) {
    const std::string spelled =
        spelled_out(analyzer_, text.substr(token.begin, token.end - token.begin));
    if (!spelled.empty()) sink_.spelled_out({spelled, token.text});
  }
  return tokens;
}

void EntryTerms::add_texts(Field field, const std::vector<std::string>& texts) {
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

void EntryTerms::add_tokens(Field field, std::vector<Token> tokens) {
  row_->lengths[static_cast<std::size_t>(field)] = static_cast<std::uint32_t>(tokens.size());
  std::sort(tokens.begin(), tokens.end(), [](const Token& a, const Token& b) {
    const int order = a.text.compare(b.text);
    return order != 0 ? order < 0 : a.position < b.position;
  });
  std::vector<std::uint32_t> positions;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    positions.push_back(tokens[i].position);
    if (i + 1 < tokens.size() && tokens[i + 1].text == tokens[i].text) continue;
    sink_.word(field, tokens[i].text, positions);
    positions.clear();
  }
}

void EntryTerms::add_values(const Entry& entry) {
  row_->id = entry.id;
  row_->title = entry.title;
  row_->title_key = analyzer_.fold(entry.title);
  row_->published = date_number(entry.published);
  sink_.value(Field::id, entry.id);
  add_address(entry.url);
  for (const FieldRow& row : kFields) {
    if (row.list == nullptr) continue;
    for (const std::string& name : entry.*row.list) add_value(row.field, name);
  }
  if (!entry.citation) return;
  const Citation& citation = *entry.citation;
  if (has_four_digits(citation.issued.year))
    row_->year = static_cast<std::uint32_t>(citation.issued.year);
  if (!citation.doi.empty()) sink_.value(Field::doi, citation.doi);
  if (!citation.pmid.empty()) sink_.value(Field::pmid, citation.pmid);
  add_address(citation.url);
  for (const std::string_view issn : split_words(citation.issn, ", ")) {
    sink_.value(Field::issn, issn);
  }
  add_facet_name(Field::journal, citation.container_title);
  for (const Name& name : citation.authors) add_facet_name(Field::author, display_name(name));
  if (!citation.authors.empty())
    row_->first_author = analyzer_.fold(display_name(citation.authors.front()));
}

void EntryTerms::add_address(const std::string& address) {
  if (address.empty()) return;
  sink_.value(Field::url, address_key(address));
}

void EntryTerms::add_value(Field field, const std::string& name) {
  sink_.value(field, add_facet_name(field, name));
}

std::string EntryTerms::add_facet_name(Field field, const std::string& name) {
  const std::string key =
      facet_key(field, name, [this](std::string_view text) { return analyzer_.fold(text); });
  if (!key.empty()) row_->names_of(field).push_back({key, name});
  return key;
}

void EntryTerms::note_presence(const Entry& entry) {
  for (const FieldRow& row : kFields) {
    if (has(entry, row)) row_->present |= presence_bit(row.field);
  }
}

/// Whether the entry has the field; the row's names and dates are those of the entry.
bool EntryTerms::has(const Entry& entry, const FieldRow& field) {
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

}  // namespace pprsearch

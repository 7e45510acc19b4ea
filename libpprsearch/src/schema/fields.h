#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/names.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What an entry has, field by field
// ---------------------------------
// One row a field says how queries and JSON name it, under which prefix its words and its whole
// values are terms of the index, what an occurrence is worth, how it is asked for and how it is
// counted, and where it stands in an Entry. Query language, index, ranking, facets, options and
// help derive from this table. What is made of an entry's citation (its words, authors, years) is
// said in index/store/entry_terms.cc.
//
// Fields whose words are searched come first: their number is their bit in a FieldMask and the
// place of their lengths among the columns. A field's number is also its bit in the column
// `present`, so the order is part of the index's form (kSchemaVersion).

namespace pprsearch {

/// Version of this table, of what index/layout.h describes, and of the files beside Xapian's. An
/// index of another one has to be built anew.
inline constexpr int kSchemaVersion = 10;

enum class Field : std::uint8_t {
  title,
  summary,
  implications,
  citation,
  author,
  journal,
  topic,
  keyword,
  type,
  year,
  published,
  doi,
  pmid,
  issn,
  url,
  retracted,
  correction,
  id,  ///< stays the last
};

/// How a query asks for a field.
enum class AskedAs : std::uint8_t {
  not_at_all,
  text,        ///< by its words: phrases, wildcards
  keyword,     ///< by a value of a list: slug, label or alias
  identifier,  ///< by the whole value
  range,       ///< by a date, or two with `..` between
};

/// How a facet counts a field.
enum class CountedAs : std::uint8_t { not_at_all, names, years, months };

struct FieldRow {
  Field field;
  std::string_view name;       ///< in queries, options and messages
  std::string_view json_name;  ///< in JSON
  // Where it stands; none of them if it is made of the citation or of several.
  std::string Entry::*text = nullptr;
  std::vector<std::string> Entry::*list = nullptr;
  std::string Citation::*cited = nullptr;
  std::string_view notice = {};        ///< the kind of the notices that are the field
  std::string_view word_prefix = {};   ///< of the terms of its words; empty = not searched
  double weight = 0;                   ///< of an occurrence of a word, in the ranking
  std::string_view value_prefix = {};  ///< of the terms of its whole values; empty = none
  AskedAs asked = AskedAs::not_at_all;
  CountedAs counted = CountedAs::not_at_all;
  std::optional<FacetField> facet = {};  ///< the facet that counts it
  std::string_view title = {};           ///< of the facet, for people
  FacetValues values = FacetValues::names;
  /// Of a value that the index does not have, if it is asked as a keyword or by a filter.
  DiagnosticCode unknown_value = DiagnosticCode::unknown_keyword;
  bool presence = true;   ///< `has:` and `missing:` can ask for it
  bool is_state = false;  ///< `is:` asks for it, too, and is what is written
};

inline constexpr std::array kFields = std::to_array<FieldRow>({
    {.field = Field::title,
     .name = "title",
     .json_name = "title",
     .text = &Entry::title,
     .word_prefix = "S",
     .weight = 3,
     .asked = AskedAs::text},
    {.field = Field::summary,
     .name = "summary",
     .json_name = "summary",
     .text = &Entry::summary,
     .word_prefix = "XS",
     .weight = 1,
     .asked = AskedAs::text},
    {.field = Field::implications,
     .name = "implications",
     .json_name = "practice_implications",
     .text = &Entry::practice_implications,
     .word_prefix = "XI",
     .weight = 1,
     .asked = AskedAs::text},
    // The line as printed, or the article's own title.
    {.field = Field::citation,
     .name = "citation",
     .json_name = "citation",
     .word_prefix = "XC",
     .weight = 0.5,
     .asked = AskedAs::text},
    {.field = Field::author,
     .name = "author",
     .json_name = "author",
     .word_prefix = "A",
     .weight = 1,
     .asked = AskedAs::text,
     .counted = CountedAs::names,
     .facet = FacetField::author,
     .title = "Author",
     .unknown_value = DiagnosticCode::unknown_author},
    {.field = Field::journal,
     .name = "journal",
     .json_name = "journal",
     .cited = &Citation::container_title,
     .word_prefix = "XJ",
     .weight = 0.5,
     .asked = AskedAs::text,
     .counted = CountedAs::names,
     .facet = FacetField::journal,
     .title = "Journal",
     .unknown_value = DiagnosticCode::unknown_journal},
    // Its words are those of the labels.
    {.field = Field::topic,
     .name = "topic",
     .json_name = "topic",
     .list = &Entry::topics,
     .word_prefix = "XT",
     .weight = 1,
     .value_prefix = "K",
     .asked = AskedAs::keyword,
     .counted = CountedAs::names,
     .facet = FacetField::topic,
     .title = "Topic",
     .values = FacetValues::taxonomy,
     .unknown_value = DiagnosticCode::unknown_topic},
    {.field = Field::keyword,
     .name = "keyword",
     .json_name = "keyword",
     .list = &Entry::keywords,
     .word_prefix = "XW",
     .weight = 1,
     .value_prefix = "XV",
     .asked = AskedAs::keyword,
     .counted = CountedAs::names,
     .facet = FacetField::keyword,
     .title = "Keyword",
     .values = FacetValues::headings},
    {.field = Field::type,
     .name = "type",
     .json_name = "type",
     .list = &Entry::research_types,
     .value_prefix = "XK",
     .asked = AskedAs::keyword,
     .counted = CountedAs::names,
     .facet = FacetField::type,
     .title = "Type of research",
     .values = FacetValues::taxonomy,
     .unknown_value = DiagnosticCode::unknown_type},
    {.field = Field::year,
     .name = "year",
     .json_name = "year",
     .asked = AskedAs::range,
     .counted = CountedAs::years,
     .facet = FacetField::year,
     .title = "Year of the article",
     .values = FacetValues::times},
    {.field = Field::published,
     .name = "published",
     .json_name = "published",
     .asked = AskedAs::range,
     .counted = CountedAs::months,
     .facet = FacetField::published,
     .title = "Month of the summary",
     .values = FacetValues::times},
    {.field = Field::doi,
     .name = "doi",
     .json_name = "DOI",
     .cited = &Citation::doi,
     .value_prefix = "XD",
     .asked = AskedAs::identifier},
    {.field = Field::pmid,
     .name = "pmid",
     .json_name = "PMID",
     .cited = &Citation::pmid,
     .value_prefix = "XP",
     .asked = AskedAs::identifier},
    {.field = Field::issn,
     .name = "issn",
     .json_name = "ISSN",
     .cited = &Citation::issn,
     .value_prefix = "XN",
     .asked = AskedAs::identifier},
    // Without what all addresses have (citation/web_address.h), and the article's as well.
    {.field = Field::url,
     .name = "url",
     .json_name = "url",
     .text = &Entry::url,
     .value_prefix = "XL",
     .asked = AskedAs::identifier},
    {.field = Field::retracted,
     .name = "retracted",
     .json_name = "notices",
     .notice = "retracted",
     .is_state = true},
    {.field = Field::correction,
     .name = "correction",
     .json_name = "notices",
     .notice = "corrected"},
    {.field = Field::id,
     .name = "id",
     .json_name = "id",
     .text = &Entry::id,
     .value_prefix = "Q",
     .asked = AskedAs::identifier,
     .presence = false},
});

/// How many fields' words are searched.
inline constexpr std::size_t kTextFields = static_cast<std::size_t>(
    std::ranges::count_if(kFields, [](const FieldRow& row) { return !row.word_prefix.empty(); }));

/// How many fields are counted by the names of their values.
inline constexpr std::size_t kNameFields =
    static_cast<std::size_t>(std::ranges::count(kFields, CountedAs::names, &FieldRow::counted));

/// A set of text fields, one bit each.
using FieldMask = std::uint16_t;
inline constexpr FieldMask kAllTextFields = (1u << kTextFields) - 1;
constexpr FieldMask mask_of(Field field) {
  return static_cast<FieldMask>(1u << static_cast<unsigned>(field));
}

/// A set of fields that an entry has, one bit each.
using FieldSet = std::uint32_t;
constexpr FieldSet presence_bit(Field field) {
  return static_cast<FieldSet>(1u << static_cast<unsigned>(field));
}

constexpr const FieldRow& row_of(Field field) { return kFields[static_cast<std::size_t>(field)]; }

/// The rows of the fields whose words are searched.
constexpr std::span<const FieldRow> text_fields() { return std::span(kFields).first(kTextFields); }

/// The fields that are counted by the names of their values.
constexpr std::array<Field, kNameFields> name_fields() {
  std::array<Field, kNameFields> fields{};
  std::size_t count = 0;
  for (const FieldRow& row : kFields) {
    if (row.counted == CountedAs::names) fields[count++] = row.field;
  }
  return fields;
}

/// A field's place among name_fields(), of which it must be one.
constexpr std::size_t name_place(Field field) {
  const auto fields = name_fields();
  return static_cast<std::size_t>(std::ranges::find(fields, field) - fields.begin());
}

/// The field that a facet counts.
constexpr Field field_of(FacetField facet) {
  return std::ranges::find(kFields, std::optional(facet), &FieldRow::facet)->field;
}

/// The field of that name in queries; nullopt if there is none.
constexpr std::optional<Field> field_named(std::string_view name) {
  const auto row = std::ranges::find(kFields, name, &FieldRow::name);
  return row == kFields.end() ? std::nullopt : std::optional(row->field);
}

namespace schema_check {

constexpr bool rows_are_in_order() {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    if (static_cast<std::size_t>(kFields[i].field) != i) return false;
  }
  return true;
}

constexpr bool text_fields_come_first() {
  return std::ranges::none_of(std::span(kFields).subspan(kTextFields),
                              [](const FieldRow& row) { return !row.word_prefix.empty(); });
}

constexpr bool facets_are_counted() {
  return std::ranges::all_of(kFields, [](const FieldRow& row) {
    return row.facet.has_value() == (row.counted != CountedAs::not_at_all);
  });
}

/// Values are counted as they stand in a list; only of the citation, authors and journal are.
constexpr bool counted_names_are_listed() {
  return std::ranges::all_of(kFields, [](const FieldRow& row) {
    return row.counted != CountedAs::names || row.list != nullptr || row.field == Field::author ||
           row.field == Field::journal;
  });
}

constexpr bool facets_are_described() {
  return std::ranges::all_of(kFields, [](const FieldRow& row) {
    const bool of_times = row.counted == CountedAs::years || row.counted == CountedAs::months;
    return row.facet.has_value() != row.title.empty() &&
           of_times == (row.values == FacetValues::times);
  });
}

constexpr bool lists_are_counted() {
  return std::ranges::all_of(kFields, [](const FieldRow& row) {
    return row.list == nullptr || (!row.value_prefix.empty() && row.counted == CountedAs::names);
  });
}

/// What entry_terms.cc takes a row to be that says nowhere where it stands.
constexpr bool fields_are_found() {
  return std::ranges::all_of(kFields, [](const FieldRow& row) {
    return row.text != nullptr || row.list != nullptr || row.cited != nullptr ||
           row.counted != CountedAs::not_at_all || row.field == Field::citation ||
           !row.notice.empty();
  });
}

static_assert(kFields.size() == static_cast<std::size_t>(Field::id) + 1,
              "a row for each field, `id` the last");
static_assert(rows_are_in_order(), "rows are in the order of Field");
static_assert(text_fields_come_first(), "fields whose words are searched come first");
static_assert(facets_are_counted(), "a field has a facet if it is counted, and only then");
static_assert(counted_names_are_listed(), "values that are counted by name stand in a list");
static_assert(facets_are_described(), "a facet has a title, and says what its values are");
static_assert(lists_are_counted(), "the values of a list are terms, and counted by their names");
static_assert(fields_are_found(), "a field says where it stands in an entry");
static_assert(kFields.size() <= 8 * sizeof(FieldSet),
              "a bit of the column `present` for each: a wider one is another schema");
static_assert(kTextFields <= 8 * sizeof(FieldMask));

}  // namespace schema_check

}  // namespace pprsearch

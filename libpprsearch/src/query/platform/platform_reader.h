#pragma once

#include <pprsearch/query.h>

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "query/platform/cursor.h"
#include "query/platform/node.h"
#include "query/platform/platform_table.h"
#include "query/platform/printed.h"
#include "query/platform/said.h"

// One reader for all platforms. Operators, their ranks, names of fields, signs and distances are
// those of a table; the forms that a table cannot say (headings, years, limits) are in forms_*.cc,
// one file for each place where the name of a field may stand. Each line is read to its end; what
// had to be repaired is noted, and strict reading refuses the first of these.
//
//   expression ::= operand ( operator operand )*     by the ranks of the table
//   operand    ::= ( expression ) field? | special | #1 | term field?
//   term       ::= "words" | words up to an operator, bracket or quotation mark

namespace pprsearch::platform {

/// What a reader needs to know of the whole text.
struct ReaderState {
  const PlatformTable& table;
  const PlainText& plain;
  const QueryLimits& limits;
  Said& said;
  std::set<std::size_t> numbers = {};  ///< of the lines before this one
  bool is_list = false;                ///< the text has lines with numbers
  bool has_bare_lines = false;         ///< a line had nothing but numbers of lines, without signs
  std::size_t recognised = 0;          ///< how many constructs of the platform were met
  std::size_t foreign = 0;             ///< how many of other platforms
  std::size_t words = 0;               ///< read so far
};

/// There are more words than the limit; those from here on are too many. A place in the plain text.
struct TooMany {
  std::size_t at;
};

class PlatformReader {
 public:
  /// Reads the stretch [begin, end) of the plain text. `reading` must live longer.
  PlatformReader(ReaderState& reading, std::size_t begin, std::size_t end)
      : reading_(reading),
        table_(reading.table),
        start_(begin),
        here_(reading.plain.text, begin, end),
        refers_only_(platform::refers_only(here_.rest())) {}

  /// nullopt if nothing is left to look for. Throws LimitError for nesting, TooMany.
  std::optional<Node> read();

 private:
  /// An operator that stands at a place.
  struct Operation {
    Op op;
    std::size_t begin;
    std::size_t end;
    int gap = 0;
    bool ordered = false;
    bool is_small = false;
    bool is_misprint = false;  ///< the distance stands otherwise than there
  };
  using Part = std::optional<Node>;

  std::optional<Operation> operation();
  std::optional<Operation> boolean(std::size_t begin);
  std::optional<Operation> nearness(const NearRow& row, std::size_t begin);
  bool misprinted_distance(const NearRow& row, std::size_t begin, std::size_t name_end,
                           std::string_view& digits);
  bool may_begin_operator() const;
  void take(const Operation& operation);

  Part expression(int rank);
  Part combine(const Operation& operation, Part left, Part right);
  bool limits_all(const Operation& operation) const;
  Part side_by_side(Part left, Part right);
  void note_mixed(Op op, const Node& left, const Node& right);
  Part operand();
  Part group();
  Part reference();
  Part term();
  bool field_follows_row();
  Part in_field_of_row(Node first);
  static Node heading_of_row(const Node& words, Node last);
  Part one_term();
  void note_term(std::string_view text, bool has_quotes, std::size_t begin);
  void note_bare_name(std::string_view text, std::size_t begin);
  void note_foreign(std::string_view text, std::size_t begin);
  bool bare_reference(std::size_t number, std::size_t begin, std::size_t end);
  bool stands_alone(std::size_t begin, std::size_t end);
  bool joins_references() const;
  void skip_search();
  Part make(std::string_view text, bool quoted, std::size_t begin);
  std::string quoted();
  std::string words_in_a_row();
  std::string one_word();
  bool is_word_end(char c) const;
  bool is_tag_end() const;
  Node as_name(Node node);
  Node in_fields(Fields fields, Node node, std::size_t begin);
  Node constant(Node::Kind kind, std::size_t begin);
  Node heading(std::string_view label, std::size_t begin);
  Node limit(std::string_view text, std::size_t begin, std::size_t end);
  Node value(const Tag& tag, std::string_view text, std::size_t begin);
  Part values_in(const Tag& tag, std::string_view text, std::size_t begin);
  Part years_of(std::string_view text, std::size_t begin);
  Part span_of_years(int first, int last, std::size_t begin);
  Part of_each(Node node, const Tag& tag, std::size_t begin);
  Part last_years(std::string_view text, std::size_t begin);
  std::string bracketed();
  void skip_stray();
  std::optional<std::size_t> skip_to(char closing);

  // The forms of each place of a field's name: an operand that is not a plain term, and what stands
  // behind a term or bracket.
  Part special();
  Part behind(Node node, bool is_group);
  Part special_brackets();
  Part behind_brackets(Node node, bool is_group);
  Part date_range();
  void note_heading(const Tag& tag, std::size_t begin);
  Part tagged(Node node, std::string_view tag, std::size_t begin);
  Part behind_words(const Node& node, std::string_view tag, std::size_t before, std::size_t begin);
  Node bare_word(Node word);
  Node bare_words(const Node& node, const std::vector<std::string_view>& words);
  bool is_operator_glued() const;
  Part special_point();
  Part picked_records();
  Part years_alone();
  bool skip_remark();
  Part line_of_database();
  std::size_t misprinted_tags(bool behind_bracket) const;
  std::size_t foreign_point_tag() const;
  bool take_foreign_point_tag();
  void take_frequency();
  Part list_of_lines();
  Node lines_of(std::string_view numbers, bool any, std::size_t begin);
  std::string_view point_label();
  bool take_qualifiers();
  Part point_heading();
  Node numbered_line(std::size_t begin);
  void add_limits(Node& limited);
  Part limited_line();
  void add_limit(std::size_t begin, std::size_t end, Node& limited);
  Part behind_point(Node node, bool is_group);
  std::optional<std::vector<const Tag*>> point_tags(std::size_t& end);
  Node headings_of(const Node& node);
  Part special_before();
  Part before_heading(const Tag& tag, std::size_t begin);
  Part special_colon();
  Part register_limit();
  void take_bare_qualifiers();
  Part lines_in_braces();
  std::string_view in_square_brackets();
  std::string_view bare_mesh_label();
  Part mesh_qualifier();
  Part mesh_descriptor();
  Part mesh_brackets();
  Part printed_mesh();
  Part embase_limit();
  Part behind_colon(Node node, bool is_group);
  Part behind_slash(const Node& node);
  bool take_comma_before_tag();
  Fields take_in_fields();
  Part special_equals();
  Part list_before_name();
  const Tag* equals_tag();
  Part behind_equals(Node node);
  const Tag* behind_name(bool* is_exclusion = nullptr);
  Part special_bracket();
  Part in_braces();
  Part asked(const Tag& tag, std::size_t begin);
  Part headings_in(const Tag& tag, std::size_t begin);
  Part years_behind(std::size_t begin);
  Part load_date(std::size_t begin);
  Part limit_to_years(std::size_t begin);

  ReaderState& reading_;
  const PlatformTable& table_;
  std::size_t start_;  ///< of the stretch
  Cursor here_;
  bool refers_only_;  ///< the stretch has nothing but numbers and operators
  std::size_t depth_ = 0;
  std::vector<bool> mixed_;  ///< of the brackets around: whether different operators were told
};

}  // namespace pprsearch::platform

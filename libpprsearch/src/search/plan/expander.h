#pragma once

#include <pprsearch/query.h>
#include <pprsearch/searcher.h>

#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "index/index_reader.h"
#include "query/tree.h"
#include "search/plan/plan.h"
#include "search/plan/word_expander.h"

namespace pprsearch {

/// Turns a query into a plan: every word becomes what it stands for, every value
/// the key the index has for it. Everything that makes `therapies` find "therapy"
/// happens here; the index itself holds words as they were written.
class Expander {
 public:
  /// `finds_any` is asked about words that only a row of words of the index can stand for. All
  /// three must live longer.
  Expander(IndexReader::Session& session, const SearchOptions& options, const FindsAny& finds_any)
      : session_(session),
        options_(options),
        finds_any_(finds_any),
        excluding_(without_relatives(options.expand)),
        wanted_words_(session, options.expand, options.max_expansion),
        excluded_words_(session, excluding_, options.max_expansion) {}

  // What is in it refers to it.
  Expander(const Expander&) = delete;
  Expander& operator=(const Expander&) = delete;

  /// `how` the plain words of a list are combined. Throws QuerySyntaxError for a topic or type that
  /// does not exist, LimitError for a wildcard that stands for too many words; lenient reading
  /// notes both instead.
  Plan expand(const Query& query, Combination how);

  /// What was noted by the last expand().
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

 private:
  /// An operand of AND or of plain words.
  struct Operand {
    const QueryNode* node;
    bool left_out;                    ///< as too common
    std::optional<PlanNode> planned;  ///< what it became; nothing if another does for it
    std::optional<std::size_t> word;  ///< index into words_, if it is a word
    std::vector<std::string> tokens;  ///< of a word that may be part of a name
    std::size_t first_form = 0;  ///< place of the first operand that is a form of the same word
  };

  /// What excludes is the word itself: `depression -depressive` asks for depression.
  static Expand without_relatives(Expand expand) {
    expand.derivations = false;
    expand.narrower = false;
    return expand;
  }
  /// What words stand for at this place of the tree.
  const WordExpander& words() const { return excluded_ ? excluded_words_ : wanted_words_; }
  bool is_excluded(const QueryNode& operand) const;

  PlanNode expand_node(const QueryNode& node);
  PlanNode expand_kind(const QueryNode& node);
  PlanNode expand_words(const tree::Words& words);
  PlanNode expand_all_of(const tree::AllOf& all_of);
  PlanNode expand_operand(const QueryNode& node);
  PlanNode expand_each(const tree::Group& group, PlanNode::Kind kind);
  PlanNode word_node(const QueryNode& node, const tree::Text& text, Meaning meaning);
  PlanNode phrase_node(const QueryNode& node, const tree::Phrase& phrase);
  static bool is_open(const QueryNode& node);
  PlanNode text_node(const QueryNode& node, const tree::Text& asked);
  Meaning meaning_of(const QueryNode& leaf);
  void complain_if_cut(const QueryNode& leaf, const tree::Text& text, const Meaning& meaning);
  PlanNode near_node(const QueryNode& node);
  Nearness::Node join_near(const QueryNode& node, std::vector<Nearness::Text>& texts);
  PlanNode shared_node(const QueryNode& node, const std::function<PlanNode()>& plan);
  Meaning meaning_of(const tree::Word& word);
  PlanNode value_node(const QueryNode& node, const tree::Text& value);
  PlanNode keyword_node(const QueryNode& node, const tree::Text& value, Field field);
  PlanNode named_node(const tree::Text& value, std::initializer_list<Field> fields,
                      std::vector<std::string>& unknown);
  void note_names();
  void note_closed();
  PlanNode number_node(const tree::Text& value) const;
  bool is_known(const PlanNode& number) const;
  void leave_out_unknown_numbers(std::vector<Operand>& operands);

  /// What an operand of plain words asks of an entry, as they are combined.
  enum class Role { excluded, required, condition, plain };
  Role role_of(const Operand& operand) const;
  bool quotes_hold() const;
  bool has_required() const;
  /// The plain words of a list, those together that are forms of one word.
  using PlainWords = std::vector<std::vector<PlanNode>>;
  void combine(PlainWords plain, PlanNode& list);
  void add_enough(PlainWords plain, PlanNode& list);
  std::size_t entries_of_forms(const std::vector<PlanNode>& forms);
  std::vector<Operand> expand_operands(const tree::Nodes& nodes, bool is_list);
  std::vector<bool> common_words(const tree::Nodes& nodes, bool is_list) const;
  void note_forms(std::vector<Operand>& operands) const;
  void note_left_out(const std::vector<Operand>& operands);
  std::vector<WordPair> pairs_of(const std::vector<Operand>& operands) const;
  void merge_repeated(std::vector<Operand>& operands, std::vector<WordPair>& pairs);

  /// Operands side by side, in their order.
  using Span = std::span<const Operand>;
  std::vector<Span> spans_of(const std::vector<Operand>& operands) const;
  bool may_mean_something(Span span) const;
  std::vector<std::string> name_in(Span span) const;
  std::vector<std::string> tokens_of(Span span, bool with_left_out) const;
  void add_joint_meanings(const std::vector<Span>& spans);
  std::size_t longest_name() const;
  std::shared_ptr<const Meaning> joint_meaning(Span span);
  Meaning worked_out(Span span) const;
  /// The tokens of each node that is a plain word.
  using TokensOfNodes = std::span<const std::vector<std::string>>;
  std::size_t known_as_one(std::span<const QueryNode> nodes, TokensOfNodes tokens) const;
  tree::Nodes read_together(const tree::Nodes& nodes);
  void add_narrower(const std::vector<Span>& spans);
  void add_to_each(Span span, const Meaning& meaning);

  /// Throws in strict reading, else adds to the diagnostics.
  void complain(const QueryNode& node, DiagnosticCode code, std::string message,
                std::string suggestion = {});

  IndexReader::Session& session_;
  const SearchOptions& options_;
  const FindsAny& finds_any_;
  const Expand excluding_;
  WordExpander wanted_words_;
  WordExpander excluded_words_;
  Combination how_ = Combination::all;
  bool excluded_ = false;  ///< the node at hand stands under a NOT, or under three
  double weight_ = 1;      ///< of the node at hand and the brackets around it, multiplied
  std::vector<ExpandedQueryWord> words_;
  /// Of words_, by their weights and what they are asked as.
  std::map<std::pair<double, std::string>, std::size_t> shared_words_;
  std::size_t complaints_ = 0;
  std::vector<std::string> closed_;  ///< compounds as which hyphened words were read
  std::vector<std::string> unknown_headings_;
  std::vector<std::string> unknown_kinds_;
  Plan plan_;  ///< being made
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace pprsearch

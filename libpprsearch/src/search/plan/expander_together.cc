#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "search/plan/expander.h"

// What words side by side mean together:
//
// - what else stands for all of them is added to each, so the list keeps its shape
//   (add_joint_meanings), and so are the words of concepts narrower than one they name
//   (add_narrower);
// - a compound or name of which a word of grammar leaves one word, such as `well being`, is read
//   as one word, for half of it would be left out (read_together).

namespace pprsearch {
namespace {

/// The words as one: well-being.
QueryNode one_word(std::span<const QueryNode> words) {
  tree::Word word;
  for (const QueryNode& part : words) {
    word.text += (word.text.empty() ? "" : "-") + plain_word(part)->text;
  }
  QueryNode node = words.front();
  node.kind = std::move(word);
  node.length = words.back().offset + words.back().length - node.offset;
  return node;
}

}  // namespace

/// How many words from the first on are known as one word with words of grammar in it: the longest
/// row of them; else 1.
std::size_t Expander::known_as_one(std::span<const QueryNode> nodes,
                                   TokensOfNodes tokens_of_nodes) const {
  constexpr std::size_t kShortest = 2;
  const std::size_t longest =
      std::max(kShortest, session_.reader().thesaurus_table().longest_name());
  std::size_t known = 1;
  std::vector<std::string> tokens;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const tree::Word* word = plain_word(nodes[i]);
    if (word == nullptr || !word->field.empty() || nodes[i].weight != nodes[0].weight) break;
    if (i > 0 && !side_by_side(nodes[i - 1], nodes[i])) break;
    tokens.insert(tokens.end(), tokens_of_nodes[i].begin(), tokens_of_nodes[i].end());
    if (tokens.size() > longest) break;
    if (i > 0 && words().is_one_with_grammar(tokens)) known = i + 1;
  }
  return known;
}

/// The operands, but what is known as one word is one. A diagnostic names these.
tree::Nodes Expander::read_together(const tree::Nodes& nodes) {
  tree::Nodes read;
  std::vector<std::string> joined;
  std::vector<std::vector<std::string>> tokens;
  for (const QueryNode& node : nodes) {
    const tree::Word* word = plain_word(node);
    tokens.push_back(word == nullptr ? std::vector<std::string>() : words().tokens_of(word->text));
  }
  for (std::size_t i = 0; i < nodes.size();) {
    const std::span<const QueryNode> left = std::span(nodes).subspan(i);
    const std::size_t known = known_as_one(left, TokensOfNodes(tokens).subspan(i));
    read.push_back(known == 1 ? left.front() : one_word(left.first(known)));
    if (known > 1) joined.push_back(plain_word(read.back())->text);
    i += known;
  }
  if (!joined.empty()) {
    diagnostics_.push_back(
        {DiagnosticCode::joined_words, "read as one word: " + join(joined, ", "), 0, 0, {}});
  }
  return read;
}

/// Words that may mean something together, but for those of grammar among them.
std::size_t Expander::longest_name() const {
  return std::max<std::size_t>(3, session_.reader().thesaurus_table().longest_name());
}

/// The spans of words side by side that may mean something together, and each word with them.
std::vector<Expander::Span> Expander::spans_of(const std::vector<Operand>& operands) const {
  const std::size_t longest = longest_name();
  std::vector<Span> spans;
  for (std::size_t first = 0; first < operands.size(); ++first) {
    std::size_t kept = 0;
    for (std::size_t last = first; last < operands.size(); ++last) {
      if (last > first && !side_by_side(*operands[last - 1].node, *operands[last].node)) break;
      kept += operands[last].left_out ? 0 : 1;
      if (kept > longest || last - first >= 2 * longest) break;
      const Span span = Span(operands).subspan(first, last - first + 1);
      if (!may_mean_something(span)) break;
      spans.push_back(span);
    }
  }
  return spans;
}

/// False if neither the words nor any words that begin with them mean something together: only
/// names in the thesaurus are that long.
bool Expander::may_mean_something(Span span) const {
  constexpr std::size_t kMostOfCompound = 3;
  const std::vector<std::string> kept = tokens_of(span, false);
  if (kept.size() <= kMostOfCompound) return true;
  const ThesaurusTable& thesaurus = session_.reader().thesaurus_table();
  return thesaurus.may_begin_name(kept) || thesaurus.may_begin_name(tokens_of(span, true));
}

/// The name of a concept that the words are: with the words of grammar among them, or without those
/// between them. Empty if they are none.
std::vector<std::string> Expander::name_in(Span span) const {
  const ThesaurusTable& thesaurus = session_.reader().thesaurus_table();
  std::vector<std::string> name = tokens_of(span, true);
  if (thesaurus.names_concept(name)) return name;
  if (span.front().left_out || span.back().left_out) return {};
  name = tokens_of(span, false);
  return thesaurus.names_concept(name) ? name : std::vector<std::string>();
}

std::vector<std::string> Expander::tokens_of(Span span, bool with_left_out) const {
  std::vector<std::string> tokens;
  for (const Operand& operand : span) {
    if (operand.left_out && !with_left_out) continue;
    tokens.insert(tokens.end(), operand.tokens.begin(), operand.tokens.end());
  }
  return tokens;
}

void Expander::add_to_each(Span span, const Meaning& meaning) {
  if (meaning.empty()) return;
  for (const Operand& operand : span) {
    if (operand.word) add_meaning(words_[*operand.word].meaning, meaning);
  }
}

/// What several words side by side mean together, each of them may be met by:
/// both words of `video conferencing` by "videoconferencing", all three of
/// `cognitive behavioural therapy` by "CBT".
void Expander::add_joint_meanings(const std::vector<Span>& spans) {
  for (const Span span : spans) {
    if (span.size() > 1) add_to_each(span, *joint_meaning(span));
  }
}

/// A word of grammar that is left out is a part of a name in the thesaurus (quality of life), but
/// of no compound, and parts none: adding one must not change what is found.
std::shared_ptr<const Meaning> Expander::joint_meaning(Span span) {
  std::string key = "together";
  for (const Operand& operand : span) {
    key += operand.left_out ? '-' : ' ';
    key += join(operand.tokens, "+");
  }
  session_.deadline().spend(span.size());
  return words().known(key, [&] { return worked_out(span); });
}

Meaning Expander::worked_out(Span span) const {
  const std::vector<std::string> typed = tokens_of(span, true);
  if (std::ranges::none_of(span, &Operand::left_out)) return words().alternatives(typed);
  Meaning joint = words().synonyms(typed);
  if (span.front().left_out || span.back().left_out) return joint;
  const std::vector<std::string> kept = tokens_of(span, false);
  if (kept.size() > 1) add_meaning(joint, words().alternatives(kept));
  return joint;
}

/// Of names within longer ones only the longest counts: "interpersonal psychotherapy" asks
/// for no other psychotherapy.
void Expander::add_narrower(const std::vector<Span>& spans) {
  struct NamedSpan {
    Span span;
    std::vector<std::string> tokens;
  };
  std::vector<NamedSpan> names;
  for (const Span span : spans) {
    std::vector<std::string> tokens = name_in(span);
    if (!tokens.empty()) names.push_back({span, std::move(tokens)});
  }
  const auto longest = static_cast<std::ptrdiff_t>(2 * longest_name());
  const auto is_within = [](Span inner, Span outer) {
    return inner.size() < outer.size() && inner.data() >= outer.data() &&
           inner.data() + inner.size() <= outer.data() + outer.size();
  };
  for (const NamedSpan& name : names) {
    // They come in the order of their first words, and are short.
    const auto is_near = [&](const NamedSpan& other) {
      return std::abs(other.span.data() - name.span.data()) <= longest;
    };
    const auto first = std::ranges::partition_point(names, [&](const NamedSpan& other) {
      return other.span.data() - name.span.data() < -longest;
    });
    bool part = false;
    for (auto other = first; other != names.end() && is_near(*other); ++other) {
      part = part || is_within(name.span, other->span);
    }
    if (part || is_excluded(*name.span.front().node)) continue;
    add_to_each(name.span, *words().known_narrower(name.tokens));
  }
}

}  // namespace pprsearch

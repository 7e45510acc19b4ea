#include "formats/vocabulary_yaml.h"

#include <pprsearch/error.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <initializer_list>
#include <sstream>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "formats/text_lines.h"
#include "formats/yaml_text.h"

namespace pprsearch {
namespace {

constexpr std::size_t kFirstLine = 1;

[[noreturn]] void refuse(const YAML::Node& at, const std::string& what) {
  throw Error(line_of(at, kFirstLine) + ": " + what);
}

std::string text_of(const YAML::Node& node, const std::string& name) {
  if (!node.IsScalar() || is_blank(node.Scalar())) refuse(node, name + " must be text");
  return node.Scalar();
}

std::vector<std::string> texts_of(const YAML::Node& node, const std::string& name) {
  if (!node.IsSequence()) refuse(node, name + " must be a list");
  std::vector<std::string> texts;
  for (const YAML::Node& item : node) texts.push_back(text_of(item, name + ": each"));
  return texts;
}

// Refuses what is not of the form `key: value`, and keys unknown or twice there.
void require_keys(const YAML::Node& map, std::initializer_list<std::string_view> known) {
  if (!map.IsMap()) refuse(map, "'" + std::string(*known.begin()) + ": …' was expected");
  std::unordered_set<std::string> seen;
  for (const auto& member : map) {
    const std::string key = text_of(member.first, "a key");
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      refuse(member.first, "unknown key '" + key + "'");
    }
    if (!seen.insert(key).second) refuse(member.first, "key '" + key + "' comes twice");
  }
}

std::string required_text(const YAML::Node& map, const char* key) {
  if (!map[key]) refuse(map, std::string("'") + key + "' is missing");
  return text_of(map[key], std::string("'") + key + "'");
}

// The list under `key`; an empty one where there is no such key, or nothing under it.
YAML::Node list_of(const YAML::Node& map, const char* key) {
  const YAML::Node list = map[key];
  if (!list || list.IsNull()) return YAML::Node(YAML::NodeType::Sequence);
  if (!list.IsSequence()) refuse(list, std::string("'") + key + "' must be a list");
  return list;
}

// ---- Taxonomy ----

TaxonomyValue read_value(const YAML::Node& node) {
  require_keys(node, {"slug", "label", "aliases"});
  TaxonomyValue value;
  value.slug = required_text(node, "slug");
  value.label = node["label"] ? required_text(node, "label") : value.slug;
  value.aliases = texts_of(list_of(node, "aliases"), "'aliases'");
  return value;
}

/// The names of a list's values, as find_value() compares them: what it would find decides.
class ValueNames {
 public:
  void require_new(const std::string& name, const YAML::Node& at) const {
    auto other = slugs_.find(name);
    const std::string key = key_of_name(name);
    if (other == slugs_.end() && !key.empty()) other = keys_.find(key);
    if (other == slugs_.end() || other == keys_.end()) return;
    refuse(at, "'" + name + "' already stands for '" + other->second + "'");
  }

  void add(const TaxonomyValue& value) {
    slugs_.emplace(value.slug, value.slug);
    keys_.emplace(key_of_name(value.slug), value.slug);
    keys_.emplace(key_of_name(value.label), value.slug);
    for (const std::string& alias : value.aliases) keys_.emplace(key_of_name(alias), value.slug);
  }

 private:
  std::unordered_map<std::string, std::string> slugs_;  ///< by themselves
  std::unordered_map<std::string, std::string> keys_;   ///< slugs, by the keys of all names
};

std::vector<TaxonomyValue> read_values(const YAML::Node& list) {
  std::vector<TaxonomyValue> values;
  ValueNames names;
  for (const YAML::Node& node : list) {
    TaxonomyValue value = read_value(node);
    names.require_new(value.slug, node);
    names.require_new(value.label, node);
    for (const std::string& alias : value.aliases) names.require_new(alias, node);
    names.add(value);
    values.push_back(std::move(value));
  }
  return values;
}

Taxonomy read_taxonomy(const YAML::Node& root) {
  require_keys(root, {"topics", "research_types"});
  return {read_values(list_of(root, "topics")), read_values(list_of(root, "research_types"))};
}

// ---- Thesaurus ----

/// Each search that has one of them compares all.
void require_few(const std::vector<std::string>& names, const YAML::Node& at, const char* what) {
  constexpr std::size_t kMost = 1000;
  if (names.size() <= kMost) return;
  refuse(at, std::to_string(names.size()) + ' ' + what + " that mean the same; at most " +
                 std::to_string(kMost) + " are taken");
}

Concept read_concept(const YAML::Node& node) {
  require_keys(node, {"id", "words", "topic", "broader", "related", "source"});
  if (!node["words"]) refuse(node, "'words' is missing");
  Concept idea{required_text(node, "id"), texts_of(node["words"], "'words'")};
  if (idea.words.empty()) refuse(node, "'words' is empty");
  require_few(idea.words, node, "words");
  if (node["topic"]) idea.topic = required_text(node, "topic");
  idea.broader = texts_of(list_of(node, "broader"), "'broader'");
  idea.related = texts_of(list_of(node, "related"), "'related'");
  if (node["source"]) idea.source = required_text(node, "source");
  return idea;
}

std::vector<std::string> read_spellings(const YAML::Node& node) {
  std::vector<std::string> spellings = texts_of(node, "the spellings of a word");
  require_few(spellings, node, "spellings");
  if (spellings.size() < 2) refuse(node, "variants are two spellings or more");
  return spellings;
}

Thesaurus read_thesaurus(const YAML::Node& root) {
  require_keys(root, {"concepts", "variants"});
  Thesaurus thesaurus;
  const YAML::Node concepts = list_of(root, "concepts");
  for (const YAML::Node& node : concepts) thesaurus.concepts.push_back(read_concept(node));
  if (const auto fault = find_fault(thesaurus)) refuse(concepts[fault->place], fault->what);
  for (const YAML::Node& node : list_of(root, "variants")) {
    thesaurus.variants.push_back(read_spellings(node));
  }
  return thesaurus;
}

// ---- Crosswalk ----

/// Reads the rules, and remembers where each heading stands.
class CrosswalkReader {
 public:
  explicit CrosswalkReader(const Taxonomy& taxonomy) : taxonomy_(taxonomy) {
    note_names(taxonomy.topics);
    note_names(taxonomy.research_types);
  }

  Crosswalk read(const YAML::Node& root) {
    require_keys(root, {"rules", "general", "qualifiers"});
    Crosswalk crosswalk;
    for (const YAML::Node& node : list_of(root, "rules")) {
      crosswalk.rules.push_back(read_rule(node));
    }
    crosswalk.general = read_headings(list_of(root, "general"), {});
    crosswalk.qualifiers = read_qualifiers(list_of(root, "qualifiers"));
    return crosswalk;
  }

 private:
  using Places = std::unordered_map<std::string, std::string>;

  CrosswalkRule read_rule(const YAML::Node& node) {
    require_keys(node, {"topics", "research_types", "same", "narrower", "qualifiers"});
    CrosswalkRule rule;
    rule.topics = read_slugs(list_of(node, "topics"), taxonomy_.topics, "topic");
    rule.research_types =
        read_slugs(list_of(node, "research_types"), taxonomy_.research_types, "type of research");
    if (rule.topics.empty() && rule.research_types.empty()) {
      refuse(node, "a rule names topics or research_types");
    }
    rule.same = read_headings(list_of(node, "same"), rule);
    rule.narrower = read_headings(list_of(node, "narrower"), rule);
    rule.qualifiers = read_qualifiers(list_of(node, "qualifiers"));
    if (rule.same.empty() && rule.narrower.empty() && rule.qualifiers.empty()) {
      refuse(node, "a rule has headings: same, narrower or qualifiers");
    }
    return rule;
  }

  static std::vector<std::string> read_slugs(const YAML::Node& list,
                                             const std::vector<TaxonomyValue>& known,
                                             const std::string& what) {
    std::vector<std::string> slugs;
    for (const YAML::Node& node : list) {
      slugs.push_back(text_of(node, "a slug"));
      if (std::ranges::find(known, slugs.back(), &TaxonomyValue::slug) == known.end()) {
        refuse(node, "the taxonomy has no " + what + " '" + slugs.back() + "'");
      }
    }
    return slugs;
  }

  std::vector<std::string> read_headings(const YAML::Node& list, const CrosswalkRule& rule) {
    std::vector<std::string> headings;
    for (const YAML::Node& node : list) {
      headings.push_back(text_of(node, "a heading"));
      require_once(headings_, headings.back(), node);
      const auto [begin, end] = names_.equal_range(key_of_name(headings.back()));
      for (auto name = begin; name != end; ++name) {
        if (gives(rule, name->second)) continue;
        refuse(node,
               "'" + headings.back() + "' is a name of the taxonomy, for '" + name->second + "'");
      }
    }
    return headings;
  }

  std::vector<std::string> read_qualifiers(const YAML::Node& list) {
    std::vector<std::string> qualifiers;
    for (const YAML::Node& node : list) {
      qualifiers.push_back(text_of(node, "a qualifier"));
      require_once(qualifiers_, qualifiers.back(), node);
    }
    return qualifiers;
  }

  static void require_once(Places& places, const std::string& name, const YAML::Node& at) {
    const auto [place, is_new] = places.emplace(key_of_name(name), line_of(at, kFirstLine));
    if (!is_new) refuse(at, "'" + name + "' comes twice: first in " + place->second);
  }

  static bool gives(const CrosswalkRule& rule, const std::string& slug) {
    return std::ranges::find(rule.topics, slug) != rule.topics.end() ||
           std::ranges::find(rule.research_types, slug) != rule.research_types.end();
  }

  void note_names(const std::vector<TaxonomyValue>& values) {
    for (const TaxonomyValue& value : values) {
      names_.emplace(key_of_name(value.slug), value.slug);
      names_.emplace(key_of_name(value.label), value.slug);
      for (const std::string& alias : value.aliases) names_.emplace(key_of_name(alias), value.slug);
    }
  }

  const Taxonomy& taxonomy_;
  std::unordered_multimap<std::string, std::string> names_;  ///< of the taxonomy: slugs, by key
  Places headings_;
  Places qualifiers_;
};

// ---- Texts ----

template <typename Read>
auto parse(std::string_view text, const std::string& file, Read read) {
  std::istringstream in{std::string(text)};
  const auto lines = read_lines(in, kMostVocabularyBytes);  // counts an end for the last line, too
  if (!lines) throw Error(file + ": larger than 16 MiB");
  try {
    const YAML::Node root = parse_yaml(*lines, kFirstLine);
    return read(root.IsNull() ? YAML::Node(YAML::NodeType::Map) : root);
  } catch (const Error& error) {
    throw Error(file + ": " + error.what());
  }
}

}  // namespace

Taxonomy taxonomy_from_yaml(std::string_view text, const std::string& file) {
  return parse(text, file, read_taxonomy);
}

Thesaurus thesaurus_from_yaml(std::string_view text, const std::string& file) {
  return parse(text, file, read_thesaurus);
}

Crosswalk crosswalk_from_yaml(std::string_view text, const std::string& file,
                              const Taxonomy& taxonomy) {
  return parse(text, file,
               [&](const YAML::Node& root) { return CrosswalkReader(taxonomy).read(root); });
}

}  // namespace pprsearch

#include <pprsearch/classifier.h>
#include <pprsearch/error.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

// A name is looked up by its key, first in the taxonomy, then in the crosswalk. A name with a slash
// in it may be a heading with qualifiers ("Depression/drug therapy"): it is one if all that stands
// behind the slash is known as qualifiers. Then three things may mean a topic: the heading, each
// qualifier whatever stands before it, and both together.

namespace pprsearch {
namespace {

using Names = std::vector<std::string>;

/// What a name means: slugs of topics and types.
struct Meaning {
  Names topics;
  Names research_types;

  bool empty() const { return topics.empty() && research_types.empty(); }
};

/// A heading and its qualifiers.
struct Heading {
  std::string_view text;
  std::vector<std::string_view> qualifiers;
};

bool add_once(Names& names, const std::string& name) {
  if (std::ranges::find(names, name) != names.end()) return false;
  names.push_back(name);
  return true;
}

/// The name without blanks around it and a mark of importance before it.
std::string_view unmarked(std::string_view name) {
  constexpr std::string_view kBlanks = " \t";
  const std::size_t begin = name.find_first_not_of(" \t*");
  if (begin == name.npos) return name;
  return name.substr(begin, name.find_last_not_of(kBlanks) + 1 - begin);
}

/// "Epidemiology" of "ep [Epidemiology]", as Ovid writes qualifiers.
std::string_view qualifier_of(std::string_view text) {
  text = unmarked(text);
  const std::size_t bracket = text.find('[');
  if (bracket == text.npos || !text.ends_with(']')) return text;
  return text.substr(bracket + 1, text.size() - bracket - 2);
}

Heading taken_apart(std::string_view name) {
  Heading heading;
  std::size_t slash = name.find('/');
  heading.text = unmarked(name.substr(0, slash));
  while (slash != name.npos) {
    name.remove_prefix(slash + 1);
    slash = name.find('/');
    heading.qualifiers.push_back(qualifier_of(name.substr(0, slash)));
  }
  return heading;
}

}  // namespace

class Classifier::Impl {
 public:
  Impl(const Taxonomy& taxonomy, const Crosswalk& crosswalk);

  /// Whether the names of each list are those of the taxonomy.
  bool has_topics() const { return !topics_.empty(); }
  bool has_types() const { return !types_.empty(); }

  /// What the taxonomy knows under a name, in the list that it stands in or in the other.
  Meaning own_meaning(std::string_view name, bool is_topic) const;
  /// What the crosswalk knows of a name, which may be a heading that is general and means nothing.
  const Meaning* crosswalk_meaning(std::string_view name) const;
  /// What the qualifiers mean, alone and with their heading.
  Meaning qualified_meaning(const Heading& heading) const;
  bool are_qualifiers(const std::vector<std::string_view>& texts) const;

 private:
  using Slugs = std::unordered_map<std::string, std::string>;
  using Meanings = std::unordered_map<std::string, Meaning>;

  static Slugs slugs_of(const std::vector<TaxonomyValue>& values);
  void add_rule(const Taxonomy& taxonomy, const CrosswalkRule& rule);

  Slugs topics_;
  Slugs types_;
  Meanings headings_;
  Meanings qualifiers_;
};

namespace {

void require_slugs(const Names& slugs, const std::vector<TaxonomyValue>& values, const char* what) {
  for (const std::string& slug : slugs) {
    if (std::ranges::find(values, slug, &TaxonomyValue::slug) == values.end()) {
      throw Error("crosswalk: the taxonomy has no " + std::string(what) + " '" + slug + "'",
                  ErrorKind::bad_value);
    }
  }
}

void add(const Meaning& more, Meaning& meaning) {
  for (const std::string& topic : more.topics) add_once(meaning.topics, topic);
  for (const std::string& type : more.research_types) add_once(meaning.research_types, type);
}

}  // namespace

Classifier::Impl::Impl(const Taxonomy& taxonomy, const Crosswalk& crosswalk)
    : topics_(slugs_of(taxonomy.topics)), types_(slugs_of(taxonomy.research_types)) {
  for (const CrosswalkRule& rule : crosswalk.rules) add_rule(taxonomy, rule);
  for (const std::string& heading : crosswalk.general) headings_[key_of_name(heading)];
  for (const std::string& qualifier : crosswalk.qualifiers) qualifiers_[key_of_name(qualifier)];
}

/// A name that stands for two values is the first one's, as find_value() has it.
Classifier::Impl::Slugs Classifier::Impl::slugs_of(const std::vector<TaxonomyValue>& values) {
  Slugs slugs;
  for (const TaxonomyValue& value : values) {
    slugs.emplace(key_of_name(value.slug), value.slug);
    slugs.emplace(key_of_name(value.label), value.slug);
    for (const std::string& alias : value.aliases) slugs.emplace(key_of_name(alias), value.slug);
  }
  slugs.erase("");
  return slugs;
}

void Classifier::Impl::add_rule(const Taxonomy& taxonomy, const CrosswalkRule& rule) {
  require_slugs(rule.topics, taxonomy.topics, "topic");
  require_slugs(rule.research_types, taxonomy.research_types, "type of research");
  const Meaning meaning{rule.topics, rule.research_types};
  for (const std::string& heading : rule.same) add(meaning, headings_[key_of_name(heading)]);
  for (const std::string& heading : rule.narrower) add(meaning, headings_[key_of_name(heading)]);
  for (const std::string& text : rule.qualifiers) add(meaning, qualifiers_[key_of_name(text)]);
}

Meaning Classifier::Impl::own_meaning(std::string_view name, bool is_topic) const {
  const std::string key = key_of_name(name);
  const auto topic = topics_.find(key);
  const auto type = types_.find(key);
  if (topic != topics_.end() && (is_topic || type == types_.end())) return {{topic->second}, {}};
  if (type != types_.end()) return {{}, {type->second}};
  return {};
}

const Meaning* Classifier::Impl::crosswalk_meaning(std::string_view name) const {
  const auto found = headings_.find(key_of_name(name));
  return found == headings_.end() ? nullptr : &found->second;
}

Meaning Classifier::Impl::qualified_meaning(const Heading& heading) const {
  Meaning meaning;
  for (const std::string_view qualifier : heading.qualifiers) {
    const auto alone = qualifiers_.find(key_of_name(qualifier));
    if (alone != qualifiers_.end()) add(alone->second, meaning);
    const std::string both = std::string(heading.text) + '/' + std::string(qualifier);
    if (const Meaning* together = crosswalk_meaning(both)) add(*together, meaning);
  }
  return meaning;
}

bool Classifier::Impl::are_qualifiers(const std::vector<std::string_view>& texts) const {
  return !texts.empty() && std::ranges::all_of(texts, [&](std::string_view text) {
    return qualifiers_.contains(key_of_name(text));
  });
}

namespace {

/// The lists of an entry while its names are sorted.
template <typename Known>
class Sorting {
 public:
  Sorting(const Known& known, Entry& entry) : known_(known), entry_(entry) {}

  /// Sorts the names of one list: of topics or of types.
  void sort(const Names& names, bool are_topics) {
    for (const std::string& name : names) place(name, are_topics);
  }

  /// Keywords stay, and give what they mean.
  void use_keywords(const Names& keywords) {
    for (const std::string& keyword : keywords) {
      Meaning meaning = meaning_of(keyword, true);
      if (give(meaning)) classification_.giving.push_back(keyword);
      add_once(entry_.keywords, keyword);
    }
  }

  void use_headings(const Names& headings) {
    for (const std::string& name : headings) {
      const Heading heading = taken_apart(name);
      if (known_.are_qualifiers(heading.qualifiers)) give(known_.qualified_meaning(heading));
    }
  }

  Classification classification() && { return std::move(classification_); }

 private:
  void place(const std::string& name, bool is_topic) {
    if (const Meaning own = known_.own_meaning(name, is_topic); !own.empty()) {
      give(own);
      return;
    }
    const Heading heading = heading_of(name);
    give(meaning_of(name, is_topic));
    if (!known_.own_meaning(heading.text, is_topic).empty()) return;
    const std::string keyword(heading.text);
    add_once(entry_.keywords, keyword);
    if (known_.crosswalk_meaning(keyword) == nullptr) add_once(classification_.kept, keyword);
  }

  /// The name as a heading; the whole name if the words behind its slash are not qualifiers.
  Heading heading_of(const std::string& name) const {
    Heading heading = taken_apart(name);
    if (known_.are_qualifiers(heading.qualifiers)) return heading;
    return {unmarked(name), {}};
  }

  Meaning meaning_of(const std::string& name, bool is_topic) const {
    const Heading heading = heading_of(name);
    Meaning meaning = known_.own_meaning(heading.text, is_topic);
    if (const Meaning* other = known_.crosswalk_meaning(heading.text)) add(*other, meaning);
    add(known_.qualified_meaning(heading), meaning);
    return meaning;
  }

  /// Whether any of it is new.
  bool give(const Meaning& meaning) {
    bool any = false;
    for (const std::string& topic : meaning.topics) any |= add_once(entry_.topics, topic);
    for (const std::string& type : meaning.research_types) {
      any |= add_once(entry_.research_types, type);
    }
    return any;
  }

  const Known& known_;
  Entry& entry_;
  Classification classification_;
};

}  // namespace

Classifier::Classifier(const Taxonomy& taxonomy, const Crosswalk& crosswalk)
    : impl_(std::make_unique<Impl>(taxonomy, crosswalk)) {}
Classifier::~Classifier() = default;
Classifier::Classifier(Classifier&&) noexcept = default;
Classifier& Classifier::operator=(Classifier&&) noexcept = default;

Classification Classifier::classify(Entry& entry, const Names& headings) const {
  const Impl& known = *impl_;
  if (!known.has_topics() && !known.has_types()) return {};
  const Names keywords = std::exchange(entry.keywords, {});
  const Names topics = known.has_topics() ? std::exchange(entry.topics, {}) : Names();
  const Names types = known.has_types() ? std::exchange(entry.research_types, {}) : Names();
  Sorting sorting(known, entry);
  sorting.sort(topics, true);
  sorting.sort(types, false);
  sorting.use_headings(headings);
  sorting.use_keywords(keywords);
  return std::move(sorting).classification();
}

}  // namespace pprsearch

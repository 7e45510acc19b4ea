#include "entry/vocabulary_json.h"

#include <pprsearch/error.h>

#include <nlohmann/json.hpp>

namespace pprsearch {
namespace {

using nlohmann::ordered_json;
using Names = std::vector<std::string>;

ordered_json json_of(const std::vector<TaxonomyValue>& values) {
  ordered_json array = ordered_json::array();
  for (const auto& [slug, label, aliases] : values) {
    array.push_back({{"slug", slug}, {"label", label}, {"aliases", aliases}});
  }
  return array;
}

ordered_json json_of(const std::vector<Concept>& concepts) {
  ordered_json array = ordered_json::array();
  for (const auto& [id, words, topic, broader, related, source] : concepts) {
    array.push_back({{"id", id},
                     {"words", words},
                     {"topic", topic},
                     {"broader", broader},
                     {"related", related},
                     {"source", source}});
  }
  return array;
}

std::string text_of(const ordered_json& document) {
  return document.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::vector<TaxonomyValue> taxonomy_values(const ordered_json& array) {
  std::vector<TaxonomyValue> values;
  for (const ordered_json& value : array) {
    values.push_back({value.at("slug").get<std::string>(), value.at("label").get<std::string>(),
                      value.at("aliases").get<std::vector<std::string>>()});
  }
  return values;
}

std::vector<Concept> concepts_of(const ordered_json& array) {
  using Texts = std::vector<std::string>;
  std::vector<Concept> concepts;
  for (const ordered_json& value : array) {
    concepts.push_back({value.at("id").get<std::string>(), value.at("words").get<Texts>(),
                        value.at("topic").get<std::string>(), value.at("broader").get<Texts>(),
                        value.at("related").get<Texts>(), value.at("source").get<std::string>()});
  }
  return concepts;
}

/// What `read` makes of the JSON `text`; every fault is told as one of `what`.
template <typename Read>
auto read_json(std::string_view text, const char* what, Read read) {
  try {
    return read(ordered_json::parse(text));
  } catch (const ordered_json::exception&) {
    throw Error(std::string(what) + ": is not in its JSON form", ErrorKind::bad_value);
  }
}

}  // namespace

std::string to_json_text(const Taxonomy& taxonomy) {
  return text_of(
      {{"topics", json_of(taxonomy.topics)}, {"research_types", json_of(taxonomy.research_types)}});
}

std::string to_json_text(const Thesaurus& thesaurus) {
  return text_of({{"concepts", json_of(thesaurus.concepts)}, {"variants", thesaurus.variants}});
}

std::string to_json_text(const Crosswalk& crosswalk) {
  ordered_json rules = ordered_json::array();
  for (const auto& [topics, research_types, same, narrower, qualifiers] : crosswalk.rules) {
    rules.push_back({{"topics", topics},
                     {"research_types", research_types},
                     {"same", same},
                     {"narrower", narrower},
                     {"qualifiers", qualifiers}});
  }
  return text_of(
      {{"rules", rules}, {"general", crosswalk.general}, {"qualifiers", crosswalk.qualifiers}});
}

Taxonomy taxonomy_from_json(std::string_view text) {
  return read_json(text, "taxonomy", [](const ordered_json& json) {
    return Taxonomy{taxonomy_values(json.at("topics")), taxonomy_values(json.at("research_types"))};
  });
}

Thesaurus thesaurus_from_json(std::string_view text) {
  return read_json(text, "thesaurus", [](const ordered_json& json) {
    return Thesaurus{concepts_of(json.at("concepts")),
                     json.at("variants").get<std::vector<std::vector<std::string>>>()};
  });
}

Crosswalk crosswalk_from_json(std::string_view text) {
  return read_json(text, "crosswalk", [](const ordered_json& json) {
    Crosswalk crosswalk{{}, json.at("general").get<Names>(), json.at("qualifiers").get<Names>()};
    for (const ordered_json& rule : json.at("rules")) {
      crosswalk.rules.push_back({rule.at("topics").get<Names>(),
                                 rule.at("research_types").get<Names>(),
                                 rule.at("same").get<Names>(), rule.at("narrower").get<Names>(),
                                 rule.at("qualifiers").get<Names>()});
    }
    return crosswalk;
  });
}

ordered_json json_of(const VocabularySizes& sizes) {
  return {{"topics", sizes.topics},
          {"research_types", sizes.research_types},
          {"concepts", sizes.concepts},
          {"spellings", sizes.spellings},
          {"crosswalk_rules", sizes.crosswalk_rules}};
}

VocabularySizes vocabulary_sizes_of(const ordered_json& json) {
  const auto number = [&](const char* name) -> std::uint64_t {
    return json.at(name).get_ref<const ordered_json::number_unsigned_t&>();
  };
  return {number("topics"), number("research_types"), number("concepts"), number("spellings"),
          number("crosswalk_rules")};
}

}  // namespace pprsearch

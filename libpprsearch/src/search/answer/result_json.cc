#include <pprsearch/error.h>
#include <pprsearch/json.h>
#include <pprsearch/search_parameters.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "entry/entry_json.h"
#include "entry/vocabulary_json.h"
#include "search/answer/answer_json.h"

namespace pprsearch {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Hit& hit);
Json json_of(const FacetCount& value);
Json json_of(const ResolvedValue& value);
Json json_of(const ResolvedFilter& filter);
Json json_of(const ExpandedTerm& term);
Json json_of(const ExpandedWord& word);
Json json_of(const MatchedName& name);
Json json_of(const SharedReason& reason);
Json json_of(const Suggestion& suggestion);
Json json_of(const QueryPart& part);

Json json_of(const std::vector<Span>& spans) {
  Json json = Json::array();
  for (const Span& span : spans) json.push_back({span.begin, span.end});
  return json;
}

Json json_of(const Snippet& snippet) {
  return {{"field", to_string(snippet.field)},
          {"text", snippet.text},
          {"highlights", json_of(snippet.highlights)},
          {"cut_before", snippet.cut_before},
          {"cut_after", snippet.cut_after}};
}

Json json_of(const ScorePart& part) {
  Json fields = Json::object();
  for (const auto& [field, frequency] : part.fields) fields[field] = frequency;
  return {{"word", part.word}, {"kind", to_string(part.kind)}, {"score", part.score},
          {"idf", part.idf},   {"frequency", part.frequency},  {"fields", fields}};
}

template <typename T>
Json list_of(const std::vector<T>& values) {
  Json json = Json::array();
  for (const T& value : values) json.push_back(json_of(value));
  return json;
}

Json json_of(const Hit& hit) {
  Json json = {{"rank", hit.rank}, {"id", hit.id}, {"score", hit.score}};
  const bool has_entry = !hit.entry.id.empty();  // else it was not asked for
  if (has_entry) json["entry"] = json_of(hit.entry);
  json["snippets"] = list_of(hit.snippets);
  json["title_highlights"] = json_of(hit.title_highlights);
  if (hit.cited) json["cited"] = true;
  if (!hit.matched_authors.empty()) json["matched_authors"] = list_of(hit.matched_authors);
  if (!hit.matched_topics.empty()) json["matched_topics"] = list_of(hit.matched_topics);
  if (hit.implication) json["implication"] = json_of(*hit.implication);
  if (!hit.shared.empty()) json["shared"] = list_of(hit.shared);
  if (!hit.explanation.empty()) json["explanation"] = list_of(hit.explanation);
  return json;
}

Json json_of(const MatchedName& name) {
  return {{"place", name.place}, {"text", name.text}, {"highlights", json_of(name.highlights)}};
}

Json json_of(const SharedReason& reason) {
  return {{"kind", to_string(reason.kind)}, {"text", reason.text}};
}

Json json_of(const FacetCount& value) {
  Json json = {{"value", nullptr},
               {"label", value.label},
               {"count", value.count},
               {"selected", value.selected}};
  if (value.value) json["value"] = *value.value;
  return json;
}

Json json_of(const ResolvedValue& value) {
  Json json = {{"value", nullptr}, {"label", value.label}};
  if (value.value) json["value"] = *value.value;
  return json;
}

Json json_of(const ResolvedFilter& filter) {
  return {{"field", to_string(filter.field)}, {"values", list_of(filter.values)}};
}

Json json_of(const ExpandedTerm& term) {
  return {{"text", term.text},
          {"reason", to_string(term.reason)},
          {"weight", term.weight},
          {"entries", term.entries}};
}

Json json_of(const ExpandedWord& word) {
  return {{"word", word.word}, {"terms", list_of(word.terms)}};
}

Json json_of(const Suggestion& suggestion) {
  Json json = {{"kind", to_string(suggestion.kind)},
               {"text", suggestion.text},
               {"total", suggestion.total},
               {"replacement", suggestion.replacement}};
  if (suggestion.kind == SuggestionKind::topic) return json;
  if (suggestion.kind == SuggestionKind::reading) {
    json.erase("replacement");
    return json;
  }
  json["word"] = suggestion.word;
  json["offset"] = suggestion.offset;
  json["length"] = suggestion.length;
  if (suggestion.kind == SuggestionKind::spelling) json["distance"] = suggestion.distance;
  return json;
}

Json json_of(const QueryPart& part) {
  Json json = {{"kind", to_string(part.kind)}};
  if (part.kind == PartKind::filter) {
    json["filter"] = part.filter;
  } else {
    json["text"] = part.text;
    json["offset"] = part.offset;
    json["length"] = part.length;
  }
  json["alone"] = part.alone;
  json["with_filters"] = part.with_filters;
  if (part.without) json["without"] = *part.without;
  json["fate"] = to_string(part.fate);
  if (!part.parts.empty()) json["parts"] = list_of(part.parts);
  return json;
}

Json json_of(const EmptyAnswer& answer) {
  Json json = {{"parts", list_of(answer.parts)}};
  if (const auto& nearest = answer.nearest) {
    json["nearest"] = {
        {"text", nearest->text}, {"filters", nearest->filters}, {"total", nearest->total}};
  }
  return json;
}

}  // namespace

namespace {

/// What stands before the hits.
Json head_of(const SearchResult& result, std::string_view query_id) {
  Json json;
  if (!query_id.empty()) json["query_id"] = query_id;
  json["format_version"] = kFormatVersion;
  json["query"] = {{"text", result.text},
                   {"interpretation", result.interpretation},
                   {"match", to_string(result.match)},
                   {"sort", to_string(result.sort)},
                   {"diagnostics", json_of(result.diagnostics)}};
  if (result.platform != Platform::ppr) json["query"]["platform"] = to_string(result.platform);
  if (!result.similar_to.empty()) json["similar_to"] = result.similar_to;
  json["total"] = result.total;
  if (result.cut_short) json["cut_short"] = true;
  json["offset"] = result.offset;
  json["limit"] = result.limit;
  return json;
}

/// What stands behind them.
Json tail_of(const SearchResult& result) {
  Json json = Json::object();
  if (!result.filters.empty()) json["filters"] = list_of(result.filters);
  if (!result.facets.empty()) {
    Json facets = Json::object();
    Json distinct = Json::object();
    for (const Facet& facet : result.facets) {
      const std::string field(to_string(facet.field));
      facets[field] = list_of(facet.values);
      distinct[field] = facet.distinct;
    }
    json["facets"] = facets;
    json["distinct"] = distinct;
  }
  if (!result.expansion.empty()) json["expansion"] = list_of(result.expansion);
  if (!result.feedback.empty()) json["feedback"] = list_of(result.feedback);
  if (!result.suggestions.empty()) json["suggestions"] = list_of(result.suggestions);
  if (result.empty_answer) json["empty_answer"] = json_of(*result.empty_answer);
  json["index"] = {{"generation", result.index.number},
                   {"digest", result.index.digest},
                   {"identity", result.index.identity}};
  return json;
}

/// The text of an object without its brackets.
std::string members_of(const Json& object) {
  const std::string text = text_of_answer(object);
  return text.substr(1, text.size() - 2);
}

/// Has `write` write the whole, hit by hit, so that no more than one is in memory as JSON.
template <typename NextHit, typename Write>
void write_result(const SearchResult& result, std::string_view query_id, NextHit next_hit,
                  Write write) {
  write('{' + members_of(head_of(result, query_id)) + ",\"hits\":[");
  const char* between = "";
  while (const auto hit = next_hit()) {
    write(between + text_of_answer(json_of(*hit)));
    between = ",";
  }
  write("]," + members_of(tail_of(result)) + '}');
}

}  // namespace

std::string to_json(const SearchResult& result, std::string_view query_id) {
  std::string text;
  auto hit = result.hits.begin();
  const auto next_hit = [&] { return hit == result.hits.end() ? nullptr : &*hit++; };
  write_result(result, query_id, next_hit, [&](const std::string& piece) { text += piece; });
  return text;
}

void write_json(AnswerReader& answer, std::ostream& out, std::string_view query_id) {
  write_result(
      answer.result(), query_id, [&] { return answer.next(); },
      [&](const std::string& piece) { out << piece; });
}

namespace {

/// What the classes of errors know beyond their message.
void add_particulars(const Error& error, Json& json) {
  if (const auto* syntax = dynamic_cast<const QuerySyntaxError*>(&error)) {
    json["code"] = to_string(syntax->code());
    json["offset"] = syntax->offset();
    json["length"] = syntax->length();
    if (!syntax->corrected().empty()) json["suggestion"] = syntax->corrected();
  } else if (const auto* limit = dynamic_cast<const LimitError*>(&error)) {
    json["limit"] = limit->limit();
  } else if (const auto* wrong = dynamic_cast<const ParameterError*>(&error)) {
    json["parameter"] = wrong->parameter();
    json["offset"] = wrong->offset();
    json["length"] = wrong->length();
  }
}

}  // namespace

std::string to_json(const Error& error, std::string_view query_id) {
  Json json;
  if (!query_id.empty()) json["query_id"] = query_id;
  json["format_version"] = kFormatVersion;
  json["error"] = {{"kind", to_string(error.kind())}, {"message", error.what()}};
  add_particulars(error, json["error"]);
  return text_of_answer(json);
}

std::string to_json(const Hit& hit, std::string_view query_id) {
  Json json = Json::object();
  if (!query_id.empty()) json["query_id"] = query_id;
  json.update(json_of(hit));
  return text_of_answer(json);
}

std::string to_json(const std::vector<Completion>& completions) {
  Json list = Json::array();
  for (const Completion& completion : completions) {
    list.push_back({{"kind", to_string(completion.kind)},
                    {"text", completion.text},
                    {"label", completion.label},
                    {"count", completion.count}});
  }
  return text_of_answer({{"format_version", kFormatVersion}, {"completions", list}});
}

std::string to_json(const Generation& generation) {
  return text_of_answer({{"format_version", kFormatVersion},
                         {"generation", generation.number},
                         {"entries", generation.entries},
                         {"digest", generation.digest},
                         {"identity", generation.identity},
                         {"created", generation.created},
                         {"bytes", generation.bytes},
                         {"format", generation.format},
                         {"taxonomy", generation.taxonomy},
                         {"thesaurus", generation.thesaurus},
                         {"crosswalk", generation.crosswalk},
                         {"vocabularies", json_of(generation.vocabularies)}});
}

}  // namespace pprsearch

// What people read.
#include <algorithm>
#include <array>
#include <cstdio>
#include <ostream>

#include "base/controls.h"
#include "base/strings.h"
#include "command-line/visible_stream.h"
#include "query-cli/empty_answer.h"
#include "query-cli/options.h"
#include "query-cli/printers/hit_facts.h"
#include "query-cli/printers/painter.h"
#include "query-cli/printers/printer.h"

namespace pprsearch {
namespace {

constexpr std::string_view kIndent = "     ";

std::string number(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.4f", value);
  return text.data();
}

/// Also of hits that are still to be read.
std::size_t hits_on_page(const SearchResult& result) {
  if (!result.hits.empty()) return result.hits.size();
  return std::min(result.limit, result.total - std::min(result.offset, result.total));
}

void print_head(const SearchResult& result, Painter& painter) {
  painter.write(result.similar_to.empty() ? result.interpretation : "Like " + result.similar_to,
                kBold);
  painter.out() << "  " << entries_told(result.total);
  if (result.similar_to.empty() && result.match == Match::any)
    painter.out() << ", with any of the words";
  if (result.similar_to.empty() && result.match == Match::automatic)
    painter.out() << ", with enough of the words";
  const std::size_t hits = hits_on_page(result);
  if (result.total > hits) {
    const std::size_t first = result.offset + 1;
    painter.out() << (hits == 0 ? std::string(", none on this page")
                                : ", " + std::to_string(first) + " to " +
                                      std::to_string(result.offset + hits));
  }
  painter.out() << '\n';
}

void print_explanation(const SearchResult& result, Painter& painter) {
  for (const ExpandedWord& word : result.expansion) {
    painter.out() << "  " << word.word << " stands for";
    const char* between = " ";
    for (const ExpandedTerm& term : word.terms) {
      painter.out() << between << '"' << term.text << "\" (" << to_string(term.reason)
                    << ", weight " << number(term.weight) << ", " << entries_told(term.entries)
                    << ')';
      between = ", ";
    }
    painter.out() << '\n';
  }
  const char* between = "  the best answers add ";
  for (const ExpandedTerm& term : result.feedback) {
    painter.out() << between << '"' << term.text << "\" (weight " << number(term.weight) << ", "
                  << entries_told(term.entries) << ')';
    between = ", ";
  }
  if (!result.feedback.empty()) painter.out() << '\n';
}

void print_score(const Hit& hit, Painter& painter) {
  painter.out() << "     score " << number(hit.score);
  const char* sign = " = ";
  for (const ScorePart& part : hit.explanation) {
    painter.out() << sign << number(part.score) << ' ' << part.word
                  << (part.word.empty() ? "" : ", ") << to_string(part.kind);
    sign = " + ";
    if (part.frequency == 0) continue;
    painter.out() << " (idf " << number(part.idf) << ", frequency " << number(part.frequency);
    for (const auto& [field, share] : part.fields)
      painter.out() << ", " << field << ' ' << number(share);
    painter.out() << ')';
  }
  painter.out() << '\n';
}

void print_shared(const Hit& hit, Painter& painter) {
  const char* between = "     shares ";
  std::optional<SharedKind> kind;
  for (const SharedReason& reason : hit.shared) {
    painter.out() << between;
    if (reason.kind != kind) painter.out() << to_string(reason.kind) << ": ";
    painter.out() << reason.text;
    kind = reason.kind;
    between = "; ";
  }
  if (!hit.shared.empty()) painter.out() << '\n';
}

/// What the entry is about: the article, if the entry has a title of its own, and its address.
void print_article(const Entry& entry, Painter& painter) {
  if (!entry.citation) return;
  const Citation& citation = *entry.citation;
  if (!citation.title.empty() && citation.title != entry.title)
    painter.paragraph(std::string(kIndent), {{citation.title, kDim}});
  if (citation.doi.empty()) return;
  painter.out() << kIndent;
  painter.link("https://doi.org/" + citation.doi, "https://doi.org/" + citation.doi);
  painter.out() << '\n';
}

void print_snippet(const Snippet& snippet, Painter& painter) {
  std::vector<PaintedText> pieces;
  if (snippet.field == SnippetField::practice_implications)
    pieces.push_back({"Implications: ", {}});
  if (snippet.cut_before) pieces.push_back({"… ", {}});
  std::ranges::move(marked_pieces(snippet.text, snippet.highlights), std::back_inserter(pieces));
  if (snippet.cut_after) pieces.push_back({" …", {}});
  painter.paragraph(std::string(kIndent), pieces);
}

/// What matched, then the best sentence of the implications, which is what a clinician came for.
void print_snippets(const Hit& hit, Painter& painter) {
  for (const Snippet& snippet : hit.snippets) {
    const bool comes_last = hit.implication && snippet.field == hit.implication->field &&
                            snippet.text == hit.implication->text;
    if (!comes_last) print_snippet(snippet, painter);
  }
  if (hit.implication) print_snippet(*hit.implication, painter);
}

void print_hit(const Hit& hit, const PrintOptions& options, Painter& painter) {
  const std::string rank = std::to_string(hit.rank);
  painter.out() << '\n';
  painter.paragraph(std::string(rank.size() < 3 ? 3 - rank.size() : 0, ' ') + rank + "  ",
                    marked_pieces(hit.entry.title.empty() ? hit.id : hit.entry.title,
                                  hit.title_highlights, kBold));
  if (!hit.entry.id.empty()) {  // else it was not asked for
    painter.paragraph(std::string(kIndent), hit_facts(hit, options));
    print_article(hit.entry, painter);
  }
  print_snippets(hit, painter);
  print_shared(hit, painter);
  if (!hit.explanation.empty()) print_score(hit, painter);
}

/// What a filter takes, if that is not the label.
void write_value(const FacetCount& value, Painter& painter) {
  const std::string taken = filter_argument(value.value);
  if (taken != value.label) painter.write("  " + taken, kDim);
}

/// Years and months as bars: how long one of `count` is if the longest stands for `most`.
std::string bar(std::size_t count, std::size_t most) {
  constexpr std::size_t kLongest = 30;
  std::string bar;
  for (std::size_t i = 0; i < (count * kLongest + most - 1) / most; ++i) bar += "▇";
  return bar;
}

void print_facet(const Facet& facet, Painter& painter) {
  painter.out() << '\n';
  painter.write(to_string(facet.field), kBold);
  painter.out() << '\n';
  const bool is_of_time = facet.field == FacetField::year || facet.field == FacetField::published;
  std::size_t most = 1;
  for (const FacetCount& value : facet.values) most = std::max(most, value.count);
  for (const FacetCount& value : facet.values) {
    char count[32];
    std::snprintf(count, sizeof count, "%7zu  ", value.count);
    painter.out() << count << (value.selected ? "* " : "  ") << value.label;
    if (value.value) write_value(value, painter);
    if (is_of_time && value.value && painter.width() > 0)
      painter.write("  " + bar(value.count, most), kDim);
    painter.out() << '\n';
  }
  const std::size_t listed = static_cast<std::size_t>(
      std::count_if(facet.values.begin(), facet.values.end(),
                    [](const FacetCount& v) { return v.value && v.count > 0; }));
  if (facet.distinct > listed)
    painter.out() << "         … " << facet.distinct - listed << " more\n";
}

/// What stands before another query. If the whole query named a concept, and nothing was found,
/// there is nothing about it.
std::string introduction(const Suggestion& suggestion, const SearchResult& result) {
  if (suggestion.kind == SuggestionKind::topic) return "See the topic ";
  if (suggestion.kind == SuggestionKind::spelling) return "Did you mean ";
  const bool whole = suggestion.offset == 0 && suggestion.length == result.text.size();
  const bool none = whole && result.total == 0;
  return (none ? "Nothing about " + suggestion.word : "Beside " + suggestion.word) + ": ";
}

void print_empty_answer(const SearchResult& result, Painter& painter) {
  if (!result.empty_answer) return;
  painter.out() << '\n';
  for (const std::string& line : parts_told(result)) painter.out() << line << '\n';
  if (!result.empty_answer->nearest) return;
  const NearestQuery& nearest = *result.empty_answer->nearest;
  painter.out() << nearest_introduction(result);
  painter.write(nearest.text, kBold);
  painter.out() << "  " << entries_told(nearest.total) << '\n';
}

void print_suggestions(const SearchResult& result, Painter& painter) {
  // What the text may have meant is told with the diagnostic.
  const auto is_told = [](const Suggestion& s) { return s.kind == SuggestionKind::reading; };
  if (!std::ranges::all_of(result.suggestions, is_told)) painter.out() << '\n';
  for (const Suggestion& suggestion : result.suggestions) {
    if (is_told(suggestion)) continue;
    painter.out() << introduction(suggestion, result);
    painter.write(suggestion.text, kBold);
    painter.out() << "  " << entries_told(suggestion.total) << '\n';
  }
}

void print_field(std::string_view name, const std::string& text, Painter& painter) {
  constexpr std::size_t kWidth = 11;
  if (text.empty()) return;
  const std::size_t blanks = name.size() < kWidth ? kWidth - name.size() : 1;
  painter.paragraph(std::string(name) + std::string(blanks, ' '), {{text}});
}

void print_result(const SearchResult& result, const PrintOptions& options, std::ostream& out) {
  Painter painter(out, options.color, options.width);
  print_head(result, painter);
  print_explanation(result, painter);
  for_each_hit(result, options, [&](const Hit& hit) { print_hit(hit, options, painter); });
  for (const Facet& facet : result.facets) print_facet(facet, painter);
  print_empty_answer(result, painter);
  print_suggestions(result, painter);
}

/// A text of several lines, from a line of its own.
void print_text(const std::string& text, Painter& painter) {
  painter.out() << '\n';
  for (const std::string_view line : split_at(text, '\n'))
    painter.paragraph("", {{std::string(line)}});
}

void print_entry(const Entry& entry, Painter& painter) {
  painter.paragraph("", {{entry.title, kBold}});
  if (is_retracted(entry)) painter.paragraph("", {{"RETRACTED", kBold}});
  print_field("id", entry.id, painter);
  print_field("published", entry.published, painter);
  for_each_member([&](std::string_view name, auto member) {
    if constexpr (std::is_same_v<decltype(member), std::vector<std::string> Entry::*>)
      print_field(name == "research_types" ? "research" : name, join(entry.*member, "; "), painter);
  });
  print_field("url", entry.url, painter);
  print_field("source", entry.summary_source, painter);
  if (entry.citation) {
    const Citation& citation = *entry.citation;
    print_field("citation", citation.raw.empty() ? short_citation(citation) : citation.raw,
                painter);
    print_field("doi", citation.doi, painter);
  }
  if (entry.summary_kind == "abstract") {
    painter.out() << '\n';
    painter.write("Abstract", kBold);
  }
  if (!entry.summary.empty()) print_text(entry.summary, painter);
  if (entry.practice_implications.empty()) return;
  painter.out() << '\n';
  painter.write("Practice Implications", kBold);
  print_text(entry.practice_implications, painter);
}

void print_entries(const std::vector<Entry>& entries, const PrintOptions& options,
                   std::ostream& out) {
  Painter painter(out, options.color, options.width);
  const char* between = "";
  for (const Entry& entry : entries) {
    out << between;
    print_entry(entry, painter);
    between = "\n";
  }
}

void print_answer(const NamedQuery& query, const SearchResult& result, const PrintOptions& options,
                  std::ostream& out) {
  VisibleStream(out) << '[' << query.id << "] ";
  print_result(result, options, out);
  out << '\n';
}

void print_total(const std::string& query_id, std::size_t total, std::ostream& out) {
  VisibleStream(out) << query_id << (query_id.empty() ? "" : "\t") << total << '\n';
}

/// A cell of a table whose rows are lines, and whose cells tabs part.
std::string in_cell(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return is_one_of(c, "\t\n\r"); }, ' ');
  return text;
}

/// A line each: kind, count, the query to ask, and what it stands for.
void print_completions(const std::vector<Completion>& completions, std::ostream& terminal) {
  VisibleStream out(terminal);
  for (const Completion& completion : completions) {
    out << to_string(completion.kind) << '\t' << completion.count << '\t'
        << in_cell(completion.text) << '\t' << in_cell(completion.label) << '\n';
  }
}

/// A cell of each measure, which is under its title.
template <typename Cell>
std::string row_of_measures(const Cell& cell) {
  constexpr std::size_t kLeast = 8;
  std::string row;
  for (const NamedMeasure& measure : kMeasures) {
    const std::string text = cell(measure);
    const std::size_t width = std::max(kLeast, measure.title.size());
    row += (row.empty() ? "" : " ") + std::string(width - std::min(width, text.size()), ' ') + text;
  }
  return row;
}

std::string figures(const Measures& measures) {
  return row_of_measures([&](const NamedMeasure& measure) {
    std::array<char, 40> figure{};
    std::snprintf(figure.data(), figure.size(), "%.4f", measures.*measure.member);
    return std::string(figure.data());
  });
}

void print_evaluation(const Evaluation& evaluation, std::ostream& terminal) {
  VisibleStream out(terminal);
  out << "query    "
      << row_of_measures([](const NamedMeasure& measure) { return std::string(measure.title); })
      << '\n';
  for (const auto& [id, measures] : evaluation.queries) {
    out << id << std::string(id.size() < 9 ? 9 - id.size() : 1, ' ') << figures(measures) << '\n';
  }
  out << "mean     " << figures(evaluation.mean) << '\n';
}

/// A line of a strategy for each row, as reviews print them.
void print_strategy(const StrategyResult& result, const PrintOptions& options, std::ostream& out) {
  const std::vector<StrategyLine>& lines = result.strategy.lines;
  std::size_t numbers = 1;
  std::size_t totals = 1;
  std::vector<std::string> counts;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    counts.push_back(result.totals[i] ? std::to_string(*result.totals[i]) : "?");
    numbers = std::max(numbers, std::to_string(lines[i].number).size());
    totals = std::max(totals, counts.back().size());
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string number = std::to_string(lines[i].number);
    out << std::string(numbers - number.size(), ' ') << number << "  "
        << std::string(totals - counts[i].size(), ' ') << counts[i] << "  "
        << visible_line(lines[i].text) << '\n';
  }
  if (!options.with_hits) return;
  out << '\n';
  print_result(result.answer, options, out);
}

}  // namespace

Printer text_printer() {
  return {
      .name = "text",
      .options = {"facets", "snippets", "explain", "color", "hits"},
      .makes_visible = true,
      .has_empty_answer = true,
      .result = print_result,
      .count = print_total,
      .entries = print_entries,
      .completions = print_completions,
      .answer = print_answer,
      .evaluation = print_evaluation,
      .generation = [](const Generation& generation,
                       std::ostream& out) { out << to_text(generation); },
      .strategy = print_strategy,
      .translation = [](const Translation& translation,
                        std::ostream& out) { out << visible_lines(translation.text) << '\n'; },
      .replay = [](const Replay& replay,
                   std::ostream& out) { out << visible_lines(to_text(replay)); },
  };
}

}  // namespace pprsearch

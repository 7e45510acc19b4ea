#include <pprsearch/names.h>

#include <algorithm>
#include <optional>

#include "schema/fields.h"

// A name is written down once, in the switch of its enum. The compiler notices an enumerator
// without one (-Wswitch), and everything else is derived from these functions. A facet has the name
// of the field that it counts.

namespace pprsearch {

std::string_view to_string(Syntax value) {
  switch (value) {
    case Syntax::strict:
      return "strict";
    case Syntax::lenient:
      return "lenient";
    case Syntax::plain:
      return "plain";
  }
  return {};
}

std::string_view to_string(Platform value) {
  switch (value) {
    case Platform::ppr:
      return "ppr";
    case Platform::pubmed:
      return "pubmed";
    case Platform::ovid:
      return "ovid";
    case Platform::ebsco:
      return "ebsco";
    case Platform::cochrane:
      return "cochrane";
    case Platform::embase:
      return "embase";
    case Platform::wos:
      return "wos";
    case Platform::scopus:
      return "scopus";
    case Platform::proquest:
      return "proquest";
    case Platform::automatic:
      return "auto";
  }
  return {};
}

std::string_view to_string(Match value) {
  switch (value) {
    case Match::automatic:
      return "auto";
    case Match::all:
      return "all";
    case Match::any:
      return "any";
  }
  return {};
}

std::string_view to_string(Sort value) {
  switch (value) {
    case Sort::relevance:
      return "relevance";
    case Sort::newest:
      return "newest";
    case Sort::oldest:
      return "oldest";
    case Sort::title:
      return "title";
    case Sort::year:
      return "year";
    case Sort::author:
      return "author";
    case Sort::journal:
      return "journal";
  }
  return {};
}

std::string_view to_string(FacetField value) {
  const auto row = std::ranges::find(kFields, std::optional(value), &FieldRow::facet);
  return row == kFields.end() ? std::string_view() : row->name;
}

std::string_view to_string(FacetValues value) {
  switch (value) {
    case FacetValues::taxonomy:
      return "taxonomy";
    case FacetValues::headings:
      return "headings";
    case FacetValues::names:
      return "names";
    case FacetValues::times:
      return "times";
  }
  return {};
}

std::string_view facet_title(FacetField field) { return row_of(field_of(field)).title; }

FacetValues facet_values(FacetField field) { return row_of(field_of(field)).values; }

std::string_view to_string(TermReason value) {
  switch (value) {
    case TermReason::exact:
      return "exact";
    case TermReason::inflection:
      return "inflection";
    case TermReason::derivation:
      return "derivation";
    case TermReason::variant:
      return "variant";
    case TermReason::thesaurus:
      return "thesaurus";
    case TermReason::narrower:
      return "narrower";
    case TermReason::wildcard:
      return "wildcard";
    case TermReason::fuzzy:
      return "fuzzy";
    case TermReason::feedback:
      return "feedback";
  }
  return {};
}

std::string_view to_string(ScoreKind value) {
  switch (value) {
    case ScoreKind::words:
      return "words";
    case ScoreKind::exact_form:
      return "exact form";
    case ScoreKind::title:
      return "title";
    case ScoreKind::pair:
      return "pair";
    case ScoreKind::coverage:
      return "coverage";
    case ScoreKind::feedback:
      return "feedback";
    case ScoreKind::recency:
      return "recency";
    case ScoreKind::topic:
      return "topic";
    case ScoreKind::author:
      return "author";
  }
  return {};
}

std::string_view to_string(SharedKind value) {
  switch (value) {
    case SharedKind::topic:
      return "topic";
    case SharedKind::author:
      return "author";
    case SharedKind::word:
      return "word";
  }
  return {};
}

std::string_view to_string(SuggestionKind value) {
  switch (value) {
    case SuggestionKind::spelling:
      return "spelling";
    case SuggestionKind::topic:
      return "topic";
    case SuggestionKind::related:
      return "related";
    case SuggestionKind::reading:
      return "reading";
  }
  return {};
}

std::string_view to_string(PartKind value) {
  switch (value) {
    case PartKind::wanted:
      return "wanted";
    case PartKind::excluded:
      return "excluded";
    case PartKind::filter:
      return "filter";
  }
  return {};
}

std::string_view to_string(PartFate value) {
  switch (value) {
    case PartFate::kept:
      return "kept";
    case PartFate::loosened:
      return "loosened";
    case PartFate::left_out:
      return "left_out";
  }
  return {};
}

std::string_view to_string(CompletionKind value) {
  switch (value) {
    case CompletionKind::topic:
      return "topic";
    case CompletionKind::type:
      return "type";
    case CompletionKind::keyword:
      return "keyword";
    case CompletionKind::journal:
      return "journal";
    case CompletionKind::title:
      return "title";
    case CompletionKind::author:
      return "author";
    case CompletionKind::word:
      return "word";
  }
  return {};
}

std::string_view to_string(SnippetField value) {
  switch (value) {
    case SnippetField::summary:
      return "summary";
    case SnippetField::practice_implications:
      return "practice_implications";
  }
  return {};
}

// NOLINTNEXTLINE(readability-function-size): two lines for each of many codes
std::string_view to_string(DiagnosticCode value) {
  switch (value) {
    case DiagnosticCode::unknown_field:
      return "unknown-field";
    case DiagnosticCode::missing_value:
      return "missing-value";
    case DiagnosticCode::field_in_field:
      return "field-in-field";
    case DiagnosticCode::unbalanced_quote:
      return "unbalanced-quote";
    case DiagnosticCode::unbalanced_bracket:
      return "unbalanced-bracket";
    case DiagnosticCode::empty_brackets:
      return "empty-brackets";
    case DiagnosticCode::missing_operand:
      return "missing-operand";
    case DiagnosticCode::bad_range:
      return "bad-range";
    case DiagnosticCode::reversed_range:
      return "reversed-range";
    case DiagnosticCode::bad_weight:
      return "bad-weight";
    case DiagnosticCode::bad_fuzzy:
      return "bad-fuzzy";
    case DiagnosticCode::bad_window:
      return "bad-window";
    case DiagnosticCode::wildcard_prefix:
      return "wildcard-prefix";
    case DiagnosticCode::near_operand:
      return "near-operand";
    case DiagnosticCode::long_word:
      return "long-word";
    case DiagnosticCode::unknown_presence:
      return "unknown-presence";
    case DiagnosticCode::no_words:
      return "no-words";
    case DiagnosticCode::foreign_field:
      return "foreign-field";
    case DiagnosticCode::foreign_heading:
      return "foreign-heading";
    case DiagnosticCode::foreign_distance:
      return "foreign-distance";
    case DiagnosticCode::foreign_wildcard:
      return "foreign-wildcard";
    case DiagnosticCode::line_number:
      return "line-number";
    case DiagnosticCode::dropped_sign:
      return "dropped-sign";
    case DiagnosticCode::small_operator:
      return "small-operator";
    case DiagnosticCode::operator_word:
      return "operator-word";
    case DiagnosticCode::doubtful_word:
      return "doubtful-word";
    case DiagnosticCode::query_cut:
      return "query-cut";
    case DiagnosticCode::plain_sign:
      return "plain-sign";
    case DiagnosticCode::unknown_topic:
      return "unknown-topic";
    case DiagnosticCode::unknown_type:
      return "unknown-type";
    case DiagnosticCode::unknown_keyword:
      return "unknown-keyword";
    case DiagnosticCode::unknown_author:
      return "unknown-author";
    case DiagnosticCode::unknown_journal:
      return "unknown-journal";
    case DiagnosticCode::bad_issn:
      return "bad-issn";
    case DiagnosticCode::expansion_cut:
      return "expansion-cut";
    case DiagnosticCode::common_words:
      return "common-words";
    case DiagnosticCode::joined_words:
      return "joined-words";
    case DiagnosticCode::unknown_words:
      return "unknown-words";
    case DiagnosticCode::too_few_words:
      return "too-few-words";
    case DiagnosticCode::name_and_year:
      return "name-and-year";
    case DiagnosticCode::cited_entry:
      return "cited-entry";
    case DiagnosticCode::relative_date:
      return "relative-date";
    case DiagnosticCode::unknown_number:
      return "unknown-number";
    case DiagnosticCode::read_as_platform:
      return "read-as-platform";
    case DiagnosticCode::platform_reading:
      return "platform-reading";
    case DiagnosticCode::not_in_index:
      return "not-in-index";
    case DiagnosticCode::no_counterpart:
      return "no-counterpart";
    case DiagnosticCode::unknown_heading:
      return "unknown-heading";
  }
  return {};
}

bool is_note(DiagnosticCode code) {
  switch (code) {
    case DiagnosticCode::operator_word:
    case DiagnosticCode::doubtful_word:
    case DiagnosticCode::query_cut:
    case DiagnosticCode::plain_sign:
    case DiagnosticCode::read_as_platform:
    case DiagnosticCode::platform_reading:
    case DiagnosticCode::not_in_index:
    case DiagnosticCode::unknown_heading:
      return true;
    case DiagnosticCode::unknown_field:
    case DiagnosticCode::missing_value:
    case DiagnosticCode::field_in_field:
    case DiagnosticCode::unbalanced_quote:
    case DiagnosticCode::unbalanced_bracket:
    case DiagnosticCode::empty_brackets:
    case DiagnosticCode::missing_operand:
    case DiagnosticCode::bad_range:
    case DiagnosticCode::reversed_range:
    case DiagnosticCode::bad_weight:
    case DiagnosticCode::bad_fuzzy:
    case DiagnosticCode::bad_window:
    case DiagnosticCode::wildcard_prefix:
    case DiagnosticCode::near_operand:
    case DiagnosticCode::long_word:
    case DiagnosticCode::unknown_presence:
    case DiagnosticCode::no_words:
    case DiagnosticCode::foreign_field:
    case DiagnosticCode::foreign_heading:
    case DiagnosticCode::foreign_distance:
    case DiagnosticCode::foreign_wildcard:
    case DiagnosticCode::line_number:
    case DiagnosticCode::dropped_sign:
    case DiagnosticCode::small_operator:
    case DiagnosticCode::unknown_topic:
    case DiagnosticCode::unknown_type:
    case DiagnosticCode::unknown_keyword:
    case DiagnosticCode::unknown_author:
    case DiagnosticCode::unknown_journal:
    case DiagnosticCode::bad_issn:
    case DiagnosticCode::expansion_cut:
    case DiagnosticCode::common_words:
    case DiagnosticCode::joined_words:
    case DiagnosticCode::unknown_words:
    case DiagnosticCode::too_few_words:
    case DiagnosticCode::name_and_year:
    case DiagnosticCode::cited_entry:
    case DiagnosticCode::relative_date:
    case DiagnosticCode::unknown_number:
    case DiagnosticCode::no_counterpart:
      return false;
  }
  return false;
}

std::string_view to_string(CitationFormat value) {
  switch (value) {
    case CitationFormat::ris:
      return "ris";
    case CitationFormat::bibtex:
      return "bibtex";
    case CitationFormat::csl_json:
      return "csl-json";
  }
  return {};
}

std::string_view to_string(ErrorKind value) {
  switch (value) {
    case ErrorKind::bad_query:
      return "bad-query";
    case ErrorKind::bad_value:
      return "bad-value";
    case ErrorKind::limit:
      return "limit";
    case ErrorKind::not_found:
      return "not-found";
    case ErrorKind::bad_entry:
      return "bad-entry";
    case ErrorKind::busy:
      return "busy";
    case ErrorKind::no_index:
      return "no-index";
    case ErrorKind::unusable_index:
      return "unusable-index";
    case ErrorKind::misuse:
      return "misuse";
    case ErrorKind::system:
      return "system";
  }
  return {};
}

std::string_view to_string(NoticeKind value) {
  switch (value) {
    case NoticeKind::retracted:
      return "retracted";
    case NoticeKind::corrected:
      return "corrected";
    case NoticeKind::concern:
      return "concern";
    case NoticeKind::commented:
      return "commented";
    case NoticeKind::retraction_of:
      return "retraction-of";
    case NoticeKind::correction_of:
      return "correction-of";
    case NoticeKind::concern_about:
      return "concern-about";
    case NoticeKind::comment_on:
      return "comment-on";
  }
  return {};
}

std::string_view to_string(PublicationKind value) {
  switch (value) {
    case PublicationKind::build:
      return "build";
    case PublicationKind::publish:
      return "publish";
    case PublicationKind::rollback:
      return "rollback";
    case PublicationKind::forget:
      return "forget";
    case PublicationKind::found:
      return "found";
    case PublicationKind::carried_over:
      return "carried-over";
  }
  return {};
}

}  // namespace pprsearch

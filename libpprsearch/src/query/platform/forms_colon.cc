#include <algorithm>
#include <utility>

#include "query/platform/platform_reader.h"
#include "query/platform/told.h"

// The Cochrane Library and Embase.com: names of fields stand behind a colon. Headings are words or
// brackets of their own there, and end with a slash and a name here.

namespace pprsearch::platform {
namespace {

using Kind = Node::Kind;

struct SlashName {
  std::string_view name;
  Asks asks;
};
constexpr auto kSlashNames = std::to_array<SlashName>(
    {{"exp", Asks::exploded}, {"de", Asks::heading}, {"mj", Asks::major}, {"syn", Asks::heading}});

constexpr auto kLimitNames = std::to_array<std::string_view>({"lim", "py", "sd", "dd", "em", "br"});

/// How the Cochrane Library printed fields before they stood behind a colon.
struct InName {
  std::string_view name;
  Fields fields;
};
constexpr auto kInNames = std::to_array<InName>({{"title, abstract or keywords", kWords},
                                                 {"title, abstract, keywords", kWords},
                                                 {"title abstract keyword", kWords},
                                                 {"title, abstract", kText},
                                                 {"record title", kTitle},
                                                 {"title", kTitle},
                                                 {"abstract", kAbstract},
                                                 {"keywords", kSubject},
                                                 {"all text", kEverywhere},
                                                 {"all fields", kEverywhere}});

/// Whether what stands behind a colon looks like the name of a field that does not exist there:
/// "depression:xy", "depression:eh,emt". More letters may be a word of the text.
bool looks_like_tags(Cursor here) {
  constexpr std::size_t kLongest = 3;
  do {
    const std::size_t letters = here.take_while(is_letter).size();
    if (letters < 2 || letters > kLongest) return false;
  } while (here.take(","));
  return is_one_of(here.peek(), " )");
}

bool is_tag_letter(char c) { return is_letter_or_digit(c) || c == '_'; }

/// "dd_ae", "dm_th": subheadings of a drug or disease
bool is_emtree_qualifier(std::string_view name) {
  return begins_with(name, "dd_") || begins_with(name, "dm_") || begins_with(name, "dv_");
}

/// What may stand behind a slash: "exp", "dm_th", or a field that may stand behind a colon.
bool is_slash_name(std::string_view name) {
  const bool is_known = std::ranges::any_of(
      kSlashNames, [&](const SlashName& row) { return is_same_word(name, row.name); });
  return is_known || is_emtree_qualifier(name) ||
         find_tag(table_of(Platform::embase), name) != nullptr;
}

}  // namespace

/// Whether the names of fields, or what makes a word a heading, begin here.
bool PlatformReader::is_tag_end() const {
  if (table_.place == TagPlace::behind_point) {
    if (here_.peek() != '.') return false;
    PlatformReader ahead = *this;
    std::size_t end = 0;
    return ahead.point_tags(end).has_value() || foreign_point_tag() > 0 ||
           misprinted_tags(false) > 0;
  }
  if (table_.place != TagPlace::behind_colon) return false;
  Cursor ahead = here_;
  if (ahead.take(":")) {
    const bool is_behind_word =
        is_letter_or_digit(here_.before()) || is_one_of(here_.before(), "*?#$");
    if (is_behind_word && looks_like_tags(ahead)) return true;
    ahead.skip_blanks();
    return find_tag(table_, ahead.take_while(is_tag_letter)) != nullptr;
  }
  if (table_.platform != Platform::embase || !ahead.take("/")) return false;
  return is_slash_name(ahead.take_while(is_tag_letter));
}

PlatformReader::Part PlatformReader::special_colon() {
  if (table_.platform == Platform::embase) return embase_limit();
  Part found = register_limit();
  if (!found) found = mesh_brackets();
  if (!found) found = lines_in_braces();
  if (!found) found = printed_mesh();
  return found ? std::move(found) : mesh_descriptor();
}

/// `INREGISTER`, `CENTRAL:TARGET`: one register of several, as its own pages print it
PlatformReader::Part PlatformReader::register_limit() {
  const std::size_t begin = here_.at();
  bool is_one = here_.take_word("inregister");
  if (!is_one) is_one = !here_.take_while(is_letter).empty() && here_.take_word(":target");
  if (!is_one) {
    here_.go_to(begin);
    return std::nullopt;
  }
  reading_.said.note(DiagnosticCode::not_in_index, begin, here_.at(), kLimitLeftOut);
  return constant(Kind::everything, begin);
}

/// `{or #1-#5}`, `{and #1, #7}`
PlatformReader::Part PlatformReader::lines_in_braces() {
  const std::size_t begin = here_.at();
  const bool is_or = here_.take("{or ");
  const auto end = is_or || here_.take("{and ") ? skip_to('}') : std::nullopt;
  if (!end) {
    here_.go_to(begin);
    return std::nullopt;
  }
  std::string numbers(here_.between(begin, *end));
  std::erase_if(numbers, [](char c) { return !is_digit(c) && c != '-' && c != ','; });
  return lines_of(numbers, is_or, begin);
}

/// What stands in the square brackets here; empty if there are none.
std::string_view PlatformReader::in_square_brackets() {
  here_.skip_blanks();
  if (here_.peek() != '[') return {};
  here_.skip(1);
  const std::size_t first = here_.at();
  const auto end = skip_to(']');
  return end ? trim(here_.between(first, *end)) : std::string_view();
}

/// "Depressive Disorder, Major explode all trees" without brackets; quotation marks may stand
/// around it. Without the words that end it, a comma does.
std::string_view PlatformReader::bare_mesh_label() {
  const std::size_t first = here_.at();
  std::size_t comma = here_.end();
  const auto ends = [&] {
    return here_.has("explode") || here_.has("this term only") || here_.has("single term");
  };
  while (here_.at() < here_.end() && !ends() && !is_one_of(here_.peek(), "()#")) {
    if (here_.peek() == ',') comma = std::min(comma, here_.at());
    here_.skip(1);
  }
  if (!ends() && comma < here_.at()) here_.go_to(comma);
  const std::string_view label = trim(here_.between(first, here_.at()), " ,\"");
  here_.take(",");
  return label;
}

/// `Any MeSH descriptor with qualifier(s): [...]`
PlatformReader::Part PlatformReader::mesh_qualifier() {
  const std::size_t begin = here_.at();
  if (!here_.take("any mesh descriptor with qualifier")) return std::nullopt;
  here_.take("(s)");
  here_.take("s");
  here_.skip_blanks();
  here_.take(":");
  in_square_brackets();
  ++reading_.recognised;
  reading_.said.note(DiagnosticCode::not_in_index, begin, here_.at(), kFindsNothing);
  return constant(Kind::nothing, begin);
}

/// "DT,TH": qualifiers in two capitals each
void PlatformReader::take_bare_qualifiers() {
  constexpr std::size_t kName = 2;
  do {
    here_.skip_blanks();
    const std::size_t begin = here_.at();
    const std::string_view name = here_.take_while(is_letter);
    if (name.size() == kName && std::ranges::all_of(name, is_upper) && !is_same_word(name, "or")) {
      continue;
    }
    here_.go_to(begin);
    return;
  } while (here_.take(","));
}

/// `MeSH descriptor: [Glioma] explode all trees`
PlatformReader::Part PlatformReader::mesh_descriptor() {
  if (Part qualifier = mesh_qualifier()) return qualifier;
  const std::size_t begin = here_.at();
  if (!here_.take_word("mesh descriptor")) return std::nullopt;
  here_.take(":");
  std::string_view label = in_square_brackets();
  if (label.empty()) label = bare_mesh_label();
  if (label.empty()) {
    here_.go_to(begin);
    return std::nullopt;
  }
  here_.skip_blanks();
  const std::size_t words = here_.at();
  const auto take_numbers = [&] {
    here_.take_while([](char c) { return is_digit(c) || c == ',' || c == ' '; });
  };
  const auto take_trees = [&] {  // "1 tree(s) exploded"
    take_numbers();
    return here_.take_word("tree(s) exploded") || here_.take_word("trees exploded");
  };
  if (here_.take_word("explode all trees") || here_.take_word("explode all") ||
      here_.take_word("explode tree") || here_.take_word("explode trees")) {
    take_numbers();
    reading_.said.note(DiagnosticCode::platform_reading, words, here_.at(), kNoNarrower);
  } else if (!here_.take_word("this term only") && !here_.take_word("single term")) {
    if (take_trees()) {
      reading_.said.note(DiagnosticCode::platform_reading, words, here_.at(), kNoNarrower);
    } else {
      here_.go_to(words);
    }
  }
  Node found = heading(label, begin);
  here_.skip_blanks();
  if (here_.take("and with qualifier") || here_.take("with qualifier")) {
    here_.take("(s)");
    here_.take("s");
    here_.skip_blanks();
    const bool are_named = here_.take(":");
    if (in_square_brackets().empty() && are_named) take_bare_qualifiers();
    reading_.said.note(DiagnosticCode::platform_reading, begin, here_.at(), kNoQualifier);
  }
  return found;
}

/// `[mh "Wasting syndrome"]`, `[mh ^Thinness]`, `[mh Depression/DT]`, `[mh Depression[mj]]`
PlatformReader::Part PlatformReader::mesh_brackets() {
  const std::size_t begin = here_.at();
  if (!here_.take("[mh ")) return std::nullopt;
  here_.skip_blanks();
  const bool alone = here_.take("^");
  here_.skip_blanks();
  const std::size_t first = here_.at();
  if (here_.peek() == '"') {
    here_.skip(1);
    skip_to('"');
  }
  here_.take_while([](char c) { return !is_one_of(c, "[]/"); });
  const std::string_view label = here_.between(first, here_.at());
  const bool has_qualifier = here_.take("/");
  if (has_qualifier) here_.take_while([](char c) { return !is_one_of(c, "[]"); });
  const bool is_major = here_.take("[mj]");
  if (!here_.take("]")) {
    reading_.said.fault(DiagnosticCode::unbalanced_bracket, begin, here_.at(),
                        ": this bracket is not closed");
  }
  const auto note = [&](bool is_there, std::string_view what) {
    if (!is_there) return;
    reading_.said.note(DiagnosticCode::platform_reading, begin, here_.at(), what);
  };
  if (is_blank(label)) {
    reading_.said.note(DiagnosticCode::not_in_index, begin, here_.at(), kFindsNothing);
    return constant(Kind::nothing, begin);
  }
  note(!alone, kNoNarrower);
  note(has_qualifier, kNoQualifier);
  note(is_major, kNoMajor);
  return heading(label, begin);
}

/// `[english]/lim`, `[2010-2020]/py`, `[humans]/lim`
PlatformReader::Part PlatformReader::embase_limit() {
  const std::size_t begin = here_.at();
  if (here_.peek() != '[') return std::nullopt;
  here_.skip(1);
  const auto end = skip_to(']');
  const std::string_view text = end ? trim(here_.between(begin + 1, *end)) : std::string_view();
  const bool has_slash = end && here_.take("/");
  const std::string_view name = here_.take_while(is_letter);
  const Tag* tag = find_tag(table_, name);
  const bool is_value = tag != nullptr && tag->asks == Asks::value;
  if (!has_slash || (!is_value && !is_one_of(in_lower_case(name), kLimitNames))) {
    here_.go_to(begin);
    return std::nullopt;
  }
  ++reading_.recognised;
  if (is_value) return value(*tag, text, begin);
  if (is_same_word(name, "py")) return years_of(text, begin);
  return limit(text, begin, here_.at());
}

/// "/exp", "/mj/exp", "/exp/dd_ae" behind a term.
PlatformReader::Part PlatformReader::behind_slash(const Node& node) {
  const std::size_t begin = here_.at();
  bool exploded = false;
  bool is_major = false;
  bool has_qualifier = false;
  bool any = false;
  while (here_.peek() == '/') {
    const std::size_t slash = here_.at();
    here_.skip(1);
    const std::string_view name = here_.take_while(is_tag_letter);
    const auto row = std::ranges::find_if(
        kSlashNames, [&](const SlashName& known) { return is_same_word(name, known.name); });
    const bool is_qualifier = is_emtree_qualifier(name);
    if (is_qualifier) {
      while (here_.peek() == ',' && is_letter(here_.peek(1))) {
        here_.skip(1);
        here_.take_while(is_tag_letter);
      }
    }
    const Tag* tag = row == kSlashNames.end() && !any ? find_tag(table_, name) : nullptr;
    if (tag != nullptr) return tagged(node, tag->name, begin);
    if (row == kSlashNames.end() && !is_qualifier) {
      if (node.quoted && !any && !name.empty()) {
        reading_.said.fault(DiagnosticCode::unknown_field, slash, here_.at(), kUnknownField);
        return node;
      }
      here_.go_to(slash);
      break;
    }
    any = true;
    has_qualifier = has_qualifier || is_qualifier;
    exploded = exploded || (row != kSlashNames.end() && row->asks == Asks::exploded);
    is_major = is_major || (row != kSlashNames.end() && row->asks == Asks::major);
  }
  if (!any) return std::nullopt;
  const auto note = [&](bool is_there, std::string_view what) {
    if (!is_there) return;
    reading_.said.note(DiagnosticCode::platform_reading, begin, here_.at(), what);
  };
  note(exploded, kNoNarrower);
  note(is_major, kNoMajor);
  note(has_qualifier, kNoQualifier);
  ++reading_.recognised;
  return headings_of(node);
}

/// The fields of " in Title, Abstract or Keywords", which is taken; 0 if it does not stand here.
Fields PlatformReader::take_in_fields() {
  Cursor ahead = here_;
  ahead.skip_blanks();
  if (table_.platform != Platform::cochrane || !ahead.take_word("in")) return 0;
  ahead.skip_blanks();
  const auto row =
      std::ranges::find_if(kInNames, [&](const InName& one) { return ahead.take_word(one.name); });
  if (row == kInNames.end()) return 0;
  here_ = ahead;
  return row->fields;
}

/// The comma before one more name of a field.
bool PlatformReader::take_comma_before_tag() {
  Cursor ahead = here_;
  if (!ahead.take(",")) return false;
  if (looks_like_tags(ahead)) {
    here_.skip(1);
    return true;
  }
  ahead.skip_blanks();
  if (find_tag(table_, ahead.take_while(is_tag_letter)) == nullptr) return false;
  here_.skip(1);
  return true;
}

PlatformReader::Part PlatformReader::behind_colon(Node node, bool /*is_group*/) {
  if (table_.platform == Platform::embase && here_.peek() == '/') {
    if (Part found = behind_slash(node)) return found;
  }
  const std::size_t here = here_.at();
  if (const Fields printed = take_in_fields(); printed != 0) {
    ++reading_.recognised;
    return in_fields(printed, std::move(node), here);
  }
  if (here_.peek() == ' ' && here_.peek(1) == ':') here_.skip(1);
  const std::size_t begin = here_.at();
  if (!here_.take(":")) {
    here_.go_to(here);
    return node;
  }
  Fields fields = 0;
  Node any{.kind = Kind::any_of, .offset = node.offset};
  do {
    here_.skip_blanks();
    const std::string_view name = here_.take_while(is_tag_letter);
    const Tag* tag = find_tag(table_, name);
    if (tag == nullptr) {
      reading_.said.fault(DiagnosticCode::unknown_field, begin, here_.at(), kUnknownField);
    } else if (tag->asks == Asks::words) {
      fields = static_cast<Fields>(fields | tag->fields);
    } else if (Part part = tagged(node, tag->name, begin)) {
      any.operands.push_back(std::move(*part));
    }
  } while (take_comma_before_tag());
  ++reading_.recognised;
  if (fields != 0) {
    Node fielded = in_fields(fields, std::move(node), begin);
    if (any.operands.empty()) return fielded;
    any.operands.insert(any.operands.begin(), std::move(fielded));
  }
  if (any.operands.empty()) return constant(Kind::nothing, begin);
  if (any.operands.size() == 1) return std::move(any.operands.front());
  any.length = reading_.plain.origins[here_.at()] - any.offset;
  return any;
}

}  // namespace pprsearch::platform

#include "formats/bibtex/bibtex_entry.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/calendar.h"
#include "base/strings.h"
#include "formats/tex_text.h"

namespace pprsearch {
namespace {

constexpr std::size_t kMaxEntryBytes = 64 * 1024 * 1024;
constexpr std::size_t kMaxMacroBytes = 16 * 1024 * 1024;
constexpr std::size_t kMostRepairs = 20;
constexpr std::size_t kMostFields = 1000;
constexpr std::string_view kEndsName = " \t\r\n\v\f=,{}\"#%";

/// Web of Science writes "{{}}" for nothing.
bool has_text(std::string_view value) {
  return value.find_first_not_of(" \t\r\n\v\f{}") != value.npos;
}

class BodyParser {
 public:
  BodyParser(const BibtexBlock& block, const BibtexMacros& macros)
      : text_(block.body), escaped_braces_(block.escaped_braces), macros_(macros) {
    entry_.line = block.line;
    entry_.type = block.type;
    if (escaped_braces_) repair("escaped braces that do not close were taken as text");
  }

  BibtexEntry parse_entry() {
    read_key();
    return parse_fields();
  }

  BibtexEntry parse_fields() {
    while (skip_to_field() && entry_.fields.size() < kMostFields) read_field();
    if (!at_end()) repair("fields beyond the thousandth were left out");
    return std::move(entry_);
  }

 private:
  bool at_end() const { return at_ >= text_.size(); }

  void repair(std::string sentence) {
    if (entry_.repairs.size() < kMostRepairs) entry_.repairs.push_back(std::move(sentence));
  }

  void skip_blanks() { at_ = std::min(text_.find_first_not_of(kTexBlanks, at_), text_.size()); }

  bool skip_to_field() {
    while (true) {
      at_ = std::min(text_.find_first_not_of(" \t\r\n\v\f,", at_), text_.size());
      if (at_end() || text_[at_] != '%') return !at_end();
      at_ = std::min(text_.find('\n', at_), text_.size());
    }
  }

  // "@article{title = {…}}" has no key, "@article{smith title = {…}}" no comma after it.
  void read_key() {
    const std::size_t end = std::min(text_.find_first_of(",="), text_.size());
    at_ = end;
    entry_.key = trim(text_.substr(0, end), kTexBlanks);
    if (end == text_.size() || text_[end] == ',') return;
    const std::size_t blank = std::min(entry_.key.find_first_of(kTexBlanks), entry_.key.size());
    const bool has_key = blank < entry_.key.size();
    entry_.key.resize(has_key ? blank : 0);
    at_ = has_key ? text_.find(entry_.key) + blank : 0;
    repair(has_key ? "a comma is missing after the key" : "the entry has no key");
  }

  std::string_view take_name() {
    const std::size_t end = std::min(text_.find_first_of(kEndsName, at_), text_.size());
    const std::string_view name = text_.substr(at_, end - at_);
    at_ = end;
    return name;
  }

  void read_field() {
    const std::string name = in_lower_case(take_name());
    skip_blanks();
    if (name.empty() || at_end() || text_[at_] != '=') return pass_over(name);
    ++at_;
    std::string value = read_value(name);
    require_comma(name);
    if (entry_.find({name}).empty()) {
      entry_.fields.emplace_back(name, std::move(value));
    } else if (name == "keywords" || name == "keyword") {
      add_to_field(name, "; " + value);  // a field for each
    } else if (name == "abstract") {
      add_to_field(name, "\n\n" + value);
    } else if (name == "author") {
      add_to_field(name, " and " + value);
      repair("field 'author' is given twice; both were taken");
    } else {
      repair("field '" + name + "' is given twice; the first was taken");
    }
  }

  void add_to_field(const std::string& name, const std::string& more) {
    for (auto& [field, value] : entry_.fields) {
      if (field == name && has_text(value)) value += more;
    }
  }

  void pass_over(const std::string& name) {
    if (name.empty() && text_[at_] == '{') {
      at_ += braced_group(text_, at_, escaped_braces_).size();
    } else if (name.empty()) {
      ++at_;
    }
    repair(name.empty() ? "text between fields was left out"
                        : "'" + name + "' without a value was left out");
  }

  void require_comma(const std::string& name) {
    skip_blanks();
    if (!at_end() && text_[at_] != ',') repair("a comma is missing after field '" + name + "'");
  }

  std::string read_value(const std::string& name) {
    std::string value;
    do {
      skip_blanks();
      const std::string part = read_part(name);
      bytes_ += part.size();
      if (bytes_ > kMaxEntryBytes) {
        throw Error("the record is longer than 64 MiB once its macros are replaced");
      }
      value += part;
      skip_blanks();
    } while (!at_end() && text_[at_] == '#' && ++at_ < text_.size());
    return value;
  }

  std::string read_part(const std::string& name) {
    if (at_end()) return {};
    if (text_[at_] == '{') {
      const std::string_view group = braced_group(text_, at_, escaped_braces_);
      at_ += group.size();
      return std::string(group.substr(1, group.size() - (group.ends_with('}') ? 2 : 1)));
    }
    if (text_[at_] == '"') return read_quoted(name);
    return read_bare(name);
  }

  std::string read_quoted(const std::string& name) {
    const std::size_t begin = ++at_;
    for (; !at_end(); ++at_) {
      if (text_[at_] == '{') {
        at_ += braced_group(text_, at_, escaped_braces_).size() - 1;
      } else if (text_[at_] == '"' && closes_quote()) {
        return std::string(text_.substr(begin, at_++ - begin));
      }
    }
    at_ = text_.size();
    repair("the quotes of field '" + name + "' do not close");
    return std::string(text_.substr(begin));
  }

  // BibTeX ends a value at any quote outside braces. Where what follows cannot come after a
  // value, the quote was meant as text: "The "good enough" therapist".
  bool closes_quote() const {
    const std::string_view after = text_.substr(at_ + 1);
    const std::size_t next = after.find_first_not_of(kTexBlanks);
    if (next == std::string_view::npos) return true;
    if (std::string_view(",#").find(after[next]) != std::string_view::npos) return true;
    const std::size_t name_end = after.find_first_of(kEndsName, next);
    if (name_end == std::string_view::npos || name_end == next) return false;
    const std::size_t equals = after.find_first_not_of(kTexBlanks, name_end);
    return equals != std::string_view::npos && after[equals] == '=';
  }

  std::string read_bare(const std::string& name) {
    const std::string_view word = take_name();
    if (word.empty() || std::ranges::all_of(word, is_digit)) return std::string(word);
    if (const std::string* value = macros_.find(word)) return *value;
    if (!is_digit(word.front()) && word.front() != '-') {
      repair("the macro '" + std::string(word) + "' of field '" + name +
             "' is not defined; its name was taken");
    }
    return std::string(word);
  }

  std::string_view text_;
  bool escaped_braces_;
  const BibtexMacros& macros_;
  std::size_t at_ = 0;
  std::size_t bytes_ = 0;
  BibtexEntry entry_;
};

}  // namespace

std::string_view BibtexEntry::find(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    for (const auto& [field, value] : fields) {
      if (field == name && has_text(value)) return trim(value, kTexBlanks);
    }
  }
  return {};
}

std::size_t BibtexEntry::bytes() const {
  std::size_t bytes = sizeof(BibtexEntry) + type.size() + key.size();
  for (const auto& [name, value] : fields) bytes += sizeof(fields[0]) + name.size() + value.size();
  for (const std::string& sentence : repairs) bytes += sizeof(std::string) + sentence.size();
  return bytes;
}

BibtexMacros::BibtexMacros() {
  for (const std::string_view month : kEnglishMonths)
    values_[in_lower_case(month.substr(0, 3))] = month;
  values_["sept"] = "September";
}

const std::string* BibtexMacros::find(std::string_view name) const {
  const auto found = values_.find(in_lower_case(name));
  return found == values_.end() ? nullptr : &found->second;
}

void BibtexMacros::define(const BibtexBlock& block) {
  for (auto& [name, value] : BodyParser(block, *this).parse_fields().fields) {
    bytes_ += name.size() + value.size();
    if (bytes_ > kMaxMacroBytes) throw Error("the @string macros take more than 16 MiB");
    values_[name] = std::move(value);
  }
}

BibtexEntry parse_bibtex_entry(const BibtexBlock& block, const BibtexMacros& macros) {
  return BodyParser(block, macros).parse_entry();
}

std::string_view braced_group(std::string_view text, std::size_t begin, bool escaped_braces) {
  std::size_t depth = 0;
  for (std::size_t at = begin; at < text.size(); ++at) {
    if (text[at] == '\\' && escaped_braces) {
      ++at;
    } else if (text[at] == '{') {
      ++depth;
    } else if (text[at] == '}' && --depth == 0) {
      return text.substr(begin, at + 1 - begin);
    }
  }
  return text.substr(begin);
}

}  // namespace pprsearch

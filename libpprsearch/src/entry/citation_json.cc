#include "entry/citation_json.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>

#include "base/strings.h"
#include "citation/apa_names.h"
#include "citation/issn.h"
#include "citation/issued_date.h"
#include "citation/locator.h"
#include "citation/web_address.h"

namespace pprsearch {
namespace {

using nlohmann::json;

/// The member of `table` with that name; nullptr if there is none.
template <typename Table>
auto find_member(const Table& table, std::string_view name) {
  const auto found = std::ranges::find(table, name, [](const auto& member) { return member.name; });
  return found == table.end() ? nullptr : &*found;
}

/// A value as messages show it: a text as it is, anything else as JSON.
std::string told_text(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

class CitationReader {
 public:
  explicit CitationReader(JsonReader& reader) : reader_(reader) {}

  Citation read(const json& item) {
    for (const auto& [name, value] : item.items()) read_member(name, value);
    reader_.repair_unknown("citation", {unknown_.begin(), unknown_.end()});
    normalise(citation_, reader_);
    return std::move(citation_);
  }

 private:
  void read_member(const std::string& name, const json& value) {
    if (name == "ISSN" && value.is_array()) {
      citation_.issn = join(reader_.texts(value, "citation.ISSN"), ", ");
    } else if (const CitationMember* member = find_member(kCitationMembers, name)) {
      citation_.*member->text = reader_.loose_text(value, "citation." + name);
    } else if (name == "author") {
      read_authors_of(value);
    } else if (name == "authors-cut") {
      if (!value.is_boolean()) reader_.refuse("citation.authors-cut", "is neither true nor false");
      citation_.authors_cut = citation_.authors_cut || value.get<bool>();
    } else if (name == "issued") {
      read_issued_of(value);
    } else {
      unknown_.insert(name);
    }
  }

  void read_authors_of(const json& value) {
    if (value.is_string()) return add_authors(reader_.text(value, "citation.author"));
    if (!value.is_array() && !value.is_null()) {
      reader_.refuse("citation.author", wrong_type(value, "array"));
    }
    for (const json& author : value) {
      if (author.is_object()) {
        add_author(author);
      } else {
        add_authors(reader_.text(author, "citation.author"));
      }
    }
  }

  /// Names as a line has them: "Flückiger, C.", or several.
  void add_authors(const std::string& line) {
    Citation read;
    read_authors(line, read);
    std::ranges::move(read.authors, std::back_inserter(citation_.authors));
    citation_.authors_cut = citation_.authors_cut || read.authors_cut;
  }

  void add_author(const json& value) {
    Name author;
    std::string particle;
    for (const auto& [name, part] : value.items()) {
      const std::string field = "citation.author." + name;
      if (const NameMember* member = find_member(kNameMembers, name)) {
        author.*member->text = reader_.text(part, field);
      } else if (name == "dropping-particle" || name == "non-dropping-particle") {
        particle += reader_.text(part, field) + " ";
      } else if (name == "name") {
        author.literal = reader_.text(part, field);
      } else {
        unknown_.insert("author." + name);
      }
    }
    author.family.insert(0, particle);
    if (has_name(author)) {
      citation_.authors.push_back(std::move(author));
    } else {
      reader_.repair_value("field 'citation.author': an author without a name was left out",
                           told_text(value));
    }
  }

  void read_issued_of(const json& value) {
    if (value.is_null()) return;
    const auto parts = value.is_object() ? value.find("date-parts") : value.end();
    if (!value.is_object()) {
      citation_.issued = date_of(reader_.loose_text(value, "citation.issued"));
    } else if (parts != value.end()) {
      citation_.issued = date_of_parts(*parts);
    } else {
      read_issued_in_words(value);
    }
    if (citation_.issued.year == 0) {
      reader_.repair_value(
          "field 'citation.issued' has no year that could be read and was left out",
          told_text(value));
    }
  }

  void read_issued_in_words(const json& value) {
    for (const char* const name : {"raw", "literal"}) {
      if (const auto words = value.find(name); words != value.end()) {
        citation_.issued = date_of(reader_.text(*words, "citation.issued"));
      }
    }
  }

  IssuedDate date_of_parts(const json& parts) {
    const bool nested = parts.is_array() && !parts.empty() && parts.front().is_array();
    const json& numbers = nested ? parts.front() : parts;
    if (!numbers.is_array()) reader_.refuse("citation.issued", "has date-parts that are no array");
    const auto number = [&](std::size_t at) {
      return at < numbers.size() ? number_of(numbers[at]) : 0;
    };
    return real_date({number(0), number(1), number(2)}, told_text(parts));
  }

  IssuedDate date_of(std::string_view words) {
    const IssuedAsItStands read = read_issued_as_it_stands(words);
    if (read.passed_over && read.date.year != 0) {
      reader_.repair_value(
          "field 'citation.issued': a number beside a word that names no month was left out",
          words);
    }
    return real_date(read.date, words);
  }

  IssuedDate real_date(const IssuedDate& date, std::string_view given) {
    const IssuedDate real = as_far_as_real(date);
    if (real.year != 0 && real != date) {
      reader_.repair_value(
          "field 'citation.issued': a month or day that no calendar has was left out", given);
    }
    return real;
  }

  /// A figure, or a string of figures; 0 for what does not fit a date anyway.
  int number_of(const json& value) {
    const std::string digits = reader_.loose_text(value, "citation.issued");
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc() && end == digits.data() + digits.size() ? number : 0;
  }

  JsonReader& reader_;
  Citation citation_;
  std::set<std::string> unknown_;
};

}  // namespace

bool has_name(const Name& author) {
  return !is_blank(author.family, kBlanks) || !is_blank(author.given, kBlanks) ||
         !is_blank(author.literal, kBlanks);
}

void normalise(Citation& citation, JsonReader& reader) {
  citation.page = plain_pages(citation.page);
  const std::string doi = std::exchange(citation.doi, bare_doi(citation.doi));
  if (!doi.empty() && citation.doi.empty()) {
    reader.repair_value("field 'citation.DOI' is no DOI and was left out", doi);
  }
  std::vector<std::string> others;
  citation.issn = plain_issns(citation.issn, others);
  for (const std::string& other : others) {
    reader.repair_value("field 'citation.ISSN': a value is not an ISSN and was left out", other);
  }
  if (!citation.url.empty() && !is_web_address(citation.url)) {
    reader.repair_value("field 'citation.URL' is no http or https address and was left out",
                        citation.url);
    citation.url.clear();
  }
}

Citation citation_from_json(const json& value, JsonReader& reader) {
  if (value.is_string()) return parse_citation(reader.text(value, "citation"));
  if (value.is_object()) return CitationReader(reader).read(value);
  reader.refuse("citation", wrong_type(value, "object or string"));
}

}  // namespace pprsearch

#include <pprsearch/citation.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

// How well citation lines are read. The input has a line of JSON for each reference line: the name
// of its `style`, the `line`, and the `record` it was made of, a CSL-JSON item. What is compared is
// only what the line says: a list that it cuts short has to be a beginning of the record's (and,
// behind dots, its last name); a style that prints no issue is not asked for it. Capitals, blanks
// and punctuation do not count, nor does a last page that is written short. A member that the
// record does not have must be empty.
//
//     citations LINES.jsonl              a table: the share of right members, for each style
//     citations LINES.jsonl MEMBER       each line whose MEMBER is wrong, with what was read

namespace {

using nlohmann::json;
using pprsearch::Citation;
using pprsearch::Name;

constexpr std::array<std::string_view, 8> kMembers = {"authors", "year",  "journal", "volume",
                                                      "issue",   "pages", "title",   "doi"};

std::string folded(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0) {
      letters += static_cast<char>(byte < 0x80 ? std::tolower(byte) : byte);
    }
  }
  for (const std::string_view mark : {"–", "—", "‐", "’", "‘", "“", "”", "…", " "}) {
    for (std::size_t at = letters.find(mark); at != letters.npos; at = letters.find(mark)) {
      letters.erase(at, mark.size());
    }
  }
  return letters;
}

/// The first letters of the words of given names: "Jean-Paul M." and "JPM" are "jpm".
std::string initials_of(std::string_view given) {
  std::string initials;
  bool at_word = true;
  bool small = false;
  for (const char c : given) {
    const bool letter = static_cast<unsigned char>(c) >= 0x80 || std::isalpha(c) != 0;
    const bool begins = letter && (at_word || (!small && std::isupper(c) != 0));
    if (begins) initials += c;
    small = letter && std::islower(c) != 0;
    at_word = !letter;
  }
  return folded(initials);
}

bool is_same_person(const Name& read, const json& person) {
  const std::string family = person.value("family", "");
  if (family.empty()) {
    const std::string literal = folded(person.value("literal", ""));
    return literal == folded(read.literal) || literal == folded(read.given + read.family);
  }
  const std::string whole = folded(read.family + read.literal);
  const std::string initials = initials_of(person.value("given", ""));
  const std::string found = initials_of(read.given);
  const bool same = whole == folded(family) ||
                    whole == folded(person.value("non-dropping-particle", "") + family);
  return same && initials.starts_with(found.substr(0, 1)) && found.empty() == initials.empty();
}

bool are_authors_right(const Citation& read, const json& record) {
  const json people = record.value("author", json::array());
  std::size_t count = read.authors.size();
  if (!read.authors_cut && count != people.size()) return false;
  if (read.authors_cut && (count == 0 || count >= people.size())) return false;
  for (std::size_t i = 0; i < count; ++i) {
    const bool last = read.authors_cut && i + 1 == count && count > 1;
    if (is_same_person(read.authors[i], people[i])) continue;
    if (!last || !is_same_person(read.authors[i], people.back())) return false;
  }
  return true;
}

std::string text_of(const json& record, const char* name) {
  const auto member = record.find(name);
  if (member == record.end()) return {};
  return member->is_string() ? member->get<std::string>() : member->dump();
}

/// "1569-87" as "1569-1587".
std::string whole_pages(std::string pages) {
  const std::size_t dash = pages.find('-');
  if (dash == pages.npos) return pages;
  const std::string last = pages.substr(dash + 1);
  if (last.size() >= dash) return pages;
  return pages.substr(0, dash + 1) + pages.substr(0, dash - last.size()) + last;
}

bool is_pages_right(std::string expected, const std::string& read) {
  for (std::size_t at = expected.find("–"); at != expected.npos; at = expected.find("–")) {
    expected.replace(at, std::string_view("–").size(), "-");
  }
  return folded(whole_pages(expected)) == folded(whole_pages(read));
}

int year_of(const json& record) {
  if (!record.contains("issued")) return 0;
  const json parts = record["issued"].value("date-parts", json::array());
  if (parts.empty() || parts[0].empty()) return 0;
  return parts[0][0].is_string() ? std::stoi(parts[0][0].get<std::string>())
                                 : parts[0][0].get<int>();
}

enum class Verdict { kRight, kWrong, kNotAsked };

Verdict judge(bool right) { return right ? Verdict::kRight : Verdict::kWrong; }

/// A member that the line does not print is asked for only if something was read.
Verdict judge_printed(const std::string& line, const std::string& expected,
                      const std::string& read) {
  const bool printed = !expected.empty() && line.find(folded(expected)) != line.npos;
  if (!printed && read.empty()) return Verdict::kNotAsked;
  return judge(folded(expected) == folded(read));
}

Verdict judge_member(std::string_view member, const json& row, const Citation& read) {
  const json& record = row["record"];
  const std::string line = row["line"].get<std::string>();
  if (member == "authors") {
    if (line.starts_with("—")) return Verdict::kNotAsked;  // "———.": as in the line before
    return judge(are_authors_right(read, record));
  }
  if (member == "year") return judge(year_of(record) == read.issued.year);
  if (member == "title") return judge(folded(text_of(record, "title")) == folded(read.title));
  if (member == "journal") {
    return judge_printed(folded(line), text_of(record, "container-title"), read.container_title);
  }
  if (member == "volume")
    return judge_printed(folded(line), text_of(record, "volume"), read.volume);
  if (member == "doi") return judge_printed(folded(line), text_of(record, "DOI"), read.doi);
  if (member == "pages") {
    const std::string pages = text_of(record, "page");
    const bool printed = line.find(pages.substr(0, pages.find_first_of("-–, "))) != line.npos;
    if ((pages.empty() || !printed) && read.page.empty()) return Verdict::kNotAsked;
    return judge(is_pages_right(pages, read.page));
  }
  const std::string issue = text_of(record, "issue");
  if (read.issue.empty() && line.find("(" + issue + ")") == line.npos &&
      line.find("no. " + issue) == line.npos) {
    return Verdict::kNotAsked;
  }
  return judge(folded(issue) == folded(read.issue));
}

std::string shown(const Citation& read) {
  json authors = json::array();
  for (const Name& name : read.authors) {
    authors.push_back(name.literal.empty() ? name.family + "|" + name.given + "|" + name.suffix
                                           : "{" + name.literal + "}");
  }
  const json all = {{"authors", authors},       {"cut", read.authors_cut},
                    {"year", read.issued.year}, {"journal", read.container_title},
                    {"volume", read.volume},    {"issue", read.issue},
                    {"page", read.page},        {"title", read.title},
                    {"doi", read.doi}};
  return all.dump(-1, ' ', false, json::error_handler_t::replace);
}

struct Count {
  int right = 0;
  int asked = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "Usage: citations LINES.jsonl [MEMBER]\n";
    return 2;
  }
  const std::string wanted = argc > 2 ? argv[2] : "";
  std::ifstream file(argv[1]);
  std::map<std::string, std::array<Count, kMembers.size()>> table;
  for (std::string text; std::getline(file, text);) {
    const json row = json::parse(text);
    const Citation read = pprsearch::parse_citation(row["line"].get<std::string>());
    for (std::size_t i = 0; i < kMembers.size(); ++i) {
      const Verdict verdict = judge_member(kMembers[i], row, read);
      if (verdict == Verdict::kNotAsked) continue;
      Count& count = table[row["style"].get<std::string>()][i];
      ++count.asked;
      count.right += verdict == Verdict::kRight;
      if (verdict == Verdict::kWrong && kMembers[i] == wanted) {
        std::cout << row["style"].get<std::string>() << "\t" << row["line"].get<std::string>()
                  << "\n\t" << shown(read) << "\n";
      }
    }
  }
  if (!wanted.empty()) return 0;
  std::cout << std::left << std::setw(44) << "style";
  for (const std::string_view member : kMembers) std::cout << std::setw(9) << member;
  std::cout << "\n" << std::fixed << std::setprecision(3);
  for (const auto& [style, counts] : table) {
    std::cout << std::setw(44) << style;
    for (const Count& count : counts) {
      std::cout << std::setw(9) << (count.asked == 0 ? 1.0 : double(count.right) / count.asked);
    }
    std::cout << "\n";
  }
  return 0;
}

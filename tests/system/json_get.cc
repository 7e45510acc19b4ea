// Prints what is at a place of a JSON text, for tests that have no jq:
//
//   json_get FILE /hits/0/id      the id of the first hit
//   json_get FILE '/hits/*/id'    the id of each hit, one a line
//
// The place is a JSON pointer whose step `*` stands for every element. Text is
// printed without quotes. FILE may hold several JSON values, as JSON Lines do;
// each is asked. Exit status: 0 found, 1 nothing there, 2 FILE is not JSON.

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

namespace {

using Json = nlohmann::ordered_json;

/// Prints what `pointer` leads to from `json`; returns how many values that were.
std::size_t print(const Json& json, const std::string& pointer) {
  const std::size_t star = pointer.find("/*");
  const Json::json_pointer place(pointer.substr(0, star));
  if (!json.contains(place)) return 0;
  const Json& value = json.at(place);
  if (star == std::string::npos) {
    std::cout << (value.is_string() ? value.get<std::string>() : value.dump()) << '\n';
    return 1;
  }
  std::size_t printed = 0;
  for (const Json& element : value) printed += print(element, pointer.substr(star + 2));
  return printed;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3) throw std::runtime_error("usage: json_get FILE POINTER");
  std::ifstream in(argv[1]);
  if (!in) throw std::runtime_error(std::string("cannot open ") + argv[1]);
  std::size_t printed = 0;
  do {
    Json json;
    in >> json;
    printed += print(json, argv[2]);
  } while ((in >> std::ws).peek() != std::ifstream::traits_type::eof());
  return printed > 0 ? 0 : 1;
} catch (const std::exception& error) {
  std::cerr << "json_get: " << error.what() << '\n';
  return 2;
}

// Prints the value at a JSON pointer: json_get FILE POINTER
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  std::ifstream in(argv[1]);
  const auto value = nlohmann::json::parse(in).at(nlohmann::json::json_pointer(argv[2]));
  std::cout << (value.is_string() ? value.get<std::string>() : value.dump()) << '\n';
}

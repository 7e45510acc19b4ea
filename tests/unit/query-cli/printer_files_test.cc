#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

// A file in printers/ that makes a printer is in the table: what it defines, printers.cc calls.

BOOST_AUTO_TEST_SUITE(printer_files)

namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_printer_that_is_defined_has_a_row) {
  const std::filesystem::path folder = PPRSEARCH_PRINTERS;
  const std::string table = text_of(folder / "printers.cc");
  const std::regex definition("Printer ([a-z0-9_]+_printer)\\([^)]*\\) \\{");
  int printers = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() != ".cc") continue;
    const std::string text = text_of(file.path());
    for (std::sregex_iterator it(text.begin(), text.end(), definition), end; it != end; ++it) {
      const std::string name = (*it)[1];
      const std::regex row("[ ({]" + name + "\\([a-z]*\\)[,)]");
      BOOST_TEST(std::regex_search(table, row), file.path() << ": no row calls " << name);
      ++printers;
    }
  }
  BOOST_TEST(printers >= 8);
}

BOOST_AUTO_TEST_SUITE_END()

#include <algorithm>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "base/controls.h"
#include "command-line/completion.h"
#include "command-line/standard_streams.h"
#include "query-cli/offers.h"
#include "query-cli/option_table.h"
#include "query-cli/options.h"
#include "query-cli/run.h"
#include "query-cli/settings.h"

using namespace pprsearch;

namespace {

/// A fault in the settings is told, unless somebody asks for what would help to mend it.
Settings settings_for(const std::vector<std::string>& arguments) {
  try {
    return read_settings(query_cli_table());
  } catch (const std::exception&) {
    const bool asks_for_help = std::ranges::any_of(arguments, [](const std::string& argument) {
      return argument == "--help" || argument == "-h" || argument == "--version";
    });
    if (!asks_for_help) throw;
    return {query_cli_table(), ""};
  }
}

}  // namespace

int main(int argc, char** argv) {
  hold_standard_streams();
  const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  try {
    const Settings settings = settings_for(arguments);
    if (run_hidden_mode(settings.table, arguments, query_cli_offers, std::cout)) return 0;
    std::ios::sync_with_stdio(false);
    return run(parse_query_cli_options(settings, argc, argv), std::cin, std::cout, std::cerr);
  } catch (const std::exception& error) {
    if (asks_for_offers(arguments)) return 0;
    std::cerr << "pprsearch: " << visible_lines(error.what()) << '\n';
    return 2;
  }
}

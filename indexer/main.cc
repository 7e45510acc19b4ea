#include <algorithm>
#include <exception>
#include <iostream>
#include <string_view>

#include "base/controls.h"
#include "command-line/completion.h"
#include "command-line/standard_streams.h"
#include "indexer/commands/commands.h"
#include "indexer/offers.h"
#include "indexer/option_table.h"
#include "indexer/options.h"
#include "indexer/run.h"

using namespace pprsearch;

namespace {

/// What verify cannot check is not damaged, whatever keeps it from checking.
int status_of_a_fault(int argc, char** argv) {
  return argc > 1 && std::string_view(argv[1]) == "verify" ? kNotChecked : kStopped;
}

}  // namespace

int main(int argc, char** argv) {
  hold_standard_streams();
  try {
    if (run_hidden_mode(indexer_table(), {argv + std::min(argc, 1), argv + argc}, indexer_offers,
                        std::cout)) {
      return 0;
    }
    IndexerOptions options = parse_indexer_options(argc, argv);
    options.installed = folder_of_installed_vocabularies();
    return run(options, std::cout, std::cerr);
  } catch (const std::exception& error) {
    std::cerr << "pprsearch-index: " << visible_lines(error.what()) << '\n';
    return status_of_a_fault(argc, argv);
  }
}

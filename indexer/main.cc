#include <exception>
#include <iostream>
#include <string_view>

#include "base/controls.h"
#include "indexer/commands/commands.h"
#include "indexer/options.h"
#include "indexer/run.h"

namespace {

/// What verify cannot check is not damaged, whatever keeps it from checking.
int status_of_a_fault(int argc, char** argv) {
  return argc > 1 && std::string_view(argv[1]) == "verify" ? pprsearch::kNotChecked
                                                           : pprsearch::kStopped;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    pprsearch::IndexerOptions options = pprsearch::parse_indexer_options(argc, argv);
    options.installed = pprsearch::folder_of_installed_vocabularies();
    return pprsearch::run(options, std::cout, std::cerr);
  } catch (const std::exception& error) {
    std::cerr << "pprsearch-index: " << pprsearch::visible_lines(error.what()) << '\n';
    return status_of_a_fault(argc, argv);
  }
}

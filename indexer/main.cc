#include <exception>
#include <iostream>

#include "base/controls.h"
#include "indexer/options.h"
#include "indexer/run.h"

int main(int argc, char** argv) {
  try {
    pprsearch::IndexerOptions options = pprsearch::parse_indexer_options(argc, argv);
    options.installed = pprsearch::folder_of_installed_vocabularies();
    return pprsearch::run(options, std::cout, std::cerr);
  } catch (const std::exception& error) {
    std::cerr << "pprsearch-index: " << pprsearch::visible_lines(error.what()) << '\n';
    return 2;
  }
}

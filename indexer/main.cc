#include <exception>
#include <iostream>

#include "indexer/options.h"
#include "indexer/run.h"

int main(int argc, char** argv) {
  try {
    return pprsearch::run(pprsearch::parse_indexer_options(argc, argv), std::cout, std::cerr);
  } catch (const std::exception& error) {
    std::cerr << "pprsearch-index: " << error.what() << '\n';
    return 2;
  }
}

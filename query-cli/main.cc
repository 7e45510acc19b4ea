#include <exception>
#include <iostream>

#include "base/controls.h"
#include "query-cli/options.h"
#include "query-cli/run.h"

int main(int argc, char** argv) {
  try {
    std::ios::sync_with_stdio(false);
    return pprsearch::run(pprsearch::parse_query_cli_options(argc, argv), std::cin, std::cout,
                          std::cerr);
  } catch (const std::exception& error) {
    std::cerr << "pprsearch: " << pprsearch::visible_lines(error.what()) << '\n';
    return 2;
  }
}

#include <exception>
#include <iostream>

#include "site/options.h"
#include "site/run.h"

int main(int argc, char** argv) {
  try {
    return pprsearch::run(pprsearch::parse_site_options(argc, argv), std::cout, std::cerr);
  } catch (const std::exception& error) {
    std::cerr << "pprsearch-site: " << error.what() << '\n';
    return 2;
  }
}

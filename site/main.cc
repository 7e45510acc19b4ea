#include <algorithm>
#include <exception>
#include <iostream>

#include "command-line/completion.h"
#include "command-line/standard_streams.h"
#include "site/option_table.h"
#include "site/options.h"
#include "site/run.h"

using namespace pprsearch;

int main(int argc, char** argv) {
  hold_standard_streams();
  try {
    if (run_hidden_mode(
            site_table(), {argv + std::min(argc, 1), argv + argc},
            [](const TypedLine&) { return Offers(); }, std::cout)) {
      return 0;
    }
    return run(parse_site_options(argc, argv), std::cout, std::cerr);
  } catch (const std::exception& error) {
    std::cerr << "pprsearch-site: " << error.what() << '\n';
    return 2;
  }
}

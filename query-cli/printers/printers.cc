#include <algorithm>

#include "query-cli/printers/printer.h"

namespace pprsearch {

Printer text_printer();
Printer json_printer();
Printer jsonl_printer();
Printer tsv_printer();
Printer csv_printer();
Printer ids_printer();
Printer trec_printer();
Printer citation_printer(CitationFormat format);

std::map<std::string, std::string> topic_labels_of(const Searcher& searcher) {
  std::map<std::string, std::string> labels;
  for (const TaxonomyValue& topic : searcher.taxonomy().topics) labels[topic.slug] = topic.label;
  return labels;
}

const std::vector<Printer>& printers() {
  static const std::vector<Printer> kPrinters = [] {
    std::vector<Printer> rows = {
        text_printer(), json_printer(), jsonl_printer(), tsv_printer(),
        csv_printer(),  ids_printer(),  trec_printer(),
    };
    for (const CitationFormat format : all_values<CitationFormat>()) {
      rows.push_back(citation_printer(format));
    }
    return rows;
  }();
  return kPrinters;
}

const Printer& printer_named(std::string_view name) {
  return *std::ranges::find(printers(), name, &Printer::name);
}

bool prints(const Printer& printer, Task task) {
  switch (task) {
    case Task::search:
    case Task::similar:
      return static_cast<bool>(printer.result);
    case Task::count:
      return static_cast<bool>(printer.count);
    case Task::show:
      return static_cast<bool>(printer.entries);
    case Task::suggest:
      return static_cast<bool>(printer.completions);
    case Task::batch:
      return static_cast<bool>(printer.answer);
    case Task::evaluate:
      return static_cast<bool>(printer.evaluation);
    case Task::info:
      return static_cast<bool>(printer.generation);
    case Task::strategy:
      return static_cast<bool>(printer.strategy);
    case Task::translate:
      return static_cast<bool>(printer.translation);
    case Task::replay:
      return static_cast<bool>(printer.replay);
  }
  return false;
}

}  // namespace pprsearch

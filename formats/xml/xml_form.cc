#include "formats/xml/xml_form.h"

#include <algorithm>
#include <utility>

namespace pprsearch {

void read_xml_form(std::istream& in, const std::string& file, const XmlForm& form,
                   const RecordSink& sink) {
  bool any = false;
  const std::string root = read_xml_records(in, form.names, [&](XmlRecord&& element) {
    any = true;
    Record record;
    record.file = file;
    record.line = element.line;
    record.repairs = std::move(element.repairs);
    record.rejection = std::move(element.fault);
    if (!record.rejection.empty() || form.read(element.node, record)) sink(std::move(record));
  });
  if (any || std::ranges::find(form.roots, root) != form.roots.end()) return;
  sink(rejected_file(file, std::string(form.other_root)));
}

}  // namespace pprsearch

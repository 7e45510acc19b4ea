#include "formats/xml/xml_records.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "formats/xml/xml_input.h"
#include "formats/xml/xml_parser.h"
#include "formats/xml/xml_silence.h"

// A fault ends an XML document: what follows has no meaning to a parser any more. But
// files of records have a mark that is never content: the start tag of the next record.
// So the file is handed to the parser in pieces that begin at these tags (XmlInput), and
//
//   * where a piece begins before the record at hand has ended, that record is at fault:
//     an end tag is missing, or a comment or CDATA section that nobody closed would
//     swallow the next record and pass for a whole one;
//   * after a fault, everything up to the next such piece is passed over, and a new
//     parser begins there, as within the elements that were open around the records.
//
// So every byte is parsed once at most, and a fault costs the record it is in.

namespace pprsearch {
namespace {

constexpr const char* kUnknownRoot = "records";

bool holds(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string_view> all_names(const XmlRecordNames& names) {
  std::vector<std::string_view> all = names.outer;
  all.insert(all.end(), names.inner.begin(), names.inner.end());
  return all;
}

// Control characters get into databases, and from there into exports, though XML forbids them.
std::size_t replace_controls(std::string& bytes) {
  constexpr char kEscape = '\x1B';  // switches character sets in some encodings
  std::size_t replaced = 0;
  for (char& c : bytes) {
    const bool is_control = c >= 0 && c < ' ';
    if (!is_control || c == '\n' || c == '\r' || c == '\t' || c == kEscape) continue;
    c = ' ';
    ++replaced;
  }
  return replaced;
}

class RecordsOfFile {
 public:
  RecordsOfFile(std::istream& in, const XmlRecordNames& names,
                const std::function<void(XmlRecord&&)>& sink)
      : names_(names), sink_(sink), input_(in, all_names(names)) {}

  std::string read() {
    parser_ = std::make_unique<XmlParser>(names_, std::vector<std::string>(), "", 1);
    while (input_.next()) {
      passed_ = false;
      if (parser_ && cuts_off()) cut_off();
      if (parser_) feed();
      // A piece that is refused where a record begins may be read by a parser of its own.
      if (parser_ || !may_begin_again()) continue;
      begin_again();
      feed();
    }
    finish();
    return first_element_;
  }

 private:
  // Whether the start tag here shows that what came before it should have ended.
  bool cuts_off() const {
    const std::string_view name = input_.record_name();
    if (name.empty()) return false;
    const bool is_next = holds(names_.outer, name) || name == parser_->record_name();
    return parser_->waits_for_entity() || (parser_->in_record() && is_next);
  }

  // The parser may hold back what it knows of the fault until it is told that nothing follows.
  void cut_off() {
    parser_->finish();
    hand_over();
    if (parser_->fault() && !parser_->fault()->at_end) {
      refuse(*parser_->fault());
    } else if (parser_->in_record()) {
      refuse({"the record is not closed before the next one begins", input_.line()});
    } else {
      parser_.reset();
    }
  }

  // A part of a broken record is no record.
  bool may_begin_again() const {
    if (passed_) return false;
    const std::string_view name = input_.record_name();
    const bool of_inner_records = record_name_.empty() || holds(names_.inner, record_name_);
    return !name.empty() && (holds(names_.outer, name) || of_inner_records);
  }

  void begin_again() {
    const std::vector<std::string> opened =
        around_record_.empty() ? std::vector<std::string>{kUnknownRoot} : around_record_;
    parser_ = std::make_unique<XmlParser>(names_, opened, encoding_, input_.line());
    pending_.reset();
  }

  void feed() {
    if (input_.of_bytes()) replaced_ += replace_controls(input_.piece());
    const std::size_t begun = parser_->records_begun();
    parser_->feed(input_.piece());
    passed_ = parser_->records_begun() != begun;
    hand_over();
    if (parser_->fault()) {
      refuse(*parser_->fault());
    } else if (!parser_->in_record()) {
      replaced_ = 0;
    }
  }

  void hand_over() {
    // What a parser that begins anew has to know.
    if (first_element_.empty()) first_element_ = parser_->first_element();
    if (encoding_.empty()) encoding_ = parser_->encoding();
    if (!parser_->record_name().empty()) {
      record_name_ = parser_->record_name();
      around_record_ = parser_->around_record();
    }
    for (XmlRecord& record : parser_->take_records()) {
      if (replaced_ > 0) {
        record.repairs.push_back("control characters, which XML forbids, were replaced by spaces");
      }
      sink_(std::move(record));
    }
  }

  void refuse(const XmlFault& fault) {
    XmlRecord record;
    record.line = parser_->in_record() ? parser_->record_line() : fault.line;
    record.fault =
        "cannot be read from line " + std::to_string(fault.line) + " on: " + fault.reason;
    if (parser_->in_record() || !fault.of_structure) {
      sink_(std::move(record));
    } else if (!structure_told_) {
      pending_ = std::move(record);
    }
    structure_told_ = structure_told_ || !parser_->in_record();
    replaced_ = 0;
    parser_.reset();
  }

  void finish() {
    if (parser_) {
      if (parser_->opened() == std::vector<std::string>{kUnknownRoot} && !parser_->in_record()) {
        parser_->feed("</" + std::string(kUnknownRoot) + ">");
      }
      parser_->finish();
      hand_over();
      if (parser_->fault()) refuse(*parser_->fault());
    }
    if (pending_) sink_(std::move(*pending_));
  }

  const XmlRecordNames& names_;
  const std::function<void(XmlRecord&&)>& sink_;
  XmlInput input_;
  std::unique_ptr<XmlParser> parser_;
  std::vector<std::string> around_record_;
  std::string record_name_;
  std::string encoding_;
  std::string first_element_;
  std::size_t replaced_ = 0;          // in the record at hand
  bool passed_ = false;               // the record at the beginning of the piece was begun
  bool structure_told_ = false;       // further faults of that kind follow from the first
  std::optional<XmlRecord> pending_;  // a fault after the last record, unless one follows
};

}  // namespace

std::string read_xml_records(std::istream& in, const XmlRecordNames& names,
                             const std::function<void(XmlRecord&&)>& sink) {
  const XmlSilence silence;
  return RecordsOfFile(in, names, sink).read();
}

}  // namespace pprsearch

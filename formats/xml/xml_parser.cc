#include "formats/xml/xml_parser.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <map>
#include <new>
#include <utility>

#include "formats/entities.h"
#include "formats/xml/xml_tags.h"

namespace pprsearch {
namespace {

constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxRecordBytes = 32 * 1024 * 1024;
constexpr std::size_t kNodeBytes = 64;  // what an empty element counts
constexpr std::size_t kMaxNameBytes = 60;

std::string_view view(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

/// A name as it is written, whatever its prefix stands for.
std::string qualified(const xmlChar* prefix, const xmlChar* name) {
  return prefix ? std::string(view(prefix)) + ":" + std::string(view(name))
                : std::string(view(name));
}

std::string quoted(const char* name) {
  return "'" + std::string(name ? name : "").substr(0, kMaxNameBytes) + "'";
}

// The parser's words, where they quote nothing and count no lines of their own.
std::string reason_of(const xmlError& error) {
  std::string_view message = error.message ? error.message : "";
  message = message.substr(0, message.find('\n'));
  if (message.starts_with("Input is not proper UTF-8")) return "bytes that are no UTF-8";
  if (message.find("EntityRef") != message.npos) return "an '&' that begins no entity of XML";
  switch (error.code) {
    case XML_ERR_INVALID_CHAR:
      return "a character that XML forbids";
    case XML_ERR_DOCUMENT_EMPTY:
      return "the file does not begin as XML does";
    case XML_ERR_TAG_NAME_MISMATCH:
      return "the end tag of " + quoted(error.str2) + " where that of " + quoted(error.str1) +
             " should stand";
    case XML_ERR_TAG_NOT_FINISHED:
      return "the file ends within " + quoted(error.str1);
    case XML_ERR_INTERNAL_ERROR:
      return "a part too large or too deep to be read";
    default:
      return std::string(message.substr(0, message.find_last_not_of(' ') + 1));
  }
}

bool is_of_structure(int code) {
  return code == XML_ERR_TAG_NAME_MISMATCH || code == XML_ERR_DOCUMENT_END ||
         code == XML_ERR_RESERVED_XML_NAME;
}

constexpr const char* kEntitiesOfHtml =
    "names of characters that HTML has and XML does not (&nbsp;) were read";

/// The entities that were looked up, as libxml2 wants them: they stay where they are.
class KnownEntities {
 public:
  /// Null for a name that HTML does not have.
  xmlEntityPtr find(const std::string& name) {
    const auto known = entities_.find(name);
    if (known != entities_.end()) return &known->second.entity;
    const std::string written = "&" + name + ";";
    const Entity meaning = entity_at(written, EntityEnds::in_semicolon);
    if (meaning.length != written.size()) return nullptr;
    Known& added = entities_[name];
    added.text = meaning.text;
    added.entity.type = XML_ENTITY_DECL;
    added.entity.etype = XML_INTERNAL_PREDEFINED_ENTITY;
    added.entity.name = reinterpret_cast<const xmlChar*>(entities_.find(name)->first.c_str());
    added.entity.content = reinterpret_cast<xmlChar*>(added.text.data());
    added.entity.orig = added.entity.content;
    added.entity.length = static_cast<int>(added.text.size());
    return &added.entity;
  }

 private:
  struct Known {
    std::string text;
    xmlEntity entity{};
  };

  std::map<std::string, Known> entities_;
};

}  // namespace

struct XmlParser::State {
  const XmlRecordNames& names;
  std::size_t lines_before;
  xmlParserCtxtPtr context = nullptr;
  std::vector<std::string> opened;
  std::size_t synthetic;  // of the elements opened, those that the document does not have
  std::string first_element;
  std::vector<XmlNode> path;  // the open record and what is open within it
  std::size_t begun = 0;
  std::vector<std::string> around;  // the last record: the elements open when it began
  std::string record_name;
  std::size_t record_line = 0;
  std::size_t record_bytes = 0;
  std::vector<XmlRecord> records;
  std::optional<XmlFault> fault;
  bool ending = false;        // no more bytes follow
  bool has_entities = false;  // the record has one of HTML
  KnownEntities entities;
  TagLengths tags;

  std::size_t line() const {
    const int number = xmlSAX2GetLineNumber(context);
    return lines_before + static_cast<std::size_t>(std::max(number, 1));
  }

  void stop(std::string reason) {
    if (!fault) fault = XmlFault{std::move(reason), line()};
    xmlStopParser(context);
  }

  bool is_record(std::string_view name) const {
    const auto is_one = [&](const auto& list) {
      return std::find(list.begin(), list.end(), name) != list.end();
    };
    return is_one(names.outer) || is_one(names.inner);
  }

  void count(std::size_t bytes) {
    record_bytes += bytes;
    if (record_bytes > kMaxRecordBytes) stop("the record is larger than 32 MiB");
  }

  /// `attributes` = five pointers each: name, prefix, namespace, begin and end of the value.
  void start(std::string name, const xmlChar** attributes, int count_of_attributes) {
    if (first_element.empty() && opened.size() >= synthetic) first_element = name;
    if (path.empty() && !is_record(name)) return open_outside(name);
    if (path.size() >= kMaxDepth) return stop("elements nested deeper than 64");
    if (path.empty()) begin_record(name);
    count(kNodeBytes + name.size());
    XmlNode node;
    node.name = std::move(name);
    for (int i = 0; i < count_of_attributes; ++i, attributes += 5) {
      node.attributes.emplace_back(qualified(attributes[1], attributes[0]),
                                   std::string(attributes[3], attributes[4]));
      count(node.attributes.back().first.size() + node.attributes.back().second.size());
    }
    path.push_back(std::move(node));
  }

  void begin_record(const std::string& name) {
    ++begun;
    around = opened;
    record_name = name;
    record_line = line();
    record_bytes = 0;
    has_entities = false;
  }

  void open_outside(const std::string& name) {
    if (opened.size() >= kMaxDepth) return stop("elements nested deeper than 64");
    opened.push_back(name);
  }

  void end() {
    if (path.empty()) {
      if (!opened.empty()) opened.pop_back();
      return;
    }
    XmlNode node = std::move(path.back());
    path.pop_back();
    if (path.empty()) {
      records.push_back({record_line, std::move(node), {}, {}});
      if (has_entities) records.back().repairs.emplace_back(kEntitiesOfHtml);
    } else {
      path.back().children.push_back(std::move(node));
    }
  }

  void add_text(std::string_view text) {
    if (path.empty()) return;
    std::vector<XmlNode>& children = path.back().children;
    if (children.empty() || !children.back().name.empty()) {
      children.emplace_back();
      count(kNodeBytes);
    }
    children.back().text += text;
    count(text.size());
  }

  /// An entity that HTML has and XML does not; null for any other, and in an attribute, of which
  /// libxml2 would take one byte alone.
  xmlEntityPtr entity_of(const xmlChar* name) {
    if (context->instate == XML_PARSER_ATTRIBUTE_VALUE) return nullptr;
    const xmlEntityPtr entity = entities.find(std::string(view(name)));
    has_entities = has_entities || entity != nullptr;
    return entity;
  }

  std::string end_too_early() const {
    if (path.empty() && opened.empty()) return "the file has no element";
    return "the file ends within " + quoted((path.empty() ? opened.back() : path[0].name).c_str());
  }

  void tell(const xmlError& error) {
    if (fault || error.level != XML_ERR_FATAL) return;
    const std::size_t at = lines_before + static_cast<std::size_t>(std::max(error.line, 1));
    fault = XmlFault{reason_of(error), at, is_of_structure(error.code)};
    // The parser calls an end that comes too early by the same name as a text too much.
    if (ending && error.code == XML_ERR_DOCUMENT_END) {
      fault = XmlFault{end_too_early(), at, false, true};
    }
  }
};

namespace {

template <typename State>
State& state_of(void* data) {
  return *static_cast<State*>(data);
}

// No handler takes declarations of
// entities, so that none of a document's own is ever known, and none fetches anything.
template <typename State>
xmlSAXHandler handler() {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = [](void* data, const xmlChar* name, const xmlChar* prefix, const xmlChar*,
                          int, const xmlChar**, int count, int defaulted,
                          const xmlChar** attributes) {
    state_of<State>(data).start(qualified(prefix, name), attributes, count - defaulted);
  };
  sax.endElementNs = [](void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
    state_of<State>(data).end();
  };
  sax.characters = [](void* data, const xmlChar* text, int length) {
    const auto* bytes = reinterpret_cast<const char*>(text);
    state_of<State>(data).add_text({bytes, static_cast<std::size_t>(length)});
  };
  sax.cdataBlock = sax.characters;
  sax.ignorableWhitespace = sax.characters;
  sax.reference = [](void* data, const xmlChar*) {
    state_of<State>(data).stop("an entity that is not one of XML's own");
  };
  sax.getEntity = [](void* data, const xmlChar* name) {
    return state_of<State>(data).entity_of(name);
  };
  sax.serror = [](void* data, xmlErrorPtr error) { state_of<State>(data).tell(*error); };
  return sax;
}

}  // namespace

XmlParser::XmlParser(const XmlRecordNames& names, const std::vector<std::string>& opened,
                     const std::string& encoding, std::size_t line)
    : state_(new State{names,
                       line - 1,
                       nullptr,
                       {},
                       opened.size(),
                       {},
                       {},
                       0,
                       {},
                       {},
                       0,
                       0,
                       {},
                       {},
                       false,
                       false,
                       {},
                       {}}) {
  xmlSAXHandler sax = handler<State>();
  state_->context = xmlCreatePushParserCtxt(&sax, state_.get(), nullptr, 0, nullptr);
  if (!state_->context) throw std::bad_alloc();
  xmlCtxtUseOptions(state_->context, XML_PARSE_NONET);
  if (opened.empty()) return;
  std::string prologue = "<?xml version=\"1.0\"";
  if (!encoding.empty()) prologue += " encoding=\"" + encoding + "\"";
  prologue += "?>";
  for (const std::string& name : opened) prologue += "<" + name + ">";
  feed(prologue);
}

XmlParser::~XmlParser() {
  if (state_->context->myDoc) xmlFreeDoc(state_->context->myDoc);
  xmlFreeParserCtxt(state_->context);
}

void XmlParser::feed(std::string_view bytes) {
  if (state_->fault) return;
  if (!state_->tags.take(bytes)) return state_->stop("a tag of more than 64 KiB");
  xmlParseChunk(state_->context, bytes.data(), static_cast<int>(bytes.size()), 0);
  // libxml2 stops without an error at bytes its converter rejects.
  if (state_->context->disableSAX != 0) {
    state_->stop("bytes that are not of the file's encoding");
  }
}

void XmlParser::finish() {
  state_->ending = true;
  if (!state_->fault) xmlParseChunk(state_->context, nullptr, 0, 1);
}

std::vector<XmlRecord> XmlParser::take_records() { return std::exchange(state_->records, {}); }

const std::optional<XmlFault>& XmlParser::fault() const { return state_->fault; }

bool XmlParser::waits_for_entity() const {
  const xmlParserInputPtr input = state_->context->input;
  return !state_->fault && input && input->cur < input->end && *input->cur == '&';
}

std::size_t XmlParser::records_begun() const { return state_->begun; }

bool XmlParser::in_record() const { return !state_->path.empty(); }

const std::string& XmlParser::record_name() const { return state_->record_name; }

std::size_t XmlParser::record_line() const { return state_->record_line; }

const std::vector<std::string>& XmlParser::around_record() const { return state_->around; }

const std::vector<std::string>& XmlParser::opened() const { return state_->opened; }

const std::string& XmlParser::first_element() const { return state_->first_element; }

std::string XmlParser::encoding() const { return std::string(view(state_->context->encoding)); }

}  // namespace pprsearch

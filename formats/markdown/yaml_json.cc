#include "formats/markdown/yaml_json.h"

#include <pprsearch/error.h>

#include <set>
#include <utility>

#include "formats/yaml_text.h"

namespace pprsearch {
namespace {

constexpr int kMaxDepth = 16;
constexpr std::size_t kMaxNodes = 1024 * 1024;
constexpr std::size_t kMaxBytes = 64 * 1024 * 1024;

class JsonText {
 public:
  explicit JsonText(std::size_t first_line) : first_line_(first_line) {}

  void add(const YAML::Node& node) {
    count_node();
    ++depth_;
    if (node.IsMap()) {
      add_map(node);
    } else if (node.IsSequence()) {
      add_sequence(node);
    } else {
      add_scalar(node);
    }
    --depth_;
  }

  MatterText matter() {
    return {std::move(text_), std::move(lines_), {repeated_.begin(), repeated_.end()}};
  }

 private:
  // An alias can stand for a node that holds aliases, or for one it is part of:
  // a small text may mean a huge or an endless value.
  void count_node() {
    if (++nodes_ > kMaxNodes || text_.size() > kMaxBytes) {
      throw Error("the YAML means too large a value (aliases?)");
    }
    if (depth_ >= kMaxDepth) throw Error("the YAML is nested too deeply");
  }

  void add_map(const YAML::Node& map) {
    text_ += '{';
    bool first = true;
    std::set<std::string> names;
    for (const auto& member : map) {
      count_node();
      if (member.second.IsNull()) continue;
      if (!member.first.IsScalar()) {
        throw Error(line_of(member.first, first_line_) + ": a key that is no text");
      }
      if (!first) text_ += ',';
      first = false;
      see(member.first, names);
      text_ += json_string(member.first.Scalar()) + ':';
      add_value(member.first.Scalar(), member.second);
    }
    text_ += '}';
  }

  void see(const YAML::Node& key, std::set<std::string>& names) {
    const std::string& name = key.Scalar();
    if (!names.insert(name).second) repeated_.insert(name);
    if (depth_ == 1) lines_[name] = number_of_line(key, first_line_);
  }

  void add_value(const std::string& key, const YAML::Node& value) {
    bool truth = false;
    if (key == "authors-cut" && YAML::convert<bool>::decode(value, truth)) {
      text_ += truth ? "true" : "false";
    } else {
      add(value);
    }
  }

  void add_sequence(const YAML::Node& sequence) {
    text_ += '[';
    bool first = true;
    for (const YAML::Node& item : sequence) {
      if (!first) text_ += ',';
      first = false;
      add(item);
    }
    text_ += ']';
  }

  // The newline that closes a block of text is YAML's, not the author's.
  void add_scalar(const YAML::Node& node) {
    std::string_view text = node.IsScalar() ? node.Scalar() : std::string_view();
    if (text.ends_with('\n')) text.remove_suffix(1);
    text_ += json_string(text);
  }

  std::size_t first_line_;
  std::string text_;
  std::map<std::string, std::size_t> lines_;
  std::set<std::string> repeated_;
  std::size_t nodes_ = 0;
  int depth_ = 0;
};

}  // namespace

MatterText yaml_to_json(const YAML::Node& map, std::size_t first_line) {
  JsonText json(first_line);
  json.add(map);
  return json.matter();
}

std::string json_string(std::string_view text) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string json = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      json += {'\\', c};
    } else if (byte < 0x20) {
      json += {'\\', 'u', '0', '0', kHex[byte >> 4], kHex[byte & 15]};
    } else {
      json += c;
    }
  }
  return json + '"';
}

}  // namespace pprsearch

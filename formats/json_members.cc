#include "formats/json_members.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace pprsearch {
namespace {

using nlohmann::json;

/// Notes the names of the outermost object's members, and passes over all else.
class NameCollector : public nlohmann::json_sax<json> {
 public:
  explicit NameCollector(JsonMembers& members) : members_(members) {}

  bool key(string_t& name) override {
    if (depth_ == 1) members_.names.push_back(name);
    return true;
  }
  bool start_object(std::size_t /*size*/) override { return enter(); }
  bool start_array(std::size_t /*size*/) override { return enter(); }
  bool end_object() override { return leave(); }
  bool end_array() override { return leave(); }
  bool null() override { return true; }
  bool boolean(bool /*value*/) override { return true; }
  bool number_integer(number_integer_t /*value*/) override { return true; }
  bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
  bool string(string_t& /*value*/) override { return true; }
  bool binary(binary_t& /*value*/) override { return true; }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    members_.fault = position;
    return false;
  }

 private:
  bool enter() {
    ++depth_;
    return true;
  }
  bool leave() {
    --depth_;
    return true;
  }

  JsonMembers& members_;
  std::size_t depth_ = 0;
};

}  // namespace

bool JsonMembers::has_any(std::span<const std::string_view> wanted) const {
  return std::ranges::find_first_of(names, wanted) != names.end();
}

JsonMembers read_json_members(std::string_view text) {
  JsonMembers members;
  NameCollector collector(members);
  members.is_whole = json::sax_parse(text.begin(), text.end(), &collector,
                                     json::input_format_t::json, /*strict=*/false);
  return members;
}

}  // namespace pprsearch

#include "cluster/answer.h"

#include <pprsearch/error.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/controls.h"

namespace pprsearch {
namespace {

using Json = nlohmann::json;

/// No answer of a cluster is nested so deep; what is could not be written or compared.
constexpr int kDeepest = 200;

Json parsed(const std::string& text) {
  bool too_deep = false;
  Json json = Json::parse(
      text,
      [&](int depth, Json::parse_event_t, const Json&) {
        too_deep = too_deep || depth > kDeepest;
        return !too_deep;
      },
      false);
  return too_deep ? Json() : json;
}

}  // namespace

struct ClusterAnswer::Whole {
  std::string address;
  std::string node;
  std::string request;
  Json json;
};

ClusterAnswer::ClusterAnswer(const std::string& address, const std::string& node,
                             const std::string& request, const std::string& text)
    : whole_(std::make_shared<const Whole>(Whole{address, node, request, parsed(text)})),
      part_(&whole_->json) {
  if (!part_->is_object()) fail("is no object of JSON");
}

ClusterAnswer::ClusterAnswer(std::shared_ptr<const Whole> whole, const Json& part,
                             std::string place)
    : whole_(std::move(whole)), part_(&part), place_(std::move(place)) {}

void ClusterAnswer::fail(const std::string& what) const {
  throw IndexError(whole_->address,
                   whole_->node + " answers " + whole_->request + " as no OpenSearch does: " +
                       visible_line(place_.empty() ? "the answer" : '\'' + place_ + '\'') + ' ' +
                       what);
}

ClusterAnswer ClusterAnswer::at(const std::string& member) const {
  if (!part_->is_object()) fail("is no object");
  const auto found = part_->find(member);
  ClusterAnswer part(whole_, found == part_->end() ? *part_ : *found,
                     place_.empty() ? member : place_ + '.' + member);
  if (found == part_->end()) part.fail("is missing");
  return part;
}

std::optional<ClusterAnswer> ClusterAnswer::find(const std::string& member) const {
  if (!part_->is_object()) fail("is no object");
  const auto found = part_->find(member);
  if (found == part_->end() || found->is_null()) return std::nullopt;
  return at(member);
}

std::vector<ClusterAnswer> ClusterAnswer::items() const {
  if (!part_->is_array()) fail("is no list");
  std::vector<ClusterAnswer> items;
  items.reserve(part_->size());
  for (const Json& item : *part_) {
    items.push_back({whole_, item, place_ + '[' + std::to_string(items.size()) + ']'});
  }
  return items;
}

std::vector<std::pair<std::string, ClusterAnswer>> ClusterAnswer::members() const {
  if (!part_->is_object()) fail("is no object");
  std::vector<std::pair<std::string, ClusterAnswer>> members;
  for (const auto& [name, value] : part_->items()) members.emplace_back(name, at(name));
  return members;
}

std::uint64_t ClusterAnswer::number() const {
  if (part_->is_number_unsigned()) return part_->get<std::uint64_t>();
  constexpr double kExact = 9007199254740992;  // a double has every whole number up to here
  const double number = part_->is_number_float() ? part_->get<double>() : -1;
  if (!(number >= 0 && number <= kExact) || number != std::floor(number)) {
    fail("is no whole number");
  }
  return static_cast<std::uint64_t>(number);
}

std::uint64_t ClusterAnswer::number(std::uint64_t most) const {
  const std::uint64_t value = number();
  if (value > most) fail("is a number over " + std::to_string(most));
  return value;
}

std::optional<double> ClusterAnswer::real_or_null() const {
  if (part_->is_null()) return std::nullopt;
  if (!part_->is_number()) fail("is no number");
  return part_->get<double>();
}

bool ClusterAnswer::truth() const {
  if (!part_->is_boolean()) fail("is neither true nor false");
  return part_->get<bool>();
}

const std::string& ClusterAnswer::text() const {
  if (!part_->is_string()) fail("is no text");
  return part_->get_ref<const std::string&>();
}

}  // namespace pprsearch

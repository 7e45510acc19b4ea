#include "entry/entry_as_written.h"

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "citation/issued_date.h"
#include "entry/citation_json.h"
#include "entry/json_reader.h"

// Every hit of a page is an entry that is read back, so its JSON goes straight to where its members
// belong. The parser calls a function for each piece of the text; each gives up, by false, at what
// it does not expect there. `place_` is the innermost that is open.

namespace pprsearch {
namespace {

using nlohmann::json;

class WrittenEntry final : public nlohmann::json_sax<json> {
 public:
  Entry take() { return std::move(entry_); }

  bool null() override { return false; }
  bool boolean(bool value) override {
    if (flag_ == nullptr) return false;
    *std::exchange(flag_, nullptr) = value;
    return true;
  }
  bool number_integer(number_integer_t /*value*/) override { return false; }
  bool number_float(number_float_t /*value*/, const std::string& /*text*/) override {
    return false;
  }
  bool number_unsigned(number_unsigned_t value) override {
    if (place_ != Place::date || parts_ == date_.size()) return false;
    if (value > static_cast<number_unsigned_t>(std::numeric_limits<int>::max())) return false;
    date_[parts_++] = static_cast<int>(value);
    return true;
  }
  bool string(std::string& value) override {
    if (std::ranges::any_of(value, is_unwanted)) return false;
    if (place_ == Place::texts) {
      texts_->push_back(std::move(value));
      return true;
    }
    if (text_ == nullptr) return false;
    *std::exchange(text_, nullptr) = std::move(value);
    return true;
  }
  bool binary(binary_t& /*value*/) override { return false; }

  bool start_object(std::size_t /*members*/) override { return open(Shape::object); }
  bool end_object() override { return close(Shape::object); }
  bool start_array(std::size_t /*values*/) override { return open(Shape::array); }
  bool end_array() override { return close(Shape::array); }

  bool key(std::string& name) override {
    if (is_waiting()) return false;
    switch (place_) {
      case Place::entry:
        return key_of_entry(name);
      case Place::citation:
        return key_of_citation(name);
      case Place::author:
        return await(kNameMembers, name, entry_.citation->authors.back());
      case Place::issued:
        next_ = Place::date_parts;
        return name == "date-parts" && parts_ == 0;
      case Place::outside:
      case Place::texts:
      case Place::authors:
      case Place::date_parts:
      case Place::date:
        break;
    }
    return false;
  }

  bool parse_error(std::size_t /*byte*/, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    return false;
  }

 private:
  enum class Place {
    outside,
    entry,
    texts,
    citation,
    authors,
    author,
    issued,
    date_parts,
    date,
  };
  /// Nothing opens outside by a name.
  static constexpr Place kNothing = Place::outside;
  enum class Shape { object, array };
  /// What may open in what, and whether a name has to say so.
  struct Step {
    Shape shape;
    Place outer;
    Place inner;
    bool is_named;
  };
  static constexpr std::array<Step, 8> kSteps = {{
      {Shape::object, Place::outside, Place::entry, false},
      {Shape::array, Place::entry, Place::texts, true},
      {Shape::object, Place::entry, Place::citation, true},
      {Shape::array, Place::citation, Place::authors, true},
      {Shape::object, Place::authors, Place::author, false},
      {Shape::object, Place::citation, Place::issued, true},
      {Shape::array, Place::issued, Place::date_parts, true},
      {Shape::array, Place::date_parts, Place::date, false},
  }};

  bool open(Shape shape) {
    const auto step = std::ranges::find_if(kSteps, [&](const Step& one) {
      const Place named = one.is_named ? one.inner : kNothing;
      return one.shape == shape && one.outer == place_ && named == next_;
    });
    if (step == kSteps.end()) return false;
    next_ = kNothing;
    place_ = step->inner;
    if (place_ == Place::author) entry_.citation->authors.emplace_back();
    return place_ != Place::date || parts_ == 0;
  }
  bool close(Shape shape) {
    const auto step = std::ranges::find_if(
        kSteps, [&](const Step& one) { return one.shape == shape && one.inner == place_; });
    if (step == kSteps.end() || is_waiting() || !is_whole()) return false;
    place_ = step->outer;
    return true;
  }
  /// Whether what closes has what it must have.
  bool is_whole() {
    switch (place_) {
      case Place::author:
        return has_name(entry_.citation->authors.back());
      case Place::date:
        return set_date();
      case Place::date_parts:
      case Place::issued:
        return parts_ > 0;
      case Place::outside:
      case Place::entry:
      case Place::texts:
      case Place::citation:
      case Place::authors:
        break;
    }
    return true;
  }
  /// Whether the value of a name is still to come.
  bool is_waiting() const { return text_ != nullptr || flag_ != nullptr || next_ != kNothing; }

  void await(std::string& text) { text_ = &text; }
  void await(std::vector<std::string>& texts) {
    texts_ = &texts;
    next_ = Place::texts;
  }
  void await(std::optional<Citation>& citation) {
    citation.emplace();
    next_ = Place::citation;
  }
  /// A text of a table of members.
  template <typename Table, typename Owner>
  bool await(const Table& table, std::string_view name, Owner& owner) {
    const auto found =
        std::ranges::find_if(table, [&](const auto& row) { return row.name == name; });
    if (found == table.end() || !(owner.*(found->text)).empty()) return false;
    text_ = &(owner.*(found->text));
    return true;
  }

  bool key_of_entry(std::string_view name) {
    bool is_known = false;
    for_each_member([&](std::string_view member_name, auto member) {
      if (member_name != name) return;
      const auto& value = entry_.*member;
      is_known = value == std::decay_t<decltype(value)>();  // and not given before
      if (is_known) await(entry_.*member);
    });
    return is_known;
  }
  bool key_of_citation(std::string_view name) {
    Citation& citation = *entry_.citation;
    if (name == "author") {
      next_ = Place::authors;
      return citation.authors.empty();
    }
    if (name == "authors-cut") {
      flag_ = &citation.authors_cut;
      return true;
    }
    if (name == "issued") {
      next_ = Place::issued;
      return parts_ == 0;
    }
    return await(kCitationMembers, name, citation);
  }
  bool set_date() {
    const IssuedDate date{date_[0], date_[1], date_[2]};
    entry_.citation->issued = date;
    return parts_ > 0 && date.year != 0 && as_far_as_real(date) == date;
  }

  Entry entry_;
  Place place_ = Place::outside;
  Place next_ = kNothing;                      ///< that the name which was read last opens
  std::string* text_ = nullptr;                ///< that the next value is for
  std::vector<std::string>* texts_ = nullptr;  ///< that the list is for which is read
  bool* flag_ = nullptr;
  std::array<int, 3> date_{};
  std::size_t parts_ = 0;  ///< of the date that were read
};

}  // namespace

std::optional<Entry> entry_as_written(std::string_view text) {
  WrittenEntry written;
  if (!json::sax_parse(text.begin(), text.end(), &written)) return std::nullopt;
  return written.take();
}

}  // namespace pprsearch

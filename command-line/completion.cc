#include "command-line/completion.h"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <ostream>
#include <ranges>

#include "base/controls.h"
#include "base/strings.h"
#include "command-line/manual.h"

namespace pprsearch {
namespace {

bool takes_value(const OptionRow& row) { return row.kind != OptionKind::flag; }

/// What may stand behind an option that names something of the file system.
Paths paths_of(const std::string& value) {
  if (value == "DIR" || value == " A B") return Paths::folders;
  for (const char* name : {"FILE", "PATH", "QUERIES", " SOURCE..."}) {
    if (value == name) return Paths::files;
  }
  return Paths::none;
}

std::vector<Offer> offers_of(const std::vector<std::string>& names) {
  std::vector<Offer> offers;
  for (const std::string& name : names) offers.push_back({name});
  return offers;
}

void add(Offers& offers, const Offers& more) {
  offers.values.insert(offers.values.end(), more.values.begin(), more.values.end());
  if (more.paths != Paths::none) offers.paths = more.paths;
}

/// Whether the options and tasks that are there leave a place for it.
bool is_possible(const TypedLine& line, const OptionRow& row) {
  if (line.has(row.name) && row.kind != OptionKind::values) return false;
  return (row.tasks & line.tasks()) != 0;
}

Offers option_offers(const TypedLine& line) {
  Offers offers;
  for (const OptionRow& row : line.table().options) {
    if (is_possible(line, row))
      offers.values.push_back({"--" + row.name, help_of(line.table(), row)});
  }
  return offers;
}

Offers value_offers(const TypedLine& line) {
  const OptionRow& row = *line.option();
  Offers offers{offers_of(row.choices), paths_of(row.value)};
  if (row.name == "format") offers.values = offers_of(format_names(line.table(), line.asked()));
  return offers;
}

Offers word_offers(const TypedLine& line) {
  Offers offers;
  const OptionTable& table = line.table();
  if (!table.has_commands) return offers;
  for (const TaskRow& task : table.tasks) {
    if (line.words().empty()) {
      offers.values.push_back({task.name, task.help});
    } else if (task.name == line.words().front() && line.words().size() - 1 < task.most_words) {
      offers.paths = paths_of(task.words);
    }
  }
  return offers;
}

/// Whether it goes on from what is there, and no shell stumbles over it.
bool is_fit(const Offer& offer, const std::string& beginning) {
  return offer.text.starts_with(beginning) && !offer.text.empty() &&
         visible_line(offer.text) == offer.text;
}

void print(const Offers& offers, std::ostream& out) {
  if (offers.paths == Paths::files) out << "\tfiles\n";
  if (offers.paths == Paths::folders) out << "\tfolders\n";
  for (const Offer& offer : offers.values) {
    out << offer.text << '\t' << visible_line(offer.help) << '\n';
  }
}

}  // namespace

TypedLine::TypedLine(const OptionTable& table, const std::vector<std::string>& words)
    : table_(table) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) read(words[i]);
  find_tasks();
  read_last(words.empty() ? "" : words.back());
}

const OptionRow* TypedLine::row_of(const std::string& word, std::size_t& value) const {
  value = std::string::npos;
  if (word.starts_with("--")) {
    const std::size_t equals = word.find('=');
    if (equals != std::string::npos) value = equals + 1;
    return find_option(table_, word.substr(2, equals == std::string::npos ? equals : equals - 2));
  }
  if (word.size() < 2 || word[0] != '-') return nullptr;
  const auto row = std::ranges::find(table_.options, word[1], &OptionRow::letter);
  if (row == table_.options.end()) return nullptr;
  if (word.size() > 2) value = 2;
  return &*row;
}

void TypedLine::read(const std::string& word) {
  if (!is_behind_dashes_ && word == "--") {
    is_behind_dashes_ = true;
    option_ = nullptr;
    return;
  }
  std::size_t value = 0;
  const OptionRow* row =
      is_behind_dashes_ || (option_ != nullptr && option_->kind != OptionKind::many)
          ? nullptr
          : row_of(word, value);
  if (row != nullptr) {
    std::vector<std::string>& values = values_[row->name];
    option_ = takes_value(*row) && value == std::string::npos ? row : nullptr;
    if (takes_value(*row) && value != std::string::npos) values.push_back(word.substr(value));
  } else if (option_ != nullptr) {
    values_[option_->name].push_back(word);
    if (option_->kind != OptionKind::many) option_ = nullptr;
  } else {
    words_.push_back(word);
  }
}

void TypedLine::read_last(const std::string& word) {
  beginning_ = word;
  if (is_behind_dashes_ || (option_ != nullptr && option_->kind != OptionKind::many)) return;
  if (!word.starts_with('-')) return;
  std::size_t value = 0;
  const OptionRow* row = row_of(word, value);
  option_ = row != nullptr && takes_value(*row) && value != std::string::npos ? row : nullptr;
  if (option_ == nullptr) return;
  before_ = word.substr(0, value);
  beginning_ = word.substr(value);
}

void TypedLine::find_tasks() {
  Tasks named = 0;
  for (const TaskRow& task : table_.tasks) {
    const bool is_named = table_.has_commands ? !words_.empty() && words_.front() == task.name
                                              : !task.name.empty() && has(task.name);
    if (is_named) named |= task.task;
  }
  if (named != 0) tasks_ = named;
}

Tasks TypedLine::asked() const {
  if (tasks_ != kEveryTask) return tasks_;
  Tasks otherwise = 0;
  for (const TaskRow& task : table_.tasks) otherwise |= task.name.empty() ? task.task : 0;
  return otherwise;
}

std::string TypedLine::text(const std::string& name) const {
  const auto found = values_.find(name);
  return found == values_.end() || found->second.empty() ? "" : found->second.back();
}

std::string TypedLine::index() const {
  const char* environment = std::getenv("PPRSEARCH_INDEX");
  const char* home = std::getenv("HOME");
  std::string folder = text("index");
  if (folder.empty() && environment != nullptr) folder = environment;
  if (folder.empty() && environment == nullptr) folder = find_option(table_, "index")->otherwise;
  if (folder.starts_with("~/") && home != nullptr) folder = home + folder.substr(1);
  return folder;
}

std::vector<Offer> list_offers(const std::string& beginning,
                               const std::vector<std::string>& names) {
  const std::size_t comma = beginning.rfind(',');
  const std::string before = comma == std::string::npos ? "" : beginning.substr(0, comma + 1);
  std::vector<Offer> offers;
  for (const std::string& name : names) {
    const bool is_there = ("," + before).find("," + name + ",") != std::string::npos;
    if (!is_there) offers.push_back({before + name});
  }
  return offers;
}

Offers offers(const TypedLine& line, const OfferValues& values) {
  Offers offers;
  const bool is_option =
      line.option() == nullptr && !line.is_behind_dashes() && line.beginning().starts_with('-');
  if (is_option) {
    offers = option_offers(line);
  } else {
    offers = line.option() != nullptr ? value_offers(line) : word_offers(line);
    add(offers, values(line));
  }
  std::erase_if(offers.values,
                [&](const Offer& offer) { return !is_fit(offer, line.beginning()); });
  for (Offer& offer : offers.values) offer.text = line.before() + offer.text;
  return offers;
}

bool asks_for_offers(const std::vector<std::string>& arguments) {
  return !arguments.empty() && arguments[0] == "--complete";
}

bool run_hidden_mode(const OptionTable& table, const std::vector<std::string>& arguments,
                     const OfferValues& values, std::ostream& out) {
  if (asks_for_offers(arguments)) {
    try {
      print(offers(TypedLine(table, {arguments.begin() + 1, arguments.end()}), values), out);
    } catch (const std::exception&) {
      // An index that is not there, or cannot be read, has nothing to offer.
    }
    return true;
  }
  if (arguments.size() != 2 || arguments[0] != "--generate") return false;
  if (arguments[1] == "manual") {
    write_manual(table, out);
  } else if (arguments[1] == "options") {
    for (const OptionRow& row : table.options) out << row.name << '\n';
  } else {
    return false;
  }
  return true;
}

}  // namespace pprsearch

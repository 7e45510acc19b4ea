#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "command-line/option_table.h"

// What a shell offers at the end of a command line
// ------------------------------------------------
// A shell hands over the words typed so far, and the program says what may come next: names of
// options and commands, choices, formats, and what the index has. All of it derives from the
// table; a program adds only values that the table does not know. Nothing is ever said about a
// fault: whoever is still typing has made none.

namespace pprsearch {

/// Something that may stand there.
struct Offer {
  std::string text;
  std::string help = {};
};

enum class Paths : std::uint8_t { none, files, folders };

struct Offers {
  std::vector<Offer> values = {};
  Paths paths = Paths::none;  ///< what of the file system may stand there as well
};

/// A command line that is being typed. What is faulty in it is passed over.
class TypedLine {
 public:
  /// The last of `words` is being typed. The table must outlive this object.
  TypedLine(const OptionTable& table, const std::vector<std::string>& words);

  /// The option whose value is being typed; nullptr if it is a word, or an option itself.
  const OptionRow* option() const { return option_; }
  /// What of it is there already; without "--format=".
  const std::string& beginning() const { return beginning_; }
  /// What stands before `beginning()` in the same word: "--format=", or nothing.
  const std::string& before() const { return before_; }
  /// Words beside the options, complete ones.
  const std::vector<std::string>& words() const { return words_; }
  bool is_behind_dashes() const { return is_behind_dashes_; }

  bool has(const std::string& name) const { return values_.contains(name); }
  /// The last value of an option; empty if it has none.
  std::string text(const std::string& name) const;
  /// The tasks that are asked for; every task if none is named yet.
  Tasks tasks() const { return tasks_; }
  /// The tasks that are asked for if nothing more is typed.
  Tasks asked() const;
  /// The folder of the index, as index_folder() has it. "~/" is the home folder.
  std::string index() const;

  const OptionTable& table() const { return table_; }

 private:
  void read(const std::string& word);
  void read_last(const std::string& word);
  void find_tasks();
  /// The option that a word begins, and where its value begins in it; npos = in the next word.
  const OptionRow* row_of(const std::string& word, std::size_t& value) const;

  const OptionTable& table_;
  const OptionRow* option_ = nullptr;
  std::string beginning_;
  std::string before_;
  std::vector<std::string> words_;
  std::map<std::string, std::vector<std::string>> values_;
  Tasks tasks_ = kEveryTask;
  bool is_behind_dashes_ = false;
};

/// What a program offers beyond its table, for the place where the line ends.
using OfferValues = std::function<Offers(const TypedLine& line)>;

/// The names of a list that is parted by commas, behind what is there of it.
std::vector<Offer> list_offers(const std::string& beginning, const std::vector<std::string>& names);

/// Everything that may stand at the end of the line, and begins as it does.
Offers offers(const TypedLine& line, const OfferValues& values);

/// Whether a shell asks, and whoever is typing has made no fault yet.
bool asks_for_offers(const std::vector<std::string>& arguments);

/// Does what a hidden option asks for, if the command line begins with one, and says whether it
/// did: `--complete WORD...` prints offers, a line each, text and help parted by a tab; a line
/// that begins with a tab says "files" or "folders". `--generate manual` prints the page of the
/// manual in Markdown, `--generate options` the names of all options, a line each.
bool run_hidden_mode(const OptionTable& table, const std::vector<std::string>& arguments,
                     const OfferValues& values, std::ostream& out);

}  // namespace pprsearch

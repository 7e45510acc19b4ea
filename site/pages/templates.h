#pragma once

#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace pprsearch {

/// The templates of pages, style and script: those compiled in, or files of the same names in a
/// folder. Any number of threads may read one at once.
class Templates {
 public:
  /// Those compiled in.
  Templates();
  /// The same, with each file that `folder` has in the place of the one compiled in. Throws Error
  /// for a file of another name, one that cannot be read, and one that is not a template.
  explicit Templates(const std::string& folder);

  /// The page that a template makes of a model. Every text is escaped, but for `{{{name}}}`.
  std::string render(const std::string& name, const nlohmann::ordered_json& model) const;

  /// The name under which style or script is served, which its text decides: "5f2a….css".
  const std::string& style() const { return style_; }
  const std::string& script() const { return script_; }
  /// The same of the script with which an exported site is searched.
  const std::string& find_script() const { return find_script_; }
  /// The text of what is served under such a name; nullptr if there is none.
  const std::string* find_static(std::string_view name) const;

  /// Changes whenever any of the files does.
  const std::string& digest() const { return digest_; }

 private:
  struct Parsed;
  void put_together();

  std::map<std::string, std::string, std::less<>> files_;
  std::shared_ptr<Parsed> parsed_;  ///< by name, read once
  std::string style_;
  std::string script_;
  std::string find_script_;
  std::string digest_;
};

/// A short digest of a text, to tell texts apart that nobody chose to be alike.
std::string short_digest(std::string_view text);

}  // namespace pprsearch

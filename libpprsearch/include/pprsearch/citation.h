#pragma once

#include <pprsearch/export.h>

#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// A person or body as CSL-JSON has it: family and given name, or `literal`
/// where the source does not tell them apart ("World Health Organization").
struct PPRSEARCH_EXPORT Name {
  std::string family;
  std::string given;
  std::string literal;
  std::string suffix;  ///< "Jr.", "III"

  bool operator==(const Name&) const = default;
};

/// When the article was issued; 0 = not known. `month` and `day` from 1.
struct PPRSEARCH_EXPORT IssuedDate {
  int year = 0;
  int month = 0;
  int day = 0;

  bool operator==(const IssuedDate&) const = default;
};

/// The article an entry is about: the members of a CSL-JSON item that we use,
/// under readable names, and the line as the source printed it.
struct PPRSEARCH_EXPORT Citation {
  std::string type;  ///< CSL type, "article-journal" where nothing else is known
  std::vector<Name> authors;
  bool authors_cut = false;  ///< the source cut the list short ("…", "et al.")
  IssuedDate issued;
  std::string title;
  std::string container_title;  ///< the journal or book
  std::string volume;
  std::string issue;
  std::string page;  ///< as "829-843": plain hyphen
  std::string doi;   ///< bare and lower case: "10.1002/cpp.2521"
  std::string pmid;
  std::string url;
  std::string raw;  ///< the line as printed; kept whatever could be read from it

  bool operator==(const Citation&) const = default;
};

/// Reads an APA reference line such as
///
///     Flückiger, C., Rubel, J., . . . Barber, J. P. (2020). The reciprocal
///     relationship… Journal of Consulting and Clinical Psychology, 88(9), 829–843.
///
/// Never fails: what cannot be read stays empty, and `raw` is always the line.
PPRSEARCH_EXPORT Citation parse_citation(std::string_view line);

/// A DOI without its wrapping ("doi: ", "https://doi.org/", a closing full
/// stop), in lower case; empty where `text` holds none.
PPRSEARCH_EXPORT std::string bare_doi(std::string_view text);

/// How a name is shown in lists and author facets: "Flückiger, C.", or the
/// literal name.
PPRSEARCH_EXPORT std::string display_name(const Name& name);

}  // namespace pprsearch

#pragma once

#include <pprsearch/export.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

// Citations as values, and how they are read from a printed line. All text is UTF-8.
//
// Values own what they hold, and are as thread-safe as a std::string. Any number of threads may
// call the functions at once.

namespace pprsearch {

/// A person or body as CSL-JSON has it: family and given name, or `literal` if the source does
/// not separate them ("World Health Organization").
struct PPRSEARCH_EXPORT Name {
  std::string family;
  std::string given;
  std::string literal;
  std::string suffix;  ///< "Jr.", "III"

  bool operator==(const Name&) const = default;
};

/// When the article was issued. 0 = not known.
struct PPRSEARCH_EXPORT IssuedDate {
  int year = 0;
  int month = 0;  ///< 1 to 12
  int day = 0;    ///< 1 to 31

  bool operator==(const IssuedDate&) const = default;
};

/// The article that an entry is about: some members of a CSL-JSON item, under readable names,
/// and the line as the source printed it. An empty string is a member that is not known.
struct PPRSEARCH_EXPORT Citation {
  std::string type;           ///< CSL type; "article-journal" if nothing else is known
  std::vector<Name> authors;  ///< in the order of the source
  bool authors_cut = false;   ///< the source cut the list short ("…", "et al.")
  IssuedDate issued;
  std::string title;            ///< of the article
  std::string container_title;  ///< the journal or book
  std::string volume;
  std::string issue;
  std::string page;  ///< like "829-843", with a plain hyphen
  std::string doi;   ///< bare and in lower case: "10.1002/cpp.2521"
  std::string pmid;  ///< PubMed's number
  std::string issn;  ///< of the journal, in print and online: "0033-3204, 1939-1536"
  std::string url;   ///< address of the article
  std::string raw;   ///< the line as printed; kept whatever could be read from it

  bool operator==(const Citation&) const = default;
};

/// A member of a CSL-JSON item that is text, and where a Citation has it.
struct CitationMember {
  std::string_view name;
  std::string Citation::*text;
};

/// In the order in which they are written; author and issued come after type. This is the one list
/// of them, and kNameMembers that of a Name's: what is read and written derives from them.
inline constexpr std::array<CitationMember, 11> kCitationMembers = {{
    {"type", &Citation::type},
    {"title", &Citation::title},
    {"container-title", &Citation::container_title},
    {"volume", &Citation::volume},
    {"issue", &Citation::issue},
    {"page", &Citation::page},
    {"DOI", &Citation::doi},
    {"PMID", &Citation::pmid},
    {"ISSN", &Citation::issn},
    {"URL", &Citation::url},
    {"raw", &Citation::raw},
}};

/// A member of a CSL-JSON name, and where a Name has it.
struct NameMember {
  std::string_view name;
  std::string Name::*text;
};

inline constexpr std::array<NameMember, 4> kNameMembers = {{
    {"family", &Name::family},
    {"given", &Name::given},
    {"suffix", &Name::suffix},
    {"literal", &Name::literal},
}};

/// Reads a reference line of APA, Harvard, Vancouver, AMA, Chicago, MLA or Nature, such as
///
///     Flückiger, C., Rubel, J., . . . Barber, J. P. (2020). The reciprocal
///     relationship… Journal of Consulting and Clinical Psychology, 88(9), 829–843.
///
/// Never fails: a member that cannot be read stays empty, and `raw` is always the line.
PPRSEARCH_EXPORT Citation parse_citation(std::string_view line);

/// The DOI in `text`, in lower case and without its wrapping ("doi: ", "https://doi.org/", a
/// closing full stop). Empty if `text` holds no DOI.
PPRSEARCH_EXPORT std::string bare_doi(std::string_view text);

/// The ISSN that `text` is, as it is printed: "0033-3204", "0000-006X". Letters of any case, with
/// or without the hyphen, perhaps behind "ISSN". Empty if `text` is anything else, or if the check
/// digit is wrong.
PPRSEARCH_EXPORT std::string bare_issn(std::string_view text);

/// A name as it is shown in lists and in the facet of authors: "Flückiger, C.", or the literal
/// name.
PPRSEARCH_EXPORT std::string display_name(const Name& name);

}  // namespace pprsearch

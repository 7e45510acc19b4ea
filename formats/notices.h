#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

// What became of an article after it was published: Entry::notices. Databases say it by a type of
// publication, by a list of other texts, by notes, or in the title.

/// A notice of a kind of kNoticeKinds, with where the other text is: the numbers in `source` come
/// first, then the rest of it: "retracted: pmid:123 doi:10.1000/x J Ex. 2020;3(1):9". Cut to the
/// bytes that a value of an entry may have.
std::string notice_of(std::string_view kind, std::string_view source, std::string_view pmid = {},
                      std::string_view doi = {});

/// The kind of notice that a name of another text means, as PubMed and Crossref have them:
/// "RetractionIn", "retraction in", "RIN" is "retracted". Empty for any other name.
std::string_view kind_of_relation(std::string_view name);

/// The notice that a line of a note is: "Retraction in: …", "Erratum for …", "Retracted". Empty for
/// any other line.
std::string notice_in_line(std::string_view line);

/// The notice that a title makes of its article: "RETRACTED: …", "Erratum to: …"; empty if none.
std::string notice_in_title(std::string_view title);

/// The kind that a type of publication means: "Retracted Publication"; empty if none.
std::string_view kind_of_type(std::string_view type);

/// Likewise of a keyword, among which some databases have the types: a word alone ("Retraction") is
/// one of surgeons, and means nothing.
std::string_view kind_of_keyword(std::string_view keyword);

/// What an article has that another of this kind is about: "retracted" for "retraction-of".
std::string_view kind_of_other_side(std::string_view kind);

/// Puts a notice to others. One without a source adds nothing to one of its kind with it.
void add_notice(std::vector<std::string>& notices, std::string notice);

}  // namespace pprsearch

#pragma once

#include <pprsearch/citation.h>

#include <string>
#include <string_view>
#include <vector>

#include "formats/abstract_sections.h"
#include "formats/record.h"
#include "formats/unique_ids.h"

namespace pprsearch {

/// An author of a Reference: a name that the source takes apart, or one as it is printed
/// ("Clara E. Hill", "World Health Organization"), to be read as in a citation line.
struct ReferenceAuthor {
  Name name;
  std::string printed;
};

/// An article as the files of reference managers and databases describe it. Texts may
/// have any blanks, inline tags and control characters; empty = not given.
struct Reference {
  std::string key;         ///< the source's own name of the record, or its citation key
  bool key_is_id = false;  ///< the form demands keys that differ, so that any is an id
  std::string type;        ///< of CSL: "article-journal"
  std::vector<ReferenceAuthor> authors;
  bool authors_cut = false;  ///< the list ends with "et al."
  std::string date;          ///< in figures or words, year first: "2020/11", "2020 Nov 3"
  std::string title;
  std::string container_title;
  std::string volume;
  std::string issue;
  std::string page;  ///< "829-843", or short: "829-43"
  std::string doi;   ///< wrapped or bare
  std::string pmid;
  std::vector<std::string> serial_numbers;  ///< ISSNs in whatever text, and perhaps ISBNs
  std::string url;
  std::vector<AbstractSection> abstract;  ///< of all abstracts, one after the other
  std::vector<std::string> topics;
  std::vector<std::string> headings;  ///< topics with qualifiers, if `topics` lack them
  std::vector<std::string> research_types;
  std::vector<std::string> notices;   ///< of the entry, as far as fields of the form tell them
  std::vector<std::string> notes;     ///< of those of pprsearch's own making, what they say is read
  std::vector<std::string> left_out;  ///< values that stand for nothing: "NA"
  std::vector<std::string> repairs;   ///< what the form's reader put right or left out
};

/// Leaves out a number of pages that stands where pages do, and tells of it.
void leave_out_number_of_pages(Reference& reference);

/// The journal of a thesis: `journal`, or what stands in the place of its series or department, if
/// that is one of abstracts or of dissertations.
std::string container_of_thesis(std::string journal, const std::string& second);

/// The beginning of what may be of any length, for a message.
std::string beginning_of_text(std::string_view text);

/// When an entry was published if a reference has that date, as `Entry::published` has it; empty if
/// it cannot be read. `repairs` gets what was put right.
std::string published_by(const std::string& date, std::vector<std::string>& repairs);

/// Makes the entry that a reference is: its title and abstract become the entry's, its
/// date is when the entry was published. A post of a blog without authors is an entry without
/// citation. The id is settled by formats/reference_id.h. The record's rejection tells why it is no
/// entry.
void set_entry(Record& record, Reference reference, UniqueIds& made_ids);

}  // namespace pprsearch

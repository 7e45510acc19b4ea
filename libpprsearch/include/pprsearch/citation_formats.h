#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/export.h>
#include <pprsearch/names.h>

#include <cstddef>
#include <iosfwd>
#include <map>
#include <string>

namespace pprsearch {

// An entry in the forms that reference managers read. Each function writes one record, of the
// article that the entry is about: its citation, the summary with the practice implications
// as the abstract, topics as keywords, and what else is known of the entry as notes. An
// entry without a citation is written as the page that it is. What each form holds, and what
// it cannot, is in docs/export-formats.md.
//
// No text, whatever is in it, can end a field or record early or add another one.

/// A RIS record, "TY  - JOUR" to "ER  - " and a blank line, each line ended by CR LF. Records
/// one after another are a file.
PPRSEARCH_EXPORT std::string to_ris(const Entry& entry);

/// A BibTeX entry under `key`, which is cut down to the characters that every program takes
/// in a key. Letters are UTF-8, TeX's own characters are escaped. Entries one after another are
/// a file.
PPRSEARCH_EXPORT std::string to_bibtex(const Entry& entry, const std::string& key);

/// A CSL-JSON item, one object on one line, of which the CSL-JSON schema approves. A file is an
/// array of such (see CitationWriter).
PPRSEARCH_EXPORT std::string to_csl_json(const Entry& entry);

/// Makes the keys of one BibTeX file: the first author's family name, the year, and
/// the first word of the title that says something, in ASCII, with a letter after it where that
/// comes again: "fluckiger2020reciprocal", "fluckiger2020reciprocala". The same entries in
/// the same order have the same keys.
class PPRSEARCH_EXPORT CitationKeys {
 public:
  /// A key that this object has not given before.
  std::string key_of(const Entry& entry);

 private:
  std::map<std::string, std::size_t> given_;  // and how many letters were tried after it
};

/// Writes a file of citations, one after another, with what the form has around and between
/// them. Faults of writing are the stream's to tell.
class PPRSEARCH_EXPORT CitationWriter {
 public:
  CitationWriter(std::ostream& out, CitationFormat format) : out_(out), format_(format) {}

  void write(const Entry& entry);
  /// Ends the file; without it one of CSL-JSON is cut off.
  void finish();

 private:
  std::ostream& out_;
  CitationFormat format_;
  CitationKeys keys_;
  bool any_ = false;
};

}  // namespace pprsearch

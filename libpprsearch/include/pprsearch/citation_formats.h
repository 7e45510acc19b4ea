#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/export.h>
#include <pprsearch/names.h>

#include <cstddef>
#include <iosfwd>
#include <map>
#include <string>

// An entry in the forms that reference managers read. Each function writes one record, of the
// article that the entry is about. The record has the entry's citation, summary and practice
// implications, topics as keywords, and the rest as notes. The two texts are the abstract if they
// are the article's own (Entry::summary_kind), and else a note. An entry without a citation is
// written as the post of a blog that it is. docs/export-formats.md says what each form holds, and
// what it cannot hold.
//
// No text, whatever is in it, can end a field or record early or add another one. All output is
// UTF-8. Any number of threads may call the functions at once; an object belongs to one thread at
// a time.

namespace pprsearch {

/// Whether summary and practice implications are the abstract of the article, as Entry says it.
PPRSEARCH_EXPORT bool has_abstract(const Entry& entry);

/// A RIS record: "TY  - JOUR" to "ER  - " and a blank line. Each line ends in CR LF. Records one
/// after another are a file.
PPRSEARCH_EXPORT std::string to_ris(const Entry& entry);

/// A BibTeX entry under `key`. Characters of the key that some program refuses are left out.
/// Letters stay UTF-8; TeX's own characters are escaped. Entries one after another are a file.
PPRSEARCH_EXPORT std::string to_bibtex(const Entry& entry, const std::string& key);

/// A CSL-JSON item, one object on one line, valid by the CSL-JSON schema. A file is an array of
/// items (see CitationWriter).
PPRSEARCH_EXPORT std::string to_csl_json(const Entry& entry);

/// Makes the keys of one BibTeX file. A key is the first author's family name, the year, and the
/// first significant word of the title, in ASCII. If that comes again, a letter is added:
/// "fluckiger2020reciprocal", "fluckiger2020reciprocala". The same entries in the same order get
/// the same keys.
class PPRSEARCH_EXPORT CitationKeys {
 public:
  /// A key that this object has not given before.
  std::string key_of(const Entry& entry);

 private:
  std::map<std::string, std::size_t> given_;  // and how many letters were tried after it
};

/// Writes a file of citations, one after another, with what the form needs around and between
/// them. If writing fails, the state of the stream says so.
class PPRSEARCH_EXPORT CitationWriter {
 public:
  /// `out` must live longer than the writer.
  CitationWriter(std::ostream& out, CitationFormat format) : out_(out), format_(format) {}

  /// Writes one record. BibTeX keys are made by a CitationKeys of this writer.
  void write(const Entry& entry);
  /// Ends the file. Without this call, a file of CSL-JSON lacks its end.
  void finish();

 private:
  std::ostream& out_;
  CitationFormat format_;
  CitationKeys keys_;
  bool any_ = false;
};

}  // namespace pprsearch

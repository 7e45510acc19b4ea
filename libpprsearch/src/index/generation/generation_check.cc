#include "index/generation/generation_check.h"

#include <xapian.h>

#include <algorithm>
#include <bit>
#include <filesystem>
#include <future>
#include <sstream>

#include "index/asking_xapian.h"
#include "index/damage.h"
#include "index/index_files.h"
#include "index/layout.h"
#include "index/store/columns.h"
#include "index/store/dictionary.h"
#include "index/store/positions.h"

namespace pprsearch {
namespace fs = std::filesystem;
namespace {

/// What is wrong with one file, or nothing.
std::string fault_of(const std::string& path, const FileChecksum& expected) {
  std::error_code error;
  const auto type = fs::symlink_status(path, error).type();
  if (type == fs::file_type::not_found) return "is missing";
  if (type != fs::file_type::regular) return "is no file";
  const std::uint64_t bytes = fs::file_size(path, error);
  if (!error && bytes != expected.bytes) {
    return "has " + std::to_string(bytes) + " bytes instead of " + std::to_string(expected.bytes);
  }
  try {
    if (checksum_file(path) != expected) return "has another content than was written (SHA-256)";
  } catch (const std::system_error& failure) {
    return std::string("cannot be read: ") + failure.code().message();
  }
  return {};
}

void require(bool holds, const std::string& what) {
  if (!holds) throw Damage("the new generation is not what was added: " + what);
}

/// Compares documents that ought to be alike; returns the first difference.
std::string document_difference(const Xapian::Database& a, const Xapian::Database& b) {
  if (a.get_doccount() != b.get_doccount()) return "the number of entries";
  for (Xapian::docid id = 1; id <= a.get_doccount(); ++id) {
    if (a.get_doclength(id) != b.get_doclength(id) ||
        a.get_document(id).get_data() != b.get_document(id).get_data()) {
      return "entry " + std::to_string(id);
    }
  }
  return {};
}

bool same_postings(const Xapian::Database& a, const Xapian::Database& b, const std::string& term) {
  auto in_a = a.postlist_begin(term);
  auto in_b = b.postlist_begin(term);
  const auto end_a = a.postlist_end(term);
  const auto end_b = b.postlist_end(term);
  for (; in_a != end_a && in_b != end_b; ++in_a, ++in_b) {
    if (*in_a != *in_b || in_a.get_wdf() != in_b.get_wdf()) return false;
  }
  return in_a == end_a && in_b == end_b;
}

std::string posting_difference(const Xapian::Database& a, const Xapian::Database& b) {
  auto in_a = a.allterms_begin();
  auto in_b = b.allterms_begin();
  const auto end_a = a.allterms_end();
  const auto end_b = b.allterms_end();
  for (; in_a != end_a && in_b != end_b; ++in_a, ++in_b) {
    if (*in_a != *in_b) return "the terms from '" + std::min(*in_a, *in_b) + "' on";
    if (in_a.get_termfreq() != in_b.get_termfreq() || !same_postings(a, b, *in_a)) {
      return "the postings of the term '" + *in_a + "'";
    }
  }
  return in_a == end_a && in_b == end_b ? std::string() : "the number of terms";
}

}  // namespace

std::string digest_of(std::vector<Sha256> entries) {
  std::sort(entries.begin(), entries.end());
  return sha256_hex(
      {reinterpret_cast<const char*>(entries.data()), entries.size() * sizeof(Sha256)});
}

Faults check_files(const std::string& path, const Manifest& manifest) {
  Faults faults;
  for (const auto& [name, expected] : manifest.files) {
    const std::string fault = fault_of(path + '/' + name, expected);
    if (!fault.empty()) faults.push_back(name + ' ' + fault);
  }
  for (const auto& item : fs::directory_iterator(path)) {
    const std::string name = item.path().filename();
    if (name != Manifest::kFileName && !manifest.files.contains(name)) {
      faults.push_back(name + " is not of this generation: its manifest does not name it");
    }
  }
  return faults;
}

Faults check_tables(const std::string& path) {
  std::ostringstream said;
  const std::size_t errors = asking_xapian([&] { return Xapian::Database::check(path, 0, &said); });
  if (errors == 0) return {};
  return {"Xapian finds " + std::to_string(errors) + " errors in its tables: " + said.str()};
}

namespace {

/// Whether the parts agree in what each has by its own way: the words that the dictionary has in
/// each field, the tokens of every entry's fields, where each token stands, and the tokens that
/// Xapian counted. One that lost something has less than the others.
void require_agreement(const Xapian::Database& database, const std::string& path) {
  const Columns columns(path + '/' + kColumnsFile);
  require(columns.size() == database.get_doccount(), kColumnsFile);
  for (const Field field : name_fields()) {
    columns.names(field);  // Damage if one is not sound
    columns.let_go();
  }
  const Dictionary dictionary(path + '/' + kDictionaryFile);
  const Positions positions(path + '/' + kPositionsFile);
  require(positions.words() == dictionary.size(), kPositionsFile);
  std::size_t terms = 0;
  for (Dictionary::Number word = 0; word < dictionary.size(); ++word) {
    const DictionaryWord properties = dictionary.properties(word);
    require(properties.entries > 0, kDictionaryFile);
    terms += static_cast<std::size_t>(std::popcount(properties.fields));
  }
  require(positions.terms() == terms, "the words of the fields");
  std::uint64_t tokens = 0;
  for (std::size_t f = 0; f < kTextFields; ++f) {
    const auto field = static_cast<Field>(f);
    std::uint64_t length = 0;
    for (EntryNumber entry = 0; entry < columns.size(); ++entry) {
      length += columns.length(field, entry);
    }
    columns.let_go();
    require(columns.total_length(field) == length, "the lengths of the fields");
    tokens += length;
  }
  require(database.get_total_length() == tokens, "the words of the entries");
  require(positions.count() == tokens, "the positions of the words");
}

}  // namespace

void require_written(const std::string& path, const SpilledArray<Sha256>& digests) {
  // The tables and the entries in them are read at the same time, each by a thread.
  std::future<Faults> tables =
      std::async(std::launch::async, [&path] { return check_tables(path); });
  const Xapian::Database database(path);
  require(database.get_doccount() == digests.size(), "the number of entries");
  Xapian::docid id = 0;
  digests.each([&](const Sha256& digest) {
    ++id;
    require(sha256(database.get_document(id).get_data()) == digest, "entry " + std::to_string(id));
  });
  require_agreement(database, path);
  const Faults faults = tables.get();
  require(faults.empty(), faults.empty() ? "" : faults.front());
}

Faults compare_generations(const std::string& path, const std::string& rebuilt) {
  Faults faults;
  for (const char* name : {kColumnsFile, kDictionaryFile, kPositionsFile, kThesaurusTableFile,
                           kTaxonomyFile, kThesaurusFile, kCrosswalkFile}) {
    if (checksum_file(path + '/' + name) != checksum_file(rebuilt + '/' + name)) {
      faults.push_back(std::string(name) + " is not what its entries give");
    }
  }
  asking_xapian([&] {
    const Xapian::Database a(path);
    const Xapian::Database b(rebuilt);
    for (const std::string& difference : {document_difference(a, b), posting_difference(a, b)}) {
      if (!difference.empty()) {
        faults.push_back("Xapian's tables are not what the entries give: " + difference);
      }
    }
  });
  return faults;
}

std::vector<std::string> ids_missing_from(const std::string& path, const std::string& other) {
  return asking_xapian([&] {
    const std::string prefix = value_term(Field::id, "");
    const Xapian::Database database(path);
    const Xapian::Database others(other);
    std::vector<std::string> missing;
    for (auto term = others.allterms_begin(prefix); term != others.allterms_end(prefix); ++term) {
      if (!database.term_exists(*term)) missing.push_back((*term).substr(prefix.size()));
    }
    return missing;
  });
}

}  // namespace pprsearch

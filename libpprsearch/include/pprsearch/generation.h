#pragma once

#include <pprsearch/export.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pprsearch {

/// How much the vocabularies of an index hold; all 0 = it was built without.
struct PPRSEARCH_EXPORT VocabularySizes {
  std::uint64_t topics = 0;
  std::uint64_t research_types = 0;
  std::uint64_t concepts = 0;   ///< of the thesaurus
  std::uint64_t spellings = 0;  ///< of the thesaurus: words with several
  std::uint64_t crosswalk_rules = 0;

  bool operator==(const VocabularySizes&) const = default;
};

/// One state of an index. It never changes once it is finished.
struct PPRSEARCH_EXPORT Generation {
  std::uint64_t number = 0;   ///< counts up from 1 within an index folder
  std::uint64_t entries = 0;  ///< how many it holds
  std::string digest;         ///< SHA-256 over the entries alone, order-free, in hex
  std::string identity;       ///< SHA-256 over digest, vocabularies and versions, in hex;
                              ///< generations of the same identity answer alike
  std::string created;        ///< UTC, "2026-11-24T05:28:54Z"
  std::uint64_t bytes = 0;    ///< size of all its files
  std::string format;         ///< versions: index form, analyzer, rules of inflection
  std::string taxonomy;       ///< SHA-256 of the taxonomy it was built with, in hex
  std::string thesaurus;      ///< SHA-256 of the thesaurus it was built with, in hex
  std::string crosswalk;      ///< SHA-256 of the crosswalk it was built with, in hex
  VocabularySizes vocabularies;

  bool operator==(const Generation&) const = default;
};

/// A text for people, one fact per line.
PPRSEARCH_EXPORT std::string to_text(const Generation& generation);

/// A generation in an index folder, and its state.
struct PPRSEARCH_EXPORT GenerationStatus {
  Generation generation;   ///< if it cannot be read, only the number
  bool published = false;  ///< searchers answer from this one
  std::string fault;       ///< why it cannot be used; empty = it can
};

/// Every generation in `folder`, rising by number. A damaged one is listed with
/// its fault. Only manifests are read (verify_generation reads the rest). Throws
/// IndexError if there is no index.
PPRSEARCH_EXPORT std::vector<GenerationStatus> list_generations(const std::string& folder);

/// Makes generation `number` the published one, in one atomic step. One that is
/// published already stays so. Waits up to `wait_seconds` for a writer that is
/// at work. Throws IndexError if there is no such generation, it cannot be
/// used, or the writer does not end; then the published one is as before. A fault
/// after that step undoes nothing: if `note` is given, it gets a sentence about it.
PPRSEARCH_EXPORT Generation publish_generation(const std::string& folder, std::uint64_t number,
                                               unsigned wait_seconds = 0,
                                               std::string* note = nullptr);

/// Goes back to the newest usable generation before the published one that was
/// published itself, so never to one that a gate refused. Throws
/// IndexError if there is none, and as publish_generation does.
PPRSEARCH_EXPORT Generation roll_back(const std::string& folder, unsigned wait_seconds = 0,
                                      std::string* note = nullptr);

/// What verify_generation found.
struct PPRSEARCH_EXPORT Verification {
  Generation generation;            ///< if it cannot be read, only the number
  std::vector<std::string> faults;  ///< one sentence each, naming the file; empty = sound
};

/// Checks one generation, by default the published one. First, every file must be there
/// with its size and SHA-256, and no other file. If that holds, Xapian must find its
/// tables consistent, and the same generation must come out when it is built again
/// from its own entries. Building needs room for a copy in the folder for temporary
/// files, and about the time of a build. Nothing is written to `folder`. Throws
/// IndexError if there is no index or no such generation. Also if the copy cannot be
/// made: the message names the folder that it was to be in, and nothing is said about
/// the index.
PPRSEARCH_EXPORT Verification verify_generation(const std::string& folder,
                                                std::optional<std::uint64_t> number = std::nullopt);

}  // namespace pprsearch

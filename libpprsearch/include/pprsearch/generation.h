#pragma once

#include <pprsearch/export.h>
#include <pprsearch/names.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

// The generations of an index folder. Any number of threads and programs may call the functions at
// once: what changes the folder takes its locks, and readers keep what they hold.

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
  std::string name;        ///< of its folder: the number, and what no other generation has
};

/// Every generation in `folder`, rising by number. A damaged one is listed with
/// its fault. Only manifests are read (verify_generation reads the rest). Throws
/// IndexError if there is no index.
PPRSEARCH_EXPORT std::vector<GenerationStatus> list_generations(const std::string& folder);

/// A line of an index's history: what was made the published generation, when, and who asked for
/// it.
struct PPRSEARCH_EXPORT Publication {
  std::string time;  ///< UTC, "2026-11-24T05:28:54Z"
  /// What was done, as the history has it: the name of a PublicationKind, unless a later version of
  /// this library wrote the line.
  std::string command;
  std::string user;              ///< the name, or the number, of who ran the program
  std::uint64_t generation = 0;  ///< what is published since
  std::string name;              ///< of its folder
  std::string identity;          ///< empty if it could not be read
  std::string id_sha256;         ///< of forget: SHA-256 of the entry's id, in hex
  std::string reason;            ///< of forget: what was said
  /// Of forget: the folders of the generations that had the entry, each with the one that took
  /// its place.
  std::map<std::string, std::string> replaced;

  bool operator==(const Publication&) const = default;
};

/// What is known of the past of an index.
struct PPRSEARCH_EXPORT History {
  std::vector<Publication> publications;  ///< oldest first
  /// Numbers of the generations that a rollback would go to, one after another.
  std::vector<std::uint64_t> way_back;
  std::vector<std::string> faults;  ///< lines that cannot be read, a sentence each
};

/// Reads the history of the index in `folder`. A faulty line costs nothing but itself. Throws
/// IndexError if there is no index, or the history cannot be read.
PPRSEARCH_EXPORT History read_history(const std::string& folder);

/// Makes generation `number` the published one, in one atomic step, and writes it down in the
/// history. One that is published already stays so, and is written down again only while a
/// generation is being built, whose builder then leaves it so. That takes milliseconds, also while
/// a generation is being built; it waits ten seconds, or `wait_seconds` if that is more, for
/// another who publishes. Throws IndexError if there is no such generation or several, it cannot
/// be used, or the history cannot be written; then the published one is as before. If `note` is
/// given, it gets a sentence about a fault after that step, which undoes nothing, or about a build
/// at work.
PPRSEARCH_EXPORT Generation publish_generation(const std::string& folder, std::uint64_t number,
                                               unsigned wait_seconds = 0,
                                               std::string* note = nullptr);
/// The same, by the name of the generation's folder.
PPRSEARCH_EXPORT Generation publish_generation(const std::string& folder, const std::string& name,
                                               unsigned wait_seconds = 0,
                                               std::string* note = nullptr);

/// Goes back to what was published before, as the history has it: never to a generation that was
/// gone back from, nor to one that was never published, unless somebody published it since. One
/// that is gone or cannot be used is passed over. Throws IndexError if there is none, and as
/// publish_generation does.
PPRSEARCH_EXPORT Generation roll_back(const std::string& folder, unsigned wait_seconds = 0,
                                      std::string* note = nullptr);
/// Goes back to generation `number`, and takes back all that was published since.
PPRSEARCH_EXPORT Generation roll_back_to(const std::string& folder, std::uint64_t number,
                                         unsigned wait_seconds = 0, std::string* note = nullptr);

/// Removes old generations. The last `keep` that one can go back to stay, the published one
/// included, and the newest `keep` others; of generations with one identity, which answer alike,
/// only the newest counts and stays. Those in use stay until they are not. Returns the names of
/// those that it removed. Throws IndexError if a generation is being built and does not end
/// within `wait_seconds`.
PPRSEARCH_EXPORT std::vector<std::string> prune_generations(const std::string& folder,
                                                            unsigned keep,
                                                            unsigned wait_seconds = 0);

/// An entry that no generation may have any longer.
struct PPRSEARCH_EXPORT ForgetRequest {
  std::string id;
  std::string reason;         ///< kept in the history, if anything is said
  unsigned wait_seconds = 0;  ///< for a build to end, and again for readers to let go
};

/// What forget_entry() did.
struct PPRSEARCH_EXPORT Forgotten {
  /// Numbers of generations that had the entry, with those that took their place.
  std::map<std::uint64_t, std::uint64_t> replaced;
  std::vector<std::string> removed;  ///< names of folders that are gone
  std::vector<std::string> left;     ///< names of folders that are in use; the entry is in them
  std::string note;                  ///< a fault that undoes nothing
};

/// Takes an entry out of every generation: makes a replacement without it for each that has it,
/// switches to the published one's, and removes the old ones. Generations that cannot be read and
/// are not published are removed, for they may have it. The history keeps the hash of its id, the
/// time and the reason. Entries come back with the next build if the sources have them. Throws
/// IndexError (kind `not_found`) if no generation has the entry, if the published one cannot be
/// read, and as IndexWriter does; then every generation is as it was.
PPRSEARCH_EXPORT Forgotten forget_entry(const std::string& folder, const ForgetRequest& request);

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

#pragma once

#include <pprsearch/entry.h>

#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// One part of a structured abstract: ("RESULTS", "Both groups improved."). The
/// label is empty for text that has none.
struct AbstractSection {
  std::string label;
  std::string text;

  bool operator==(const AbstractSection&) const = default;
};

/// Whether a label says that its section is addressed to practitioners:
/// "Practice Implications", "CLINICAL SIGNIFICANCE", "Key practitioner messages".
/// Conclusions are not: what they hold is for the reader to judge.
bool names_practice_implications(std::string_view label);

/// Takes an abstract of running text apart at its labels ("OBJECTIVE: … METHOD: …",
/// "Results: …"). The parts in their order are the whole abstract; one without
/// labels is a single part.
std::vector<AbstractSection> split_abstract(std::string_view abstract);

/// Adds the parts of one more abstract.
void add_abstract(std::string_view abstract, std::vector<AbstractSection>& sections);

/// Whether a label is one that sections of abstracts have: "Results", "Practice implications".
bool names_section(std::string_view label);

/// The sections that one has in its text, which is plain and headed (Paragraphs::headed): those
/// below headings, and those behind labels, anywhere or at the beginning of a paragraph.
enum class LabelPlaces { anywhere, paragraphs };
std::vector<AbstractSection> split_section(const AbstractSection& section, LabelPlaces places);

/// What a reader sees of a section of a record, without its markup, and the sections that only that
/// shows. `had_controls` tells of control characters that were left out.
std::vector<AbstractSection> sections_shown(const AbstractSection& given, bool& had_controls);

/// Adds a section to others. A notice of copyright behind advice to practitioners becomes one of
/// its own.
void add_section(std::vector<AbstractSection>& sections, AbstractSection section);

/// Puts the sections into the entry, a paragraph each: those addressed to
/// practitioners, without their label, into `practice_implications`, the others
/// as "LABEL: text" into `summary`. Empty sections are left out.
void set_abstract(Entry& entry, const std::vector<AbstractSection>& sections);

}  // namespace pprsearch

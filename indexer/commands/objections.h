#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "indexer/commands/account.h"
#include "indexer/commands/gate.h"
#include "indexer/commands/objection.h"
#include "indexer/intake/intake.h"
#include "indexer/options.h"

namespace pprsearch {

// What keeps a build from publishing the generation that it finished.

/// The gates that a finished generation has to pass, as far as there are any.
struct Gates {
  std::optional<Gate> judged;
  std::optional<Expectations> expected;
};

/// Reads what they are made of, so that what is wrong with it shows before anything is built.
/// Throws Error.
Gates gates_of(const IndexerOptions& options);

/// Holds a finished generation against the gates. The account gets the measures, and notes, which
/// are told. `damage` of the published one, if it is known, keeps it from being asked. Throws Error
/// if the finished one cannot be asked.
std::vector<Objection> gate_objections(const Gates& gates, const GenerationName& finished,
                                       const std::string& damage, Account& account,
                                       std::ostream& err);

/// Says so if more records were rejected than may be; otherwise empty.
Objection too_many_rejected(const IndexerOptions& options, const Intake& intake);

/// "generation 8 is kept, and not published"
std::string kept(const GenerationName& finished);

/// Throws Error if anything speaks against publishing, after telling all of it.
void require_none(const std::vector<Objection>& objections, const GenerationName& finished,
                  std::ostream& err);

}  // namespace pprsearch

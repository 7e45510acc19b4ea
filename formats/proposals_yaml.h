#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/topic_suggester.h>

#include <string>

namespace pprsearch {

/// What is proposed for an entry, as a record of a file of assignments (assignments_yaml.h), with
/// the reasons as comments. Weak proposals are comments, too. A record without any is a comment as
/// a whole.
std::string to_yaml(const Entry& entry, const Proposals& proposals);

}  // namespace pprsearch

#pragma once

#include "command-line/given.h"

namespace pprsearch {

/// Refuses what a command line says and its table does not take: an unknown command or format,
/// too few words or too many, a value that is none of the choices or out of bounds, and what would
/// be read and then do nothing. Throws Error with a line that names both sides of what does not go
/// together.
void refuse(const Given& given);

/// The tasks that a command line asks for: usually one. Throws Error for an unknown command.
Tasks asked_tasks(const Given& given);

/// The format of the answer: the one named, or else the first that `task` has; empty if the
/// program has no formats. Throws Error if the one named shows no answer of that task.
std::string asked_format(const Given& given, Tasks task);

}  // namespace pprsearch

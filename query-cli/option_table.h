#pragma once

#include "command-line/option_table.h"

namespace pprsearch {

/// What pprsearch can be told: tasks, formats, options. The bits of `Tasks` are those of Task.
const OptionTable& query_cli_table();

}  // namespace pprsearch

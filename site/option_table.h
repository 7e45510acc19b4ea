#pragma once

#include "command-line/option_table.h"

namespace pprsearch {

/// What pprsearch-site does, by the order of its commands.
enum class SiteCommand : unsigned char { serve, export_files };

/// What pprsearch-site can be told. The bits of `Tasks` are those of SiteCommand.
const OptionTable& site_table();

}  // namespace pprsearch

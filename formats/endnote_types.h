#pragma once

#include "formats/type_names.h"

namespace pprsearch {

/// EndNote's names of the types of records, in plain words, as it writes them into its XML and into
/// Refer. Their numbers differ between programs, the names do not.
inline constexpr auto kEndNoteTypes = std::to_array<TypeName>({
    {"journal article", "article-journal"},
    {"journal", "article-journal"},
    {"electronic article", "article-journal"},
    {"magazine article", "article-magazine"},
    {"newspaper article", "article-newspaper"},
    {"book", "book"},
    {"edited book", "book"},
    {"electronic book", "book"},
    {"classical work", "book"},
    {"book section", "chapter"},
    {"electronic book section", "chapter"},
    {"encyclopedia", "entry-encyclopedia"},
    {"dictionary", "entry-dictionary"},
    {"conference paper", "paper-conference"},
    {"conference proceedings", "paper-conference"},
    {"thesis", "thesis"},
    {"dissertation", "thesis"},
    {"report", "report"},
    {"government document", "report"},
    {"patent", "patent"},
    {"web page", "webpage"},
    {"blog", "post-weblog"},
    {"dataset", "dataset"},
    {"computer program", "software"},
    {"standard", "standard"},
    {"manuscript", "manuscript"},
    {"unpublished work", "manuscript"},
});

}  // namespace pprsearch

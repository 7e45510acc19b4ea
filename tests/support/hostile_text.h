#pragma once

#include <pprsearch/entry.h>

#include <string>

#include "tests/support/random_corpus.h"

namespace pprsearch::test {

/// Text of pieces that mean something to one form or another: braces, tags, fences, headings,
/// quotes, line separators, other scripts. Never empty where `lines` is false; no line
/// ends then either.
std::string hostile_text(Chance& chance, bool lines);

/// An entry that is valid and has such text in every field that may hold it.
Entry hostile_entry(Chance& chance);

}  // namespace pprsearch::test

#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace pprsearch {

/// How many entries another query finds: counted when it is called, which may take part of the
/// time. Whoever will call several begins them all before the first is called, because they can
/// then be asked for at once, if they have to be asked for elsewhere. What is never called costs
/// the files nothing.
using BegunCount = std::function<std::size_t()>;

/// Begins the count of a query, which is read from its canonical text.
using BeginCount = std::function<BegunCount(const std::string& text)>;

}  // namespace pprsearch

#pragma once

#include <pprsearch/search_parameters.h>
#include <pprsearch/searcher.h>

#include <string_view>

namespace pprsearch {

/// `error`, which a search with these parameters threw, with the place of the filter that it is
/// about. Which one that is, is found by asking for each alone, as strictly as the parameters say.
/// If a search would take all of them, the error has no parameter.
ParameterError with_place(const Error& error, std::string_view parameters,
                          const Searcher& searcher);

}  // namespace pprsearch

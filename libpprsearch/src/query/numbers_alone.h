#pragma once

#include <pprsearch/query.h>

// Queries that are nothing but numbers by which articles are known.

namespace pprsearch {

/// A query of one word. A number of seven or eight digits is most often one of PubMed's, and an
/// address that of an entry.
Query with_number(Query query);

/// Several numbers of articles and nothing else ask for each of these articles.
Query with_list_of_numbers(Query query);

}  // namespace pprsearch

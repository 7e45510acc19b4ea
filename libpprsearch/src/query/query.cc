#include <pprsearch/query.h>

#include <utility>

#include "query/print.h"
#include "query/tree.h"

namespace pprsearch {

Query::Query() : Query(QueryNode()) {}

Query::Query(QueryNode root) : root_(std::make_shared<const QueryNode>(std::move(root))) {}

std::string Query::to_string() const { return print_query(*root_); }

const QueryNode& root_of(const Query& query) { return *query.root_; }

Query query_of(QueryNode root) { return Query(std::move(root)); }

}  // namespace pprsearch

#pragma once

#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <iosfwd>
#include <string>

namespace pprsearch {

/// A line for people. An Error's message is safe for a terminal, whatever it quotes.
void say(std::ostream& err, const Error& error);

/// What is to be said of a query, each with its place.
void say_diagnostics(const SearchResult& result, std::ostream& err);

/// Why nothing was found, and the nearest query that finds something.
void say_empty_answer(const SearchResult& result, std::ostream& err);

/// The query, and below it a mark under the bytes spoken of.
void print_place(const std::string& query, std::size_t offset, std::size_t length,
                 std::ostream& out);

}  // namespace pprsearch

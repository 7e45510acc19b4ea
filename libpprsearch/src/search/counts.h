#pragma once

#include <pprsearch/query.h>
#include <pprsearch/searcher.h>

#include <functional>
#include <memory>
#include <vector>

#include "index/index_reader.h"
#include "search/engine.h"
#include "search/suggest/begun_count.h"

namespace pprsearch {

/// Counts what other queries find, for one search. For one thread.
class Counts {
 public:
  /// `together`: the engines are slow to ask, and quick to ask for several things. Then all counts
  /// that were begun are made when the first is called; else each by itself.
  Counts(IndexReader::Session& session, bool together) : session_(session), together_(together) {}
  Counts(const Counts&) = delete;  // what was begun knows where it is
  Counts& operator=(const Counts&) = delete;

  /// The query is read when it is counted. Options and engine must live as long as what is
  /// returned, and so must this. What is returned throws TimeUp, and as Expander::expand() does.
  BegunCount begin(std::function<Query()> read, const SearchOptions& options, Engine& engine);

 private:
  class One;

  void make_all();

  IndexReader::Session& session_;
  bool together_;
  std::vector<std::weak_ptr<One>> begun_;  ///< those that nobody will call any more are gone
};

}  // namespace pprsearch

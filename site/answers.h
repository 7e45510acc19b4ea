#pragma once

#include <pprsearch/error.h>

#include <optional>
#include <string>
#include <vector>

#include "site/address.h"
#include "site/filter_faults.h"
#include "site/http/message.h"
#include "site/pages/frame.h"
#include "site/pages/pages.h"
#include "site/view.h"

namespace pprsearch {

/// An entry, and the ending with which it was asked for; empty if it was its page.
struct NamedEntry {
  Entry entry;
  std::string ending;
};

/// The address of an entry's files in an exported site, without the ending: that of its page,
/// unless the file of another entry would have the same name.
std::string exported_files_of(const std::string& id, const View& view);

/// Makes the answer to one request, out of one view. Each function throws Error for what is wrong
/// with the request, and Refusal for what is not there.
class Answerer {
 public:
  Answerer(const View& view, const Frame& frame, const Address& address)
      : view_(view), frame_(frame), address_(address) {}

  HttpResponse home() const;
  HttpResponse topics() const;
  HttpResponse search() const;
  HttpResponse search_json() const;
  HttpResponse search_feed() const;
  HttpResponse search_file() const;
  HttpResponse entry() const;
  HttpResponse file_of_entry() const;
  HttpResponse similar() const;
  HttpResponse topic() const;
  HttpResponse type() const;
  HttpResponse archive() const;
  HttpResponse suggest() const;
  HttpResponse suggest_opensearch() const;
  HttpResponse feed() const;
  HttpResponse unapi() const;
  HttpResponse opensearch() const;
  HttpResponse sitemap() const;
  HttpResponse description() const;  ///< OpenAPI or a JSON Schema
  HttpResponse health() const;
  HttpResponse robots() const;
  HttpResponse static_file() const;

 private:
  template <typename Search>
  auto searched(const Search& search) const;
  Completions completions() const;
  HttpResponse value_page(FacetField field) const;
  HttpResponse value_feed(const ListPage& page) const;
  bool is_of_summary() const;
  Entry as_cited(Entry entry, bool of_summary) const;
  HttpResponse entry_file(const Entry& entry, const std::string& ending) const;
  HttpResponse html(std::string page, bool cut_short = false) const;
  std::size_t page_number() const;
  std::optional<NamedEntry> find_named(const std::string& name) const;
  std::string files_of(const std::string& id) const;

  const View& view_;
  const Frame& frame_;
  const Address& address_;
};

/// What `search` gives. What it says of a filter gets the filter's place in the address.
template <typename Search>
auto Answerer::searched(const Search& search) const {
  try {
    return search();
  } catch (const ParameterError&) {
    throw;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::bad_value) throw;
    throw with_place(error, address_.query, view_.searcher);
  }
}

/// How many sitemaps there are.
std::size_t count_sitemaps(const View& view);
/// The address of a month's or year's page: "archive/2020/07" of "2020-07".
std::string archive_address(const std::string& time);
/// Refuses what is not there: 404.
[[noreturn]] void refuse_unknown(const std::string& what);
/// Refuses an address with parameters that programs have no use for.
void refuse_unknown_parameters(const ReadParameters& read, const Address& address);
/// The answer, which nobody is to store.
HttpResponse not_stored(HttpResponse response);
/// The answer. If it was cut short nobody is to store it: what has been left out for lack of time
/// may be there next time.
HttpResponse stored_if_whole(HttpResponse response, bool cut_short);

/// The answer of the page that an address names. Throws as the functions of Answerer do.
HttpResponse answer(const View& view, const Frame& frame, const Address& address);

}  // namespace pprsearch

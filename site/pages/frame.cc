#include "site/pages/frame.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "site/pages/file_names.h"

namespace pprsearch {
namespace {

using Json = nlohmann::ordered_json;

/// The address, or the file that has its page.
std::string page_place(const std::string& address, bool as_files) {
  constexpr std::string_view kSearch = "search";
  if (!as_files) return address;
  if (!address.starts_with(kSearch)) return link_to_file(page_file(address));
  return page_file(kSearch) + address.substr(kSearch.size());
}

/// A link, or what a template takes for none.
Json link_or_none(const Frame& frame, const std::string& address) {
  return address.empty() ? Json(false) : Json(frame.link(address));
}

}  // namespace

std::string Frame::link(const std::string& address) const {
  return root + page_place(address, text.as_files);
}

std::string Frame::file(const std::string& address) const {
  return root + (text.as_files ? link_to_file(other_file(address)) : address);
}

std::string Frame::whole(const std::string& address) const {
  return text.url + page_place(address, text.as_files);
}

std::string framed(const std::string& name, Json model, const PageHead& head, const Frame& frame) {
  model["root"] = frame.root;
  model["home"] = frame.link("");
  model["site_title"] = frame.text.title;
  model["q"] = head.query;
  Json outer = {
      {"content", frame.templates.render(name, model)},
      {"root", frame.root},
      {"site_title", frame.text.title},
      {"title", head.title.empty() ? Json(false) : Json(head.title)},
      {"q", head.query},
      {"rows", head.rows == 0 ? Json(false) : Json(head.rows)},
      {"noindex", head.noindex},
      {"previous", link_or_none(frame, head.previous)},
      {"next", link_or_none(frame, head.next)},
      {"feed",
       frame.text.url.empty() || head.feed.empty() ? Json(false) : Json(frame.file(head.feed))},
      {"has_opensearch", !frame.text.url.empty() && !frame.text.as_files},
      {"is_served", !frame.text.as_files},
      {"home", frame.link("")},
      {"search", frame.link("search")},
      {"json_ld", head.json_ld.empty() ? Json(false) : Json(head.json_ld)},
      {"style", frame.templates.style()},
      {"script", frame.text.as_files ? frame.templates.find_script() : frame.templates.script()}};
  outer["canonical"] = head.noindex             ? Json(false)
                       : frame.text.url.empty() ? Json(frame.link(head.address))
                                                : Json(frame.whole(head.address));
  return frame.templates.render("frame", outer);
}

}  // namespace pprsearch

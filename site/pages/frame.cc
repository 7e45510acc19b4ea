#include "site/pages/frame.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace pprsearch {
namespace {

using Json = nlohmann::ordered_json;

/// A link, or what a template takes for none.
Json link_or_none(const Frame& frame, const std::string& address) {
  return address.empty() ? Json(false) : Json(frame.root + address);
}

}  // namespace

std::string framed(const std::string& name, Json model, const PageHead& head, const Frame& frame) {
  model["root"] = frame.root;
  model["site_title"] = frame.text.title;
  model["q"] = head.query;
  Json outer = {{"content", frame.templates.render(name, model)},
                {"root", frame.root},
                {"site_title", frame.text.title},
                {"title", head.title.empty() ? Json(false) : Json(head.title)},
                {"q", head.query},
                {"noindex", head.noindex},
                {"previous", link_or_none(frame, head.previous)},
                {"next", link_or_none(frame, head.next)},
                {"feed", frame.text.url.empty() ? Json(false) : link_or_none(frame, head.feed)},
                {"has_address", !frame.text.url.empty()},
                {"json_ld", head.json_ld.empty() ? Json(false) : Json(head.json_ld)},
                {"style", frame.templates.style()},
                {"script", frame.templates.script()}};
  const std::string base = frame.text.url.empty() ? frame.root : frame.text.url;
  outer["canonical"] = head.noindex ? Json(false) : Json(base + head.address);
  return frame.templates.render("frame", outer);
}

}  // namespace pprsearch

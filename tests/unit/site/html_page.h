#pragma once

#include <libxml/HTMLparser.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace pprsearch::test {

/// A page as a parser of HTML reads it, which knows nothing of how it was made.
class HtmlPage {
 public:
  struct Element {
    std::string name;
    std::map<std::string, std::string> attributes;
    std::string text;  ///< of it and all within
  };

  explicit HtmlPage(const std::string& html)
      : document_(htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "UTF-8",
                                 HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET),
                  xmlFreeDoc) {
    if (document_) collect(xmlDocGetRootElement(document_.get()));
  }

  const std::vector<Element>& elements() const { return elements_; }
  std::vector<Element> named(const std::string& name) const {
    std::vector<Element> found;
    for (const Element& element : elements_) {
      if (element.name == name) found.push_back(element);
    }
    return found;
  }
  std::size_t count(const std::string& name) const { return named(name).size(); }

 private:
  static std::string text_of(xmlChar* owned) {
    const std::string text = owned == nullptr ? "" : reinterpret_cast<const char*>(owned);
    xmlFree(owned);
    return text;
  }
  void collect(xmlNode* node) {
    for (; node != nullptr; node = node->next) {
      if (node->type != XML_ELEMENT_NODE) continue;
      Element element{
          reinterpret_cast<const char*>(node->name), {}, text_of(xmlNodeGetContent(node))};
      for (const xmlAttr* one = node->properties; one != nullptr; one = one->next) {
        element.attributes[reinterpret_cast<const char*>(one->name)] =
            text_of(xmlNodeGetContent(reinterpret_cast<const xmlNode*>(one)));
      }
      elements_.push_back(std::move(element));
      collect(node->children);
    }
  }

  std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> document_;
  std::vector<Element> elements_;
};

}  // namespace pprsearch::test

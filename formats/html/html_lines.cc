#include "formats/html/html_lines.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "formats/article_numbers.h"
#include "formats/entities.h"
#include "formats/html/html_attributes.h"
#include "formats/html/html_encoding.h"
#include "formats/superscripts.h"
#include "formats/valid_utf8.h"
#include "formats/xml/xml_silence.h"

namespace pprsearch {
namespace {

constexpr std::size_t kMaxDepth = 500;  // as browsers have it

bool is_block(std::string_view name) {
  constexpr std::array<std::string_view, 46> kBlocks{
      "address", "article", "aside",  "blockquote", "body", "caption", "center",   "dd",
      "details", "dialog",  "dir",    "div",        "dl",   "dt",      "fieldset", "figcaption",
      "figure",  "footer",  "form",   "h1",         "h2",   "h3",      "h4",       "h5",
      "h6",      "head",    "header", "hr",         "html", "legend",  "li",       "main",
      "menu",    "nav",     "ol",     "p",          "pre",  "section", "summary",  "table",
      "tbody",   "td",      "th",     "tr",         "ul",   "br"};
  return is_one_of(name, kBlocks);
}

/// 2 for "h2"; 0 for what is no heading.
int heading_level(std::string_view name) {
  const bool is_heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
  return is_heading ? name[1] - '0' : 0;
}

bool is_no_text(std::string_view name) {
  constexpr std::array<std::string_view, 16> kNoText{
      "script", "style",  "noscript", "template", "title",  "nav",   "aside", "footer",
      "select", "button", "textarea", "iframe",   "object", "video", "audio", "svg"};
  return is_one_of(name, kNoText);
}

std::string_view view(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

/// Whether the attributes keep an element from being shown, or say that it leads elsewhere.
bool hides(const xmlChar** attributes) {
  for (; attributes && attributes[0]; attributes += 2) {
    const std::string_view name = view(attributes[0]);
    const std::string value = plain_words(view(attributes[1]));
    if (name == "hidden" || (name == "role" && value == "navigation")) return true;
    if (name == "style" && value.find("display none") != std::string::npos) return true;
  }
  return false;
}

/// The DOI of a link that leads to the resolver of DOIs, or to a publisher's page named by one.
std::string doi_of_address(const xmlChar** attributes) {
  for (; attributes && attributes[0]; attributes += 2) {
    if (view(attributes[0]) == "href") return doi_of_addresses({std::string(view(attributes[1]))});
  }
  return {};
}

bool is_implications_heading(const std::string& line) {
  const auto classified = classify_lines(std::vector<std::string>{line});
  return !classified.empty() && classified.front().kind == LineKind::implications;
}

/// Takes a page's tags and text in their order, and makes lines of them.
class LineMaker {
 public:
  /// False where the element is nested too deep to go on.
  bool start(std::string_view name, const xmlChar** attributes) {
    if (++depth_ > kMaxDepth) return false;
    if (hidden_from_ == 0 && (is_no_text(name) || hides(attributes))) hidden_from_ = depth_;
    if (is_block(name)) {
      flush();
      in_item_ = name == "li";
    }
    if (name == "main") ++mains_;
    if (name == "pre") ++preformatted_;
    if (const int level = heading_level(name)) heading_ = level;
    begins_superscript_ = name == "sup";
    if (name == "a" && hidden_from_ == 0) doi_of_link_ = doi_of_address(attributes);
    if (is_bold(name) && bold_++ == 0) heading_may_end_ = line_.text.empty();
    return true;
  }

  void end(std::string_view name) {
    if (is_block(name)) flush();
    if (heading_level(name) != 0) heading_ = 0;
    if (hidden_from_ == depth_) hidden_from_ = 0;
    --depth_;
    if (name == "main") --mains_;
    if (name == "a") doi_of_link_.clear();
    if (name == "pre") --preformatted_;
    if (is_bold(name) && --bold_ == 0) end_bold();
  }

  void text(std::string_view text, std::size_t number) {
    if (hidden_from_ != 0) return;
    if (std::exchange(begins_superscript_, false)) begin_superscript(text);
    for (const char c : text) add(c, number);
  }

  std::vector<HtmlLine> take() {
    flush();
    return std::move(lines_);
  }

 private:
  static bool is_bold(std::string_view name) { return name == "b" || name == "strong"; }

  void add(char c, std::size_t number) {
    if (c == '\n' && preformatted_ > 0) return flush();
    constexpr char kDelete = 0x7F;
    if ((c >= 0 && c <= ' ') || c == kDelete) {
      space_ = true;
      return;
    }
    if (line_.text.empty()) {
      if (after_heading_ && c == ':') return;
      begin_line(number);
    } else if (space_) {
      line_.text += ' ';
    }
    space_ = false;
    line_.text += c;
    if (line_.doi.empty() && !doi_of_link_.empty()) line_.doi = doi_of_link_;
  }

  void begin_superscript(std::string_view raised) {
    constexpr std::size_t kTelling = 2;
    const std::size_t from = line_.text.size() - std::min(line_.text.size(), kTelling);
    if (!is_power(line_.text.substr(from) + (space_ ? " " : ""), raised)) return;
    space_ = false;
    line_.text += '^';
  }

  void begin_line(std::size_t number) {
    line_.number = number;
    line_.in_main = mains_ > 0;
    line_.heading = heading_;
    if (in_item_) line_.text = "- ";
    in_item_ = false;
    after_heading_ = false;
  }

  // "<b>Practice Implications:</b> Therapists may…"
  void end_bold() {
    if (!heading_may_end_ || !is_implications_heading(line_.text)) return;
    flush();
    after_heading_ = true;
  }

  void flush() {
    if (!line_.text.empty()) lines_.push_back(std::exchange(line_, {}));
    space_ = false;
    after_heading_ = false;
  }

  std::vector<HtmlLine> lines_;
  HtmlLine line_;
  bool space_ = false;
  bool in_item_ = false;
  bool begins_superscript_ = false;
  bool heading_may_end_ = false;  // all of the line is bold so far
  bool after_heading_ = false;    // within the same paragraph
  std::size_t depth_ = 0;
  std::size_t hidden_from_ = 0;  // the depth of the element that is not shown; 0 = none
  int mains_ = 0;
  int heading_ = 0;
  int preformatted_ = 0;
  int bold_ = 0;
  std::string doi_of_link_;  // of the link at hand
};

struct Reading {
  htmlParserCtxtPtr parser;
  LineMaker lines;
  std::string fault;
};

Reading& reading_of(void* data) { return *static_cast<Reading*>(data); }

std::size_t line_of(const Reading& reading) {
  return static_cast<std::size_t>(std::max(1, xmlSAX2GetLineNumber(reading.parser)));
}

xmlSAXHandler handler() {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElement = [](void* data, const xmlChar* name, const xmlChar** attributes) {
    Reading& reading = reading_of(data);
    if (reading.lines.start(view(name), attributes)) return;
    reading.fault = "line " + std::to_string(line_of(reading)) + ": tags nested deeper than " +
                    std::to_string(kMaxDepth);
    xmlStopParser(reading.parser);
  };
  sax.endElement = [](void* data, const xmlChar* name) { reading_of(data).lines.end(view(name)); };
  sax.characters = [](void* data, const xmlChar* text, int length) {
    Reading& reading = reading_of(data);
    const auto* bytes = reinterpret_cast<const char*>(text);
    reading.lines.text({bytes, static_cast<std::size_t>(length)}, line_of(reading));
  };
  sax.cdataBlock = sax.characters;
  sax.ignorableWhitespace = sax.characters;
  sax.serror = [](void*, xmlErrorPtr) {};  // soup is what pages are made of
  return sax;
}

struct FreeParser {
  void operator()(htmlParserCtxtPtr parser) const { htmlFreeParserCtxt(parser); }
};

/// Cuts the page before a tag with too many attributes; why, or nothing.
std::string cut_before_overloaded_tag(std::string_view& html) {
  const auto tag = find_overloaded_tag(html);
  if (!tag) return {};
  html = html.substr(0, *tag);
  return "line " + std::to_string(1 + std::ranges::count(html, '\n')) + ": a tag with more than " +
         std::to_string(kMostAttributes) + " attributes";
}

std::vector<HtmlLine> shown_in(std::string_view html, std::vector<std::string>& repairs) {
  HtmlText read = html_lines(html, HtmlEncoding::utf8);
  for (HtmlLine& line : read.lines) line.text = without_entities(line.text);
  if (!read.fault.empty()) repairs.push_back("the text was not read beyond its " + read.fault);
  return std::move(read.lines);
}

std::vector<std::string> texts_of(const std::vector<HtmlLine>& lines) {
  std::vector<std::string> texts;
  for (const HtmlLine& line : lines) texts.push_back(line.text);
  return texts;
}

}  // namespace

HtmlText html_lines(std::string_view html, HtmlEncoding encoding) {
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(htmlNewParserCtxt());
  if (!parser) throw std::bad_alloc();
  const XmlSilence silence;
  const std::string cut = cut_before_overloaded_tag(html);
  Reading reading{parser.get(), {}, {}};
  *parser->sax = handler();
  parser->userData = &reading;
  const std::string name = encoding == HtmlEncoding::utf8 ? "UTF-8" : encoding_of_page(html);
  constexpr int kOptions =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
  std::string page;
  if (name == "UTF-8") html = page = with_valid_utf8(html);
  if (!html.empty()) {
    htmlDocPtr document =
        htmlCtxtReadMemory(parser.get(), html.data(), static_cast<int>(html.size()), nullptr,
                           name.empty() ? nullptr : name.c_str(), kOptions);
    if (document) xmlFreeDoc(document);
  }
  return {reading.lines.take(), reading.fault.empty() ? cut : reading.fault};
}

std::vector<std::string> lines_shown(std::string_view html, std::vector<std::string>& repairs) {
  return texts_of(shown_in(html, repairs));
}

std::vector<BlogLine> post_lines_shown(std::string_view html, std::vector<std::string>& repairs) {
  const std::vector<HtmlLine> shown = shown_in(html, repairs);
  std::vector<BlogLine> lines = classify_lines(texts_of(shown));
  for (BlogLine& line : lines) {
    line.heading = shown[line.number - 1].heading;
    line.doi = shown[line.number - 1].doi;
  }
  return lines;
}

}  // namespace pprsearch

#include "site/options.h"

#include <pprsearch/error.h>

#include <bit>
#include <ostream>

#include "base/ascii.h"
#include "base/strings.h"
#include "command-line/cache_option.h"
#include "command-line/parse.h"
#include "command-line/refusals.h"

namespace pprsearch {
namespace {

/// Whether `text` can stand in a header, and ends nothing there.
bool is_safe_in_header(const std::string& text) {
  return text.find_first_of(";,\"<>") == text.npos &&
         std::ranges::none_of(text, [](char c) { return is_control(c) || !is_ascii(c); });
}

SiteText read_text(const Given& given) {
  SiteText text{given.text("title"), given.text("url"), given.text("frame-ancestors")};
  if (text.title.empty()) throw Error("--title '': a site has a name");
  const std::size_t host = text.url.find("//") + 2;
  const bool is_web = (begins_with(text.url, "http://") || begins_with(text.url, "https://")) &&
                      host < text.url.size() && text.url[host] != '/';
  if (!text.url.empty() &&
      (!is_web || !is_safe_in_header(text.url) || text.url.find_first_of("?# ") != text.url.npos)) {
    throw Error("--url '" + text.url +
                "': an address is wanted that begins with http:// or https://, without ? and #");
  }
  if (!text.url.empty() && !text.url.ends_with('/')) text.url += '/';
  if (is_blank(text.frame_ancestors) || !is_safe_in_header(text.frame_ancestors)) {
    throw Error("--frame-ancestors '" + text.frame_ancestors +
                "': origins are wanted, separated by blanks: https://example.org");
  }
  return text;
}

}  // namespace

SiteOptions site_options_of(const Given& given) {
  SiteOptions options;
  options.help = given.has("help");
  if (options.help || given.has("version") || given.words().empty()) return options;
  options.command = static_cast<SiteCommand>(std::countr_zero(asked_tasks(given)));
  options.text = read_text(given);
  options.output = given.text("output");
  if (options.command == SiteCommand::export_files) {
    if (options.output.empty()) throw Error("export: name the folder to write: --output DIR");
    if (options.text.url.empty()) throw Error("export: say where the files will be: --url URL");
    options.text.as_files = true;
  }
  options.listen = given.text("listen");
  options.searches = given.has("searches") ? given.number("searches") : 0;
  options.query_log = given.text("query-log");
  options.templates = given.text("templates");
  options.index = index_folder(given);
  options.searcher = searcher_options(given);
  if (options.index.empty()) refuse_without_index();
  return options;
}

SiteOptions parse_site_options(int argc, const char* const* argv) {
  return site_options_of(parse_command_line(site_table(), argc, argv));
}

void print_site_help(std::ostream& out) {
  print_purpose(site_table(), out);
  for (const TaskRow& row : site_table().tasks) out << "  " << row.name << "  " << row.help << '\n';
  out << '\n';
  print_options(site_table(), kEveryTask, out);
  out << "\nExit status:\n";
  for (const TaskRow& row : site_table().tasks) {
    out << "  " << row.name << "  " << row.status << '\n';
  }
}

}  // namespace pprsearch

#include "indexer/options.h"

#include <pprsearch/error.h>

#include <boost/program_options.hpp>
#include <charconv>
#include <cstdlib>
#include <ostream>

namespace pprsearch {
namespace po = boost::program_options;
namespace {

using Texts = std::vector<std::string>;

po::options_description visible_options() {
  const auto text = [] { return po::value<std::string>(); };
  po::options_description options("Options");
  options.add_options()("index,i", text()->value_name("DIR"),
                        "the index; default: the environment's PPRSEARCH_INDEX")(
      "from", text()->value_name("FORM"),
      (form_names() + "; default: by extension and content").c_str())(
      "taxonomy", text()->value_name("FILE"),
      "topics and research types; default: taxonomy.yaml beside or above the sources")(
      "thesaurus", text()->value_name("FILE"),
      "concepts and spellings; default: thesaurus.yaml, likewise")(
      "strict", "stop, and publish nothing, at the first rejected record")(
      "max-rejected", text()->value_name("N|P%"),
      "stop, and publish nothing, where more records are rejected, or a larger share of them")(
      "merge-duplicates", "make one entry of all those of an article: the first, filled up")(
      "report", text()->value_name("FILE"),
      "a line of JSON for each record repaired, rejected or a duplicate")(
      "keep", text()->value_name("N"),
      "generations to keep, the new one included (default 3; 0 = all)")(
      "format", text()->value_name("F"), "of info: text (default) or json")("help,h", "this text")(
      "version", "the version");
  return options;
}

using Command = IndexerOptions::Command;

Command command_named(const std::string& name) {
  if (name == "build") return Command::build;
  if (name == "check") return Command::check;
  if (name == "info") return Command::info;
  throw Error("unknown command '" + name + "': known are build, check, info");
}

unsigned whole_number(const std::string& name, const std::string& text) {
  unsigned number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, number);
  if (fault != std::errc() || stop != end)
    throw Error(name + " '" + text + "': a whole number is wanted");
  return number;
}

void read_values(const po::variables_map& given, IndexerOptions& options) {
  const auto text = [&](const char* name) {
    return given.count(name) > 0 ? given[name].as<std::string>() : std::string();
  };
  options.index = text("index");
  options.taxonomy = text("taxonomy");
  options.thesaurus = text("thesaurus");
  options.report = text("report");
  options.strict = given.count("strict") > 0;
  options.merge_duplicates = given.count("merge-duplicates") > 0;
  if (given.count("max-rejected") > 0) {
    options.max_rejected = RejectionLimit::parse(text("max-rejected"));
  }
  if (given.count("keep") > 0) options.keep = whole_number("--keep", text("keep"));
  if (given.count("from") > 0) {
    options.form = parse_form(text("from"));
    if (!options.form) {
      throw Error("--from '" + text("from") + "': known are " + form_names());
    }
  }
  if (given.count("format") > 0) {
    if (text("format") != "text" && text("format") != "json") {
      throw Error("--format '" + text("format") + "': known are text, json");
    }
    if (text("format") == "json") options.format = IndexerOptions::Format::json;
  }
  const char* environment = std::getenv("PPRSEARCH_INDEX");
  if (options.index.empty() && environment != nullptr) options.index = environment;
}

void check_command(const IndexerOptions& options) {
  const bool reads_sources = options.command == Command::build || options.command == Command::check;
  if (reads_sources && options.sources.empty()) {
    throw Error("no source: name the files or folders to read");
  }
  if (!reads_sources && !options.sources.empty()) {
    throw Error("info takes no source: '" + options.sources[0] + "'");
  }
  if (options.command != Command::check && options.index.empty()) {
    throw Error("no index: name one with --index DIR or PPRSEARCH_INDEX");
  }
}

}  // namespace

IndexerOptions parse_indexer_options(int argc, const char* const* argv) try {
  po::options_description all = visible_options();
  all.add_options()("words", po::value<Texts>()->composing());
  po::positional_options_description positions;
  positions.add("words", -1);
  po::variables_map given;
  po::store(po::command_line_parser(argc, argv)
                .options(all)
                .positional(positions)
                .style(po::command_line_style::unix_style & ~po::command_line_style::allow_guessing)
                .run(),
            given);
  IndexerOptions options;
  if (given.count("help") > 0) return options;
  if (given.count("version") > 0) {
    options.command = Command::version;
    return options;
  }
  const Texts words = given.count("words") > 0 ? given["words"].as<Texts>() : Texts{};
  if (words.empty()) throw Error("no command: build, check or info (--help tells more)");
  options.command = command_named(words[0]);
  options.sources.assign(words.begin() + 1, words.end());
  read_values(given, options);
  check_command(options);
  return options;
} catch (const po::error& error) {
  throw Error(std::string(error.what()) + " (--help lists the options)");
}

void print_indexer_help(std::ostream& out) {
  out << "Usage: pprsearch-index COMMAND [OPTIONS] [SOURCE...]\n"
         "Builds an index of research summaries, and looks after it.\n\n"
         "  build SOURCE...  read files and folders, build a new generation, publish it\n"
         "  check SOURCE...  read and report only\n"
         "  info             what the index holds\n\n"
      << visible_options()
      << "\nExit status: 0 all well, 1 finished with rejected records, 2 stopped, nothing "
         "published.\n";
}

}  // namespace pprsearch

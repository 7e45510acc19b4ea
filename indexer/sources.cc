#include "indexer/sources.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <istream>
#include <system_error>

#include "indexer/blog_lines.h"
#include "indexer/text_lines.h"

namespace pprsearch {
namespace {

namespace fs = std::filesystem;

using Reader = void (*)(std::istream&, const std::string&, const RecordSink&);

struct FormTraits {
  SourceForm form;
  std::string_view name;
  std::array<std::string_view, 2> extensions;
  bool told_by_extension;  // .txt may be anything
  Reader read;
};

constexpr std::array<FormTraits, 3> kForms{{
    {SourceForm::markdown, "markdown", {".md", ".markdown"}, true, read_markdown},
    {SourceForm::jsonl, "jsonl", {".jsonl", ".ndjson"}, true, read_jsonl},
    {SourceForm::blog, "blog", {".txt", ".text"}, false, read_blog},
}};

const FormTraits* traits_of_extension(const fs::path& path) {
  const std::string extension = path.extension().string();
  const auto traits = std::find_if(kForms.begin(), kForms.end(), [&](const FormTraits& form) {
    return std::find(form.extensions.begin(), form.extensions.end(), extension) !=
           form.extensions.end();
  });
  return traits == kForms.end() ? nullptr : &*traits;
}

const FormTraits& traits_of(SourceForm form) {
  return *std::find_if(kForms.begin(), kForms.end(),
                       [&](const FormTraits& traits) { return traits.form == form; });
}

// ---- A file's form ----

// What the beginning of a file shows; a month heading is looked for among its first lines.
std::optional<SourceForm> form_of_content(const std::string& path) {
  constexpr std::size_t kLinesSeen = 1000;
  constexpr std::size_t kLineBytes = 64 * 1024;
  std::ifstream in = open_file(path);
  LineReader lines(in, kLineBytes);
  bool first = true;
  while (lines.number() < kLinesSeen && lines.next()) {
    if (is_blank(lines.text()) && !lines.too_long()) continue;
    if (first && lines.text().starts_with("---")) return SourceForm::markdown;
    if (first && lines.text().starts_with('{')) return SourceForm::jsonl;
    if (!month_of_heading(lines.text()).empty()) return SourceForm::blog;
    first = false;
  }
  require_read(in, path);
  return std::nullopt;
}

std::optional<SourceForm> form_of(const fs::path& path) {
  const FormTraits* traits = traits_of_extension(path);
  return traits && traits->told_by_extension ? traits->form : form_of_content(path.string());
}

// ---- Folders ----

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

bool is_no_source(const fs::path& path) {
  constexpr std::array<std::string_view, 3> kNames{"README.md", "taxonomy.yaml", "thesaurus.yaml"};
  return std::find(kNames.begin(), kNames.end(), path.filename().string()) != kNames.end();
}

std::vector<std::string> walk(const fs::path& folder) try {
  std::vector<std::string> paths;
  for (auto at = fs::recursive_directory_iterator(folder); at != fs::end(at); ++at) {
    const fs::path& path = at->path();
    if (is_hidden(path)) {
      at.disable_recursion_pending();
    } else if (at->is_regular_file() && !is_no_source(path)) {
      paths.push_back(path.string());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
} catch (const fs::filesystem_error& error) {
  throw Error("cannot read folder: " + error.code().message() + ": " + error.path1().string());
}

void find_in_folder(const fs::path& folder, std::optional<SourceForm> forced,
                    std::vector<SourceFile>& files) {
  for (const std::string& path : walk(folder)) {
    const FormTraits* traits = traits_of_extension(path);
    if (!traits || (forced && traits->form != *forced)) continue;
    if (const auto form = forced ? forced : form_of(path)) files.push_back({path, *form});
  }
}

// Reading a pipe to tell its form would use it up.
SourceFile named_file(const std::string& path, std::optional<SourceForm> forced) {
  if (forced) return {path, *forced};
  const auto form = fs::is_regular_file(path) ? form_of(path) : std::nullopt;
  if (!form) throw Error("cannot tell the form (markdown, jsonl or blog) of: " + path);
  return {path, *form};
}

// The folder that a source is or lies in, with its parents written out.
fs::path folder_of(const std::string& source) {
  std::error_code ignored;
  const fs::path path = fs::absolute(source, ignored).lexically_normal();
  const fs::path inside = path.has_filename() ? path : path.parent_path();
  return fs::is_directory(path, ignored) ? inside : inside.parent_path();
}

}  // namespace

std::optional<SourceForm> parse_form(std::string_view name) {
  const auto traits = std::find_if(kForms.begin(), kForms.end(),
                                   [&](const FormTraits& form) { return form.name == name; });
  if (traits == kForms.end()) return std::nullopt;
  return traits->form;
}

std::vector<SourceFile> find_files(const std::vector<std::string>& sources,
                                   std::optional<SourceForm> forced) {
  std::vector<SourceFile> files;
  for (const std::string& source : sources) {
    std::error_code code;
    const fs::file_status status = fs::status(source, code);
    if (!fs::exists(status)) throw Error("cannot open: " + code.message() + ": " + source);
    if (fs::is_directory(status)) {
      find_in_folder(source, forced, files);
    } else {
      files.push_back(named_file(source, forced));
    }
  }
  return files;
}

void read_files(const std::vector<SourceFile>& files, const RecordSink& sink) {
  for (const SourceFile& file : files) {
    std::ifstream in = open_file(file.path);
    traits_of(file.form).read(in, file.path, sink);
    require_read(in, file.path);
  }
}

std::optional<std::string> find_beside(const std::vector<std::string>& sources,
                                       std::string_view name) {
  constexpr int kLevelsUp = 3;
  for (const std::string& source : sources) {
    fs::path folder = folder_of(source);
    for (int level = 0; level <= kLevelsUp; ++level, folder = folder.parent_path()) {
      std::error_code ignored;
      const fs::path file = folder / name;
      if (fs::is_regular_file(file, ignored)) return file.string();
    }
  }
  return std::nullopt;
}

}  // namespace pprsearch

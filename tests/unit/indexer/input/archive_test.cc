#include "indexer/input/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <pprsearch/error.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/input/sources.h"
#include "tests/support/scratch_folder.h"

using namespace pprsearch;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(archives)

namespace {

const std::string kRisRecord = "TY  - JOUR\nTI  - Sleep\nER  - \n";

struct Member {
  std::string name;
  std::string text;
  unsigned type = AE_IFREG;
};

struct FreeEntry {
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

/// A zip archive of these members, encrypted if there is a password.
std::string zip(const fs::path& path, const std::vector<Member>& members,
                const char* password = nullptr) {
  archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  if (password != nullptr) {
    archive_write_set_options(writer, "zip:encryption=zipcrypt");
    archive_write_set_passphrase(writer, password);
  }
  BOOST_REQUIRE_EQUAL(archive_write_open_filename(writer, path.c_str()), ARCHIVE_OK);
  for (const Member& member : members) {
    const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), member.name.c_str());
    archive_entry_set_filetype(entry.get(), member.type);
    archive_entry_set_perm(entry.get(), 0644);
    if (member.type == AE_IFLNK) archive_entry_set_symlink(entry.get(), member.text.c_str());
    if (member.type == AE_IFREG) {
      archive_entry_set_size(entry.get(), static_cast<la_int64_t>(member.text.size()));
    }
    BOOST_REQUIRE_GE(archive_write_header(writer, entry.get()), ARCHIVE_WARN);
    if (member.type == AE_IFREG) {
      archive_write_data(writer, member.text.data(), member.text.size());
    }
  }
  archive_write_close(writer);
  archive_write_free(writer);
  return path.string();
}

/// "file:line title" of each record, or what was told of it, and the fault that ended reading; file
/// names from the folder on.
std::string read(const std::string& path, const SourceForm* forced = nullptr,
                 const std::vector<std::string>& excluded = {}) {
  std::string text;
  const std::string folder = fs::path(path).parent_path().string() + "/";
  try {
    read_files(find_files({path}, forced, excluded), [&](Record&& record) {
      text += record.file + ":" + std::to_string(record.line) + " " + record.entry.title +
              record.rejection + record.passed_over + "\n";
    });
  } catch (const Error& error) {
    text += error.what();
  }
  for (std::size_t at = text.find(folder); at != text.npos; at = text.find(folder, at)) {
    text.erase(at, folder.size());
  }
  return text;
}

std::string all_of(const std::string& path, ArchiveLimits limits) try {
  Archive archive(path, limits);
  while (archive.next()) {
    std::vector<char> piece(1 << 16);
    while (archive.read(piece.data(), piece.size()) > 0) {
    }
  }
  return "read";
} catch (const Error& error) {
  const std::string message = error.what();
  return message.substr(0, message.find(": /"));
}

}  // namespace

BOOST_AUTO_TEST_CASE(members_are_read_as_the_files_of_a_folder) {
  const ScratchFolder folder;
  const std::string path =
      zip(folder / "export.zip", {{"b/", "", AE_IFDIR},
                                  {"b/hits.ris", kRisRecord + "\n" + kRisRecord},
                                  {"b/.hidden.ris", kRisRecord},
                                  {"__MACOSX/b/._hits.ris", kRisRecord},
                                  {"README.md", "# none"},
                                  {"picture.png", "x"},
                                  {"a.md", "---\ntitle: Mood\n---\n"}});
  BOOST_TEST(read(path) ==
             "export.zip:b/hits.ris:1 Sleep\n"
             "export.zip:b/hits.ris:5 Sleep\n"
             "export.zip:a.md:1 Mood\n");
  BOOST_TEST(read(folder / ".").find("export.zip:a.md:1 Mood") != std::string::npos);
  BOOST_TEST(read(path, find_form("markdown")) == "export.zip:a.md:1 Mood\n");
  BOOST_TEST(read(path, nullptr, {"b"}) == "export.zip:a.md:1 Mood\n");
  BOOST_TEST(read(path, nullptr, {"b/*.ris"}) == "export.zip:a.md:1 Mood\n");
  BOOST_TEST(read(zip(folder / "Upper.ZIP", {{"a.ris", kRisRecord}})) ==
             "Upper.ZIP:a.ris:1 Sleep\n");
}

// As Python and Windows write them: the flag of UTF-8 is set, and the locale is not asked.
BOOST_AUTO_TEST_CASE(names_in_utf8_are_read_in_any_locale) {
  const ScratchFolder folder;
  const std::string plain =
      zip(folder / "plain.zip", {{"uenie.ris", kRisRecord}, {"Verxx/b.ris", kRisRecord}});
  std::ifstream in(plain, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  for (const auto& [ascii, name] :
       {std::pair{"uenie.ris", "\u00fcn\u00ef.ris"}, std::pair{"Verxx/b.ris", "Ver\u00f6/b.ris"}}) {
    const std::string_view written(name);
    for (std::size_t at = bytes.find(ascii); at != bytes.npos; at = bytes.find(ascii, at + 1)) {
      bytes.replace(at, written.size(), written);
    }
  }
  constexpr int kFlagOfUtf8 = 0x08;
  for (const auto& [mark, flags] : {std::pair{"PK\3\4", 7}, std::pair{"PK\1\2", 9}}) {
    for (std::size_t at = bytes.find(mark); at != bytes.npos; at = bytes.find(mark, at + 1)) {
      bytes[at + static_cast<std::size_t>(flags)] |= kFlagOfUtf8;
    }
  }
  BOOST_TEST(read(folder.write("names.zip", bytes)) ==
             "names.zip:\u00fcn\u00ef.ris:1 Sleep\nnames.zip:Ver\u00f6/b.ris:1 Sleep\n");
}

BOOST_AUTO_TEST_CASE(what_an_archive_has_no_business_with_is_told) {
  const ScratchFolder folder;
  const std::string path = zip(folder / "odd.zip", {{"../up.ris", kRisRecord},
                                                    {"/etc/abs.ris", kRisRecord},
                                                    {"a/../../b.ris", kRisRecord},
                                                    {"C:\\c.ris", kRisRecord},
                                                    {"inner.zip", "PK"},
                                                    {"old.tar.gz", "x"},
                                                    {"link.ris", "/etc/passwd", AE_IFLNK},
                                                    {"good.ris", kRisRecord}});
  const std::string out = " a member whose name leads out of its archive\n";
  const std::string nested = " an archive in an archive, which is not unpacked\n";
  BOOST_TEST(read(path) == "odd.zip:../up.ris:1" + out + "odd.zip:/etc/abs.ris:1" + out +
                               "odd.zip:a/../../b.ris:1" + out + "odd.zip:C:/c.ris:1" + out +
                               "odd.zip:inner.zip:1" + nested + "odd.zip:old.tar.gz:1" + nested +
                               "odd.zip:link.ris:1 a member of an archive that is no file\n" +
                               "odd.zip:good.ris:1 Sleep\n");
}

BOOST_AUTO_TEST_CASE(an_archive_that_cannot_be_read_is_told_with_the_member) {
  const ScratchFolder folder;
  BOOST_TEST(read(zip(folder / "locked.zip", {{"a.ris", kRisRecord}}, "secret")) ==
             "cannot unpack: what zip packed is encrypted: locked.zip:a.ris");
  BOOST_TEST(read(zip(folder / "none.zip", {{"a.png", "x"}})) ==
             "the archive has no file of a known form: none.zip");
  BOOST_TEST(read(folder.write("text.zip", kRisRecord)) ==
             "cannot open: is damaged, cut short or no zip archive: text.zip");
  BOOST_TEST(read(folder.write("empty.zip", "")) ==
             "cannot open: is damaged, cut short or no zip archive: empty.zip");
  std::string whole;
  for (int i = 0; i < 400; ++i)
    whole += "TY  - JOUR\nTI  - " + std::to_string(i * i * 7919) + "\nER  - \n";
  const std::string good = zip(folder / "good.zip", {{"a.ris", whole}});
  std::ifstream in(good, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  BOOST_TEST(read(folder.write("cut.zip", bytes.substr(0, bytes.size() / 2))) ==
             "cannot open: is damaged, cut short or no zip archive: cut.zip");
  std::string flipped = bytes;
  flipped[bytes.size() / 2] = static_cast<char>(~flipped[bytes.size() / 2]);
  const std::string told = read(folder.write("flipped.zip", flipped));
  BOOST_TEST(
      told.ends_with("cannot unpack: what zip packed is damaged or cut short: flipped.zip:a.ris"),
      told);
}

BOOST_AUTO_TEST_CASE(an_archive_may_not_unpack_without_end) {
  const ScratchFolder folder;
  const std::string blanks(std::size_t{20} << 20, '\n');
  const std::string bomb = zip(folder / "bomb.zip", {{"a.ris", kRisRecord}, {"b.ris", blanks}});
  BOOST_TEST(read(bomb) ==
             "bomb.zip:a.ris:1 Sleep\n"
             "cannot unpack: the archive unpacks to more than 200 times its size: bomb.zip:b.ris");
  const std::string two = zip(folder / "two.zip", {{"a.ris", kRisRecord}, {"b.ris", kRisRecord}});
  BOOST_TEST(all_of(two, {}) == "read");
  BOOST_TEST(all_of(two, {.members = 1}) == "cannot unpack: the archive has more than 1 members");
  BOOST_TEST(all_of(bomb, {.bytes = 1 << 20}) ==
             "cannot unpack: the archive unpacks to more than 1 MiB");
}

BOOST_AUTO_TEST_SUITE_END()

# Writes a source file that has the text of other files:
#   cmake -D OUTPUT=<file.cc> -D FILES=<file>,<file>… -P embed_files.cmake
string(REPLACE "," ";" files "${FILES}")
set(rows "")
foreach(file IN LISTS files)
  cmake_path(GET file FILENAME name)
  file(READ "${file}" text)
  string(APPEND rows "      {\"${name}\", R\"~~~(${text})~~~\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "#include \"site/pages/site_files.h\"

namespace pprsearch {

const std::vector<SiteFile>& site_files() {
  static const std::vector<SiteFile> kFiles = {
${rows}  };
  return kFiles;
}

}  // namespace pprsearch
")

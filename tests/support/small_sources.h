#pragma once

#include <string>

// One small source of each of some forms.

namespace pprsearch {

inline const std::string kPage =
    "Blog\nMay 2021\nSleep Comes First\nSleep came before mood.\nPractice Implications\nAsk.\n";
inline const std::string kMarkdown = "---\ntitle: Sleep\n---\nSleep came before mood.\n";
inline const std::string kRis = "TY  - JOUR\nTI  - Sleep\nER  - \n";
inline const std::string kNbib = "PMID- 123\nTI  - Sleep\n";
inline const std::string kBibtex = "@article{sleep, title = {Sleep}}\n";
inline const std::string kJsonLine = "{\"id\": \"a\", \"title\": \"Sleep\"}\n";

}  // namespace pprsearch

#include "text/analyzer.h"

#include "text/tokenizer.h"

namespace pprsearch {

class Analyzer::Impl : public Tokenizer {};

Analyzer::Analyzer() : impl_(std::make_unique<Impl>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

std::vector<Token> Analyzer::analyze(std::string_view text) { return impl_->tokenize(text); }

std::string Analyzer::fold(std::string_view text) {
  std::string folded;
  for (const Token& token : analyze(text)) {
    if (!folded.empty()) folded += ' ';
    folded += token.text;
  }
  return folded;
}

std::string fold(std::string_view text) {
  static thread_local Analyzer analyzer;
  return analyzer.fold(text);
}

}  // namespace pprsearch

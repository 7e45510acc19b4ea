#pragma once

#include <pprsearch/error.h>
#include <pprsearch/query.h>

#include <string>

namespace pprsearch {

/// A fault of a text that can be said in this language. Its message ends with how.
class MisreadError : public QuerySyntaxError {
 public:
  /// `as_told` = `corrected` as the message has it, perhaps with how many entries it finds.
  MisreadError(Diagnostic fault, const std::string& corrected, const std::string& as_told);

  /// What is wrong, without what was meant.
  const Diagnostic& fault() const noexcept { return fault_; }

 private:
  Diagnostic fault_;
};

}  // namespace pprsearch

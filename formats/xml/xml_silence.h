#pragma once

#include <memory>

namespace pprsearch {

/// While it lives, what libxml2 would print of a thread's faults without a parser (bytes
/// that an encoding does not have) goes nowhere. Parsers tell their own faults.
class XmlSilence {
 public:
  XmlSilence();
  ~XmlSilence();
  XmlSilence(const XmlSilence&) = delete;
  XmlSilence& operator=(const XmlSilence&) = delete;

 private:
  struct Handlers;
  std::unique_ptr<Handlers> before_;
};

}  // namespace pprsearch

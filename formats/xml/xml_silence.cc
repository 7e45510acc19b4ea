#include "formats/xml/xml_silence.h"

#include <libxml/globals.h>
#include <libxml/xmlerror.h>

namespace pprsearch {
namespace {

void print_nothing(void*, const char*, ...) {}

}  // namespace

struct XmlSilence::Handlers {
  void* structured_context;
  xmlStructuredErrorFunc structured;
  void* generic_context;
  xmlGenericErrorFunc generic;
};

XmlSilence::XmlSilence()
    : before_(new Handlers{xmlStructuredErrorContext, xmlStructuredError, xmlGenericErrorContext,
                           xmlGenericError}) {
  xmlSetStructuredErrorFunc(nullptr, [](void*, xmlErrorPtr) {});
  xmlSetGenericErrorFunc(nullptr, print_nothing);
}

XmlSilence::~XmlSilence() {
  xmlSetStructuredErrorFunc(before_->structured_context, before_->structured);
  xmlSetGenericErrorFunc(before_->generic_context, before_->generic);
}

}  // namespace pprsearch

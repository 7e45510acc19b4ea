#include "indexer/xml_silence.h"

#include <libxml/globals.h>
#include <libxml/xmlerror.h>

namespace pprsearch {

XmlSilence::XmlSilence()
    : context_(xmlStructuredErrorContext), told_(reinterpret_cast<void (*)()>(xmlStructuredError)) {
  xmlSetStructuredErrorFunc(nullptr, [](void*, xmlErrorPtr) {});
}

XmlSilence::~XmlSilence() {
  xmlSetStructuredErrorFunc(context_, reinterpret_cast<xmlStructuredErrorFunc>(told_));
}

}  // namespace pprsearch

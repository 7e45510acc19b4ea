#include "formats/valid_member.h"

#include <pprsearch/error.h>

namespace pprsearch {

bool is_valid_member(std::string Entry::*member, const std::string& text) try {
  Entry probe;
  probe.id = "-";
  probe.title = "-";
  probe.*member = text;
  validate(probe);
  return true;
} catch (const EntryError&) {
  return false;
}

}  // namespace pprsearch

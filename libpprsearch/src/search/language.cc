#include "search/language.h"

#include "query/platform/platform_table.h"
#include "query/platform/recognise.h"

namespace pprsearch {

Platform language_of(std::string_view text, const SearchOptions& options) {
  if (options.syntax == Syntax::plain) return Platform::ppr;
  return options.platform == Platform::automatic ? platform::recognise(text) : options.platform;
}

SearchOptions options_for(Platform platform, const SearchOptions& options) {
  SearchOptions asked = options;
  if (platform != Platform::ppr && options.expand_as_platform) {
    asked.expand = platform_expand(platform);
  }
  return asked;
}

QueryReading reading_of(const SearchOptions& options) {
  const Expand& expand = options.expand;
  const bool has_forms = expand.inflections || expand.derivations || expand.variants ||
                         expand.thesaurus || expand.narrower;
  return {options.platform, options.syntax, !has_forms, options.limits};
}

Expand platform_expand(Platform platform) {
  const bool is_other = platform != Platform::ppr && platform != Platform::automatic;
  return is_other ? platform::table_of(platform).expand : Expand();
}

}  // namespace pprsearch

#include <pprsearch/entry.h>
#include <pprsearch/error.h>
#include <pprsearch/vocabulary.h>

namespace pprsearch {
namespace {

struct NamedList {
  const char* field;
  std::vector<std::string>& names;
  const std::vector<TaxonomyValue>& known;
};

}  // namespace

void use_slugs(Entry& entry, const Taxonomy& taxonomy) {
  for (const NamedList& list :
       {NamedList{"topics", entry.topics, taxonomy.topics},
        NamedList{"research_types", entry.research_types, taxonomy.research_types}}) {
    if (list.known.empty()) continue;
    for (std::string& name : list.names) {
      const TaxonomyValue* value = find_value(list.known, name);
      if (value == nullptr) {
        throw EntryError(entry.id, list.field, "'" + name + "' is not in the taxonomy");
      }
      name = value->slug;
    }
  }
}

}  // namespace pprsearch

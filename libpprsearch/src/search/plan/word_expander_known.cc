#include <utility>

#include "base/strings.h"
#include "search/plan/word_expander.h"

// What words mean is worked out once, and kept with the generation for the next query that has
// them. It depends on the dictionary, the thesaurus and the options.

namespace pprsearch {
namespace {

std::size_t bytes_of(const std::vector<WeightedTerm>& terms) {
  std::size_t bytes = terms.capacity() * sizeof(WeightedTerm);
  for (const WeightedTerm& term : terms) bytes += term.text.capacity();
  return bytes;
}

class KeptMeaning : public Kept {
 public:
  explicit KeptMeaning(Meaning meaning) : meaning_(std::move(meaning)) {}

  const Meaning& meaning() const { return meaning_; }

  std::size_t bytes() const override {
    std::size_t bytes = sizeof(KeptMeaning) + bytes_of(meaning_.terms);
    for (const TermRow& row : meaning_.rows) {
      bytes += sizeof(TermRow) + row.places.capacity() * sizeof(row.places.front());
      for (const std::vector<WeightedTerm>& place : row.places) bytes += bytes_of(place);
    }
    return bytes;
  }

 private:
  Meaning meaning_;
};

/// Which options a meaning depends on: those of an Expand, but for feedback.
std::string key_of(const Expand& expand, std::size_t most) {
  std::string key = "meaning ";
  for (const bool option : {expand.inflections, expand.derivations, expand.variants,
                            expand.thesaurus, expand.narrower}) {
    key += option ? '1' : '0';
  }
  return key + std::to_string(most) + ' ';
}

}  // namespace

WordExpander::WordExpander(IndexReader::Session& session, const Expand& expand, std::size_t most)
    : session_(session), expand_(expand), most_(most), key_(key_of(expand, most)) {}

std::shared_ptr<const Meaning> WordExpander::known(const std::string& of,
                                                   const std::function<Meaning()>& make) const {
  const std::string key = key_ + of;
  auto kept = std::dynamic_pointer_cast<const KeptMeaning>(session_.reader().kept(key));
  if (kept == nullptr) {
    kept = std::make_shared<const KeptMeaning>(make());
    session_.reader().keep(key, kept);
  }
  return {kept, &kept->meaning()};
}

std::shared_ptr<const Meaning> WordExpander::known_narrower(
    const std::vector<std::string>& tokens) const {
  return known("narrower " + join(tokens, " "), [&] { return narrower(tokens); });
}

}  // namespace pprsearch

// A list of a taxonomy, asked by any name that its values have. Names are asked
// folded, as the analyzer folds them.
#include "index/taxonomy_table.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(taxonomy_table)

namespace {

const std::vector<TaxonomyValue> kTopics = {
    {"client-factors", "Client Factors", {"Patient Factors", "Clients"}},
    {"adherence", "Adherence", {"Adherance"}},
    {"cbt", "Cognitive-Behavioral Therapy (CBT)", {"Adherence", "TCC – thérapie"}},
};

/// "slug = label" of what a name stands for; "none" where it stands for nothing.
std::string found(const TaxonomyTable& table, const std::string& folded_name) {
  const TaxonomyTable::Value* value = table.find(folded_name);
  return value == nullptr ? "none" : value->slug + " = " + value->label;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_value_is_found_by_slug_label_or_alias) {
  struct Row {
    const char* name;
    const char* value;
  };
  Analyzer analyzer;
  const TaxonomyTable table(kTopics, analyzer);
  for (const Row& row :
       {Row{"client-factors", "client-factors = Client Factors"},
        {"Client Factors", "client-factors = Client Factors"},
        {"CLIENT: FACTORS!", "client-factors = Client Factors"},
        {"patient factors", "client-factors = Client Factors"},
        {"clients", "client-factors = Client Factors"},
        {"client", "none"},   // part of a name
        {"factors", "none"},  // likewise
        {"client factor", "none"},
        {"Adherance", "adherence = Adherence"},
        {"adherence", "adherence = Adherence"},  // whose it was first
        {"cbt", "cbt = Cognitive-Behavioral Therapy (CBT)"},
        {"cognitive behavioral therapy cbt", "cbt = Cognitive-Behavioral Therapy (CBT)"},
        {"TCC therapie", "cbt = Cognitive-Behavioral Therapy (CBT)"},
        {"", "none"}}) {
    const std::string value = found(table, analyzer.fold(row.name));
    BOOST_TEST(value == row.value,
               '[' << row.name << "] stands for [" << value << "], not [" << row.value << ']');
  }
}

BOOST_AUTO_TEST_CASE(all_names_are_listed_folded_each_with_its_value) {
  Analyzer analyzer;
  const TaxonomyTable table(kTopics, analyzer);
  std::string names;
  for (const auto& [name, value] : table.names()) names += name + " -> " + value.key + '\n';
  BOOST_TEST(names ==
             "adherance -> adherence\n"
             "adherence -> adherence\n"
             "cbt -> cbt\n"
             "client factors -> client factors\n"
             "clients -> client factors\n"
             "cognitive behavioral therapy cbt -> cbt\n"
             "patient factors -> client factors\n"
             "tcc therapie -> cbt\n");
}

BOOST_AUTO_TEST_CASE(an_empty_list_has_no_names) {
  Analyzer analyzer;
  const TaxonomyTable table({}, analyzer);
  BOOST_TEST(table.names().empty());
  BOOST_TEST(found(table, "alliance") == "none");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test

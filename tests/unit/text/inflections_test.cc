// What a word is a form of, among the words of a small vocabulary, each with how many
// entries have it.
#include "text/inflections.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(inflections)

namespace {

/// "hope 5 hop 2": how many entries have each word. A word alone is in one.
class Vocabulary {
 public:
  explicit Vocabulary(const std::string& text) {
    std::istringstream words(text);
    std::string last;
    for (std::string word; words >> word;) {
      if (word.front() >= '0' && word.front() <= '9') {
        entries_[last] = static_cast<std::uint32_t>(std::stoul(word));
      } else {
        entries_[last = word] = 1;
      }
    }
  }
  std::string lemmas(const std::string& form) const {
    std::string text;
    for (const std::string& lemma : lemmas_of(form, counts())) {
      text += (text.empty() ? "" : " ") + lemma;
    }
    return text;
  }
  EntriesOfWord counts() const {
    return [this](std::string_view word) {
      const auto found = entries_.find(word);
      return found == entries_.end() ? 0 : found->second;
    };
  }

 private:
  std::map<std::string, std::uint32_t, std::less<>> entries_;
};

struct Row {
  const char* form;
  const char* vocabulary;
  const char* lemmas;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const std::string lemmas = Vocabulary(row.vocabulary).lemmas(row.form);
    BOOST_TEST(lemmas == row.lemmas, '[' << row.form << "] among [" << row.vocabulary
                                         << "] is a form of [" << lemmas << "], not of ["
                                         << row.lemmas << ']');
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(plurals_and_the_third_person_are_forms_of_words_there_are) {
  check({
      {"alliances", "alliance", "alliance"},
      {"alliances", "", "alliances"},  // nothing bears it out
      {"therapies", "therapy", "therapy"},
      {"movies", "movie 3 movy", "movie"},
      {"boxes", "box", "box"},
      {"processes", "process", "process"},
      {"responses", "response", "response"},
      {"biases", "bias", "bias"},
      {"loses", "lose 2 los 9", "lose"},
      {"stomachs", "stomach", "stomach"},
      {"headaches", "headache headach 9", "headache"},
      {"approaches", "approach", "approach"},
      {"heroes", "hero", "hero"},
      {"toes", "to 9 toe", "toe"},
      {"leaves", "leaf leave", "leaf leave"},
      {"midwives", "midwife", "midwife"},
      {"motives", "motif motive", "motive"},
      {"rcts", "rct", "rct"},
      {"gpus", "gpu", "gpu"},
      {"ssris", "ssri", "ssri"},
      {"thus", "thu", "thus"},
      {"qalys", "qaly", "qaly"},
      {"9s", "9", "9"},
      {"90s", "90", "90s"},
      {"topics", "topic", "topic"},
      {"dynamics", "dynamic", "dynamics"},  // a field, not several of them
      {"antipsychotics", "antipsychotic", "antipsychotic"},
      {"news", "new 9", "news"},
      {"adams", "adam", "adams"},
      {"carlos", "carlo", "carlos"},
      {"its", "it", "its"},
      {"class", "clas", "class"},
      {"virus", "virus 9 viru", "virus"},
      {"crisis", "crisis 9 crisi", "crisis"},
  });
}

BOOST_AUTO_TEST_CASE(participles_tell_which_verb_they_are_of) {
  check({
      {"caring", "care 2 car 9", "care"},  // car would double its r
      {"planned", "plan plane 9", "plan"},
      {"planed", "plan 9 plane", "plane"},
      {"hoping", "hope hop 9", "hope"},
      {"added", "add ad 9", "add"},
      {"telling", "tell tel 9", "tell"},
      {"controlled", "control 9 controll", "control"},
      {"focussed", "focus", "focus"},
      {"focused", "focus", "focus"},
      {"fuelled", "fuel", "fuel"},
      {"panicking", "panic", "panic"},
      {"attacked", "attack 2 attac", "attack"},
      {"offering", "offer", "offer"},
      {"severed", "sever severe 9", "sever"},
      {"pasted", "past 9 paste", "paste"},
      {"united", "unit 9 unite", "unite"},
      {"changing", "chang 2 change", "change"},
      {"breathing", "breath 9 breathe", "breathe"},
      {"dying", "die dy 9", "die"},
      {"dyeing", "dye", "dye"},
      {"agreed", "agree", "agree"},
      {"feed", "fee", "feed"},
      {"studied", "study", "study"},
      {"tied", "tie ti 9", "tie"},
      {"using", "use us 9", "use"},
      {"findings", "find", "find"},
      {"findings", "finding", "find"},  // a verb of the table of irregular ones
      {"thing", "th", "thing"},
      {"evening", "even 9", "evening"},
      {"bring", "br", "bring"},
  });
}

BOOST_AUTO_TEST_CASE(two_forms_bear_each_other_out) {
  check({
      {"depressed", "depressed depressing", "depress"},
      {"depressing", "depressed depressing", "depress"},
      {"depressed", "depressed", "depressed"},
      {"depresses", "depressed depressing", "depress"},
      {"fluctuated", "fluctuated fluctuates", "fluctuate"},
      {"fluctuates", "fluctuated fluctuates", "fluctuate"},
      {"studies", "studied studying", "study"},
      {"studied", "studies", "study"},
      {"studying", "studies", "study"},
      {"approaches", "approached", "approach"},
      {"approached", "approaches", "approach"},
      {"inbreeding", "inbred inbreeding", "inbreed"},
      {"inbred", "inbred inbreeding", "inbreed"},
  });
}

BOOST_AUTO_TEST_CASE(irregular_forms_come_from_tables) {
  check({
      {"women", "", "woman"},
      {"policewomen", "policewoman", "policewoman"},
      {"regimen", "regiman", "regimen"},
      {"mice", "", "mouse"},
      {"wrote", "", "write"},
      {"overcame", "overcome", "overcome"},
      {"present", "send", "present"},
      {"bases", "", "base basis"},
      {"analyses", "analysis analyse", "analyse analysis"},
      {"doses", "dose dosis 9", "dose"},
      {"hypotheses", "hypothesis", "hypothesis"},
      {"theses", "these 9", "thesis"},
      {"criteria", "", "criterion"},
      {"bacteria", "bacterium", "bacterium"},
      {"alumina", "aluminum", "alumina"},  // an oxide
      {"stimuli", "stimulus", "stimulus"},
      {"larvae", "larva", "larva"},
      {"stigmata", "stigma", "stigma"},
      {"matrices", "matrix", "matrix"},
      {"services", "service servix", "service"},
      {"plateaux", "plateau", "plateau"},
      {"better", "good", "better"},
  });
}

BOOST_AUTO_TEST_CASE(comparatives_are_forms_of_listed_adjectives) {
  check({
      {"higher", "high", "high"},
      {"largest", "large", "large"},
      {"earlier", "early", "early"},
      {"bigger", "big", "big"},
      {"dimer", "dim", "dimer"},
      {"number", "numb", "number"},
      {"former", "form", "former"},
      {"therapist", "therap", "therapist"},
  });
}

BOOST_AUTO_TEST_CASE(other_words_of_one_root_are_no_forms) {
  check({
      {"severity", "severe", "severity"},
      {"several", "severe sever", "several"},
      {"organization", "organ organize", "organization"},
      {"experiment", "experience", "experiment"},
      {"personality", "person personal", "personality"},
      {"careful", "care", "careful"},
      {"quickly", "quick", "quickly"},
      {"心", "", "心"},
      {"b12s", "b12", "b12s"},
      {"as", "a", "as"},
      {"", "", ""},
  });
}

// Who looks for the forms of a lemma tries these and asks lemmas_of().
BOOST_AUTO_TEST_CASE(each_form_is_among_the_possible_forms_of_its_lemma) {
  for (const Row& row : std::vector<Row>{{"alliances", "alliance", ""},
                                         {"therapies", "therapy", ""},
                                         {"boxes", "box", ""},
                                         {"leaves", "leaf", ""},
                                         {"wives", "wife", ""},
                                         {"heroes", "hero", ""},
                                         {"planned", "plan", ""},
                                         {"caring", "care", ""},
                                         {"panicking", "panic", ""},
                                         {"dying", "die", ""},
                                         {"programmed", "program", ""},
                                         {"findings", "find", ""},
                                         {"planning", "plan", ""},
                                         {"wrote", "write", ""},
                                         {"overcame", "overcome", ""},
                                         {"women", "woman", ""},
                                         {"policewomen", "policewoman", ""},
                                         {"analyses", "analysis", ""},
                                         {"stimuli", "stimulus", ""},
                                         {"larvae", "larva", ""},
                                         {"bacteria", "bacterium", ""},
                                         {"matrices", "matrix", ""},
                                         {"plateaux", "plateau", ""},
                                         {"stigmata", "stigma", ""},
                                         {"bigger", "big", ""},
                                         {"earliest", "early", ""},
                                         {"larger", "large", ""},
                                         {"quizzes", "quiz", ""},
                                         {"9s", "9", ""}}) {
    const std::vector<std::string> forms = possible_forms(row.vocabulary);
    BOOST_TEST((std::find(forms.begin(), forms.end(), row.form) != forms.end()),
               '[' << row.form << "] is not among the possible forms of " << row.vocabulary);
    BOOST_TEST(Vocabulary(row.vocabulary).lemmas(row.form) == row.vocabulary);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test

// Derivations
// -----------
// A derivation is another word of the same root and nearly the same meaning, often
// of another part of speech: severe, severity; depress, depression; therapy,
// therapist. What joins two is a pair of endings that nearly always does: -ent and
// -ence, -ize and -ization, -osis and -otic. Pairs that as often as not join words
// which have gone their own ways are not a rule here, so -ful, -ize and -ism are not
// told from their base: organize is not organ. The few that a good pair joins all the
// same are listed, and so are the old pairs that no ending tells.
#include "text/derivations.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/irregular_forms.h"
#include "text/participles.h"

namespace pprsearch {
namespace {

/// What the word with the first ending has to be.
enum class Of { any, verb };

struct EndingPair {
  std::string_view first;
  std::string_view second;
  std::size_t before;  ///< letters that must stand before both
  Of first_is = Of::any;
};

constexpr auto kPairs = std::to_array<EndingPair>({
    // how: adverbs
    {"", "ly", 4},
    {"le", "ly", 3},
    {"y", "ily", 3},
    {"ic", "ically", 3},
    {"ll", "lly", 2},
    // what: qualities
    {"", "ness", 3},
    {"y", "iness", 3},
    {"able", "ability", 3},
    {"ible", "ibility", 3},
    {"al", "ality", 3},
    {"ic", "icity", 3},
    {"ar", "arity", 3},
    {"id", "idity", 2},
    {"ex", "exity", 3},
    {"ive", "ivity", 2},
    {"ile", "ility", 3},
    {"se", "sity", 3},
    {"re", "rity", 3},
    {"eous", "eity", 3},
    {"ent", "ence", 3},
    {"ant", "ance", 3},
    {"ent", "ency", 3},
    {"ant", "ancy", 3},
    {"ence", "ential", 3},
    {"", "hood", 4},
    {"", "ship", 4},
    // what is done: verbs and their nouns
    {"ate", "ation", 3},
    {"ise", "isation", 3},
    {"ize", "ization", 3},
    {"ct", "ction", 1},
    {"pt", "ption", 2},
    {"ss", "ssion", 4},
    {"ute", "ution", 3},
    {"ete", "etion", 3},
    {"nt", "ntion", 4},
    {"nt", "ntive", 4},
    {"ntion", "ntive", 3},
    {"bit", "bition", 2},
    {"osit", "osition", 3},
    {"dd", "ddition", 1},
    {"mit", "mission", 2},
    {"de", "sion", 3},
    {"nd", "nsion", 3},
    {"rt", "rsion", 3},
    {"rse", "rsion", 3},
    {"se", "sion", 3},
    {"duce", "duction", 2},
    {"scribe", "scription", 2},
    {"ceive", "ception", 2},
    {"sume", "sumption", 2},
    {"solve", "solution", 2},
    {"volve", "volution", 1},
    {"fy", "fication", 3},
    {"sfy", "sfaction", 3},
    {"sfaction", "sfactory", 3},
    {"ply", "plication", 2},
    {"mply", "mpliance", 2},
    {"mply", "mpliant", 2},
    {"ry", "riation", 2},
    {"ry", "riable", 2},
    {"ine", "ination", 4},
    {"ore", "oration", 3},
    {"ire", "iration", 3},
    {"igure", "iguration", 3},
    {"rve", "rvation", 3},
    {"rive", "rivation", 2},
    {"pute", "putation", 2},
    {"cite", "citation", 0},
    {"pose", "position", 2},
    {"pete", "petition", 2},
    {"fine", "finition", 2},
    {"gnize", "gnition", 3},
    {"gnise", "gnition", 3},
    {"peat", "petition", 2},
    {"nt", "ntation", 4},
    {"lt", "ltation", 4},
    {"rt", "rtation", 4},
    {"pt", "ptation", 3},
    {"rm", "rmation", 2},
    {"er", "eration", 3},
    {"ax", "axation", 3},
    {"ong", "ongation", 2},
    {"pret", "pretation", 3},
    {"vene", "vention", 3},
    {"", "ment", 4, Of::verb},
    {"ve", "val", 3},
    {"ose", "osal", 3},
    {"use", "usal", 3},
    {"erse", "ersal", 3},
    {"ose", "osure", 2},
    {"", "ance", 5, Of::verb},
    {"", "ence", 4, Of::verb},
    {"ere", "erence", 2},
    {"ere", "erent", 2},
    {"erge", "ergence", 2},
    {"erge", "ergent", 2},
    {"ur", "urrence", 2},
    {"ur", "urrent", 2},
    {"spond", "sponse", 2},
    {"sis", "size", 4},
    {"sis", "sise", 4},
    {"yse", "ysis", 3},
    {"yze", "ysis", 3},
    // who or what does it
    {"ate", "ator", 4},
    {"ation", "ator", 4},
    {"ate", "ant", 5, Of::verb},
    {"ation", "ant", 4},
    {"t", "tor", 5, Of::verb},
    {"ise", "isor", 4},
    {"ision", "isor", 4},
    {"", "er", 5, Of::verb},
    {"e", "er", 4, Of::verb},
    {"ol", "oller", 4, Of::verb},
    {"ess", "essant", 3},
    {"ession", "essant", 3},
    {"essive", "essant", 3},
    // which: adjectives and their nouns and verbs
    {"ion", "ional", 3},
    {"ic", "ical", 3},
    {"ics", "ical", 3},
    {"ic", "ics", 3},
    {"our", "oural", 3},
    {"or", "oral", 5},
    {"iment", "imental", 3},
    {"ement", "emental", 3},
    {"opment", "opmental", 3},
    {"nment", "nmental", 4},
    {"ure", "ural", 3},
    {"ide", "idal", 3},
    {"oid", "oidal", 3},
    {"mone", "monal", 2},
    {"ry", "rial", 4},
    {"angle", "angular", 0},
    {"lecule", "lecular", 2},
    {"ricle", "ricular", 4},
    {"uscle", "uscular", 1},
    {"ircle", "ircular", 1},
    {"ate", "ative", 3},
    {"ation", "ative", 3},
    {"ition", "itive", 3},
    {"ction", "ctive", 3},
    {"ption", "ptive", 3},
    {"ssion", "ssive", 3},
    {"esion", "esive", 2},
    {"rsion", "rsive", 3},
    {"rtension", "rtensive", 3},
    {"bution", "butive", 3},
    {"stion", "stive", 3},
    {"ct", "ctive", 2},
    {"pt", "ptive", 3},
    {"ess", "essive", 3},
    {"use", "usive", 2},
    {"est", "estive", 2},
    {"pret", "pretive", 2},
    {"ation", "atory", 3},
    {"ate", "atory", 3},
    {"ction", "ctious", 3},
    {"gion", "gious", 3},
    {"e", "able", 5, Of::verb},
    {"", "able", 5, Of::verb},
    {"duce", "ducible", 2},
    {"ist", "istic", 4},
    {"ism", "istic", 4},
    {"ism", "ist", 4},
    {"olism", "olic", 3},
    {"morphism", "morphic", 2},
    {"om", "omic", 2},
    {"ome", "omic", 3},
    {"ode", "odic", 3},
    {"ogen", "ogenic", 2},
    {"scope", "scopic", 3},
    {"graph", "graphic", 3},
    {"rrhage", "rrhagic", 2},
    {"imum", "imal", 1},
    {"imum", "imize", 1},
    {"imum", "imise", 1},
    {"imal", "imize", 1},
    {"imal", "imise", 1},
    // fields, their adjectives and who is at home in them
    {"logy", "logical", 2},
    {"logy", "logic", 2},
    {"logy", "logist", 2},
    {"graphy", "graphic", 2},
    {"graphy", "graphical", 2},
    {"metry", "metric", 2},
    {"metry", "metrical", 2},
    {"pathy", "pathic", 2},
    {"pathy", "pathetic", 2},
    {"scopy", "scopic", 2},
    {"trophy", "trophic", 1},
    {"tropy", "tropic", 2},
    {"tomy", "tomic", 2},
    {"tomy", "tomical", 2},
    {"nomy", "nomic", 2},
    {"nomy", "nomical", 2},
    {"ergy", "ergic", 2},
    {"ergy", "ergetic", 2},
    {"etry", "etric", 3},
    {"atry", "atric", 3},
    {"atry", "atrist", 3},
    {"atric", "atrist", 3},
    {"therapy", "therapist", 0},
    {"therapy", "therapeutic", 0},
    {"therapist", "therapeutic", 0},
    {"story", "storical", 2},
    {"story", "storian", 2},
    {"atrics", "atric", 3},
    {"ics", "icist", 3},
    {"ics", "ician", 4},
    {"geon", "gery", 2},
    {"geon", "gical", 2},
    {"gery", "gical", 2},
    {"gory", "gorical", 2},
    // illnesses
    {"emia", "emic", 2},
    {"aemia", "aemic", 1},
    {"algia", "algic", 2},
    {"phrenia", "phrenic", 3},
    {"plegia", "plegic", 2},
    {"phobia", "phobic", 2},
    {"mania", "manic", 0},
    {"oxia", "oxic", 2},
    {"thermia", "thermic", 2},
    {"exia", "exic", 3},
    {"epsia", "eptic", 3},
    {"osis", "otic", 2},
    {"esis", "etic", 3},
    {"lysis", "lytic", 2},
    {"axis", "actic", 4},
    {"tasis", "tatic", 3},
    {"itis", "itic", 3},
    {"etes", "etic", 3},
    {"esia", "etic", 5},
    {"esia", "esic", 3},
});

/// The old nouns of verbs and adjectives, which no ending tells.
constexpr std::string_view kOldPairs = R"(
advice advise, anger angry, bad badly, belief believe, breadth broad, breath breathe,
choice choose, death dead, death die, depth deep, flight fly, gift give, grief grieve, growth grow,
height high, help helpful, hospital hospitalise, hospital hospitalisation, hospital hospitalize,
hospital hospitalization, hunger hungry, length long, life live, loss lose, medical medication,
medicine medical, medicine medication, pain painful, pride proud, proof prove, random randomise,
random randomisation, random randomize, random randomization, relief relieve, sale sell,
speech speak, strength strong, truth true, warmth warm, weight weigh, width wide, youth young,
prison prisoner, village villager, outside outsider, inside insider, virus viral, nerve neural
)";

/// Alike in root and ending, not in meaning.
constexpr std::string_view kFalseFriends = R"(
absolute absolution, access accession, accord accordance, affect affection, alternate alternative,
alternation alternative, apart apartment, apple apply, applicant application, assemble assembly,
attendance attendant, authentic authenticity, autonomy autonomic, bare barely, base basement,
busy business, case casement, cation cationic, character characteristic, chart charter,
christoph christopher, christophe christopher, cleve clever, collect collective,
collection collective, comfort comfortable, comment commence, commit commission, comp comply,
compart compartment, compass compassion, comply complication, compose composure,
comprehension comprehensive, compute computer, concept conception, confer conference,
confidence confidential, confident confidential, consider considerable, considerate consideration,
consist consistence, constituent constituency, constitute constitution, content contention,
contract contractor, convent convention, conversant conversation, converse conversion,
convict conviction, cooper cooperation, correct corrective, count counter,
countertransfer countertransference, covariant covariate, current currency, custom customer,
defect defection, defer deference, definite definition, deliver deliverance, denominate denominator,
denomination denominator, depart department, depend dependable, depressant depression,
depressant depressive, detect detective, determinant determinate, direct directive,
direction directive, discrete discretion, dispense dispensation, dispose disposition,
diverse diversion, effect effective, elder elderly, elect elective, election elective,
emergent emergency, emotion emotive, engine engineer, equation equator, essence essential,
evident evidence, expanse expansion, expose exposition, extension extensive, facile facility,
fact faction, factory factorial, fair fairly, fellow fellowship, festive festival, forme former,
fract fraction, genesis genetic, habit habitable, hard hardly, hard hardship, hospital hospitality,
hyper hyperation, imply implication, import importance, important importation, impress impressive,
impression impressive, incident incidence, incur incurable, initiate initiative,
initiation initiative, inject injective, injection injective, instant instance,
institute institution, invent inventory, inverse inversion, klein kleiner, labelle labeller,
lactate lactation, late lately, latte latter, laurent laurence, like likely, live lively,
logist logistic, logistic logistical, logistic logistics, love lovely, mandate mandatory,
matte matter, mean meanly, memory memorial, miss mission, multiple multiply, name namely,
nation native, near nearly, note notable, object objection, object objective, objection objective,
observation observatory, occupant occupancy, office officer, operate operative, operation operative,
order orderly, palate palatable, pass passion, passage passager, patient patience,
perfect perfection, periodic periodical, person personality, personal personality,
physics physician, plane planer, position positive, present presentation, present presently,
principal principality, private privation, private privative, process procession,
profess profession, propose proposition, prospect prospective, provide provision, public publicity,
public publicly, quart quarter, radiant radiation, rank rankness, ration rational,
rational rationality, react reactance, reactance reactant, recess recession, recess recessive,
refer referent, relate relative, relation relative, remark remarkable, reply replication,
resolute resolution, respect respectable, respect respective, reverse reversion, scarce scarcely,
scholar scholarship, secret secretion, sect section, seem seemly, sent sentence, sequence sequent,
serve serval, sess session, short shortly, solute solution, space spaceship, spring springer,
state statement, state station, station stationer, statist statistic, stein steiner, stick sticker,
strict striction, subject subjection, subject subjective, subsequent subsequence,
success succession, success successive, suite suitable, supple supply, tend tension, tense tension,
topic topical, topic topically, town township, tract tractable, tract traction, tract tractor,
transfer transference, transit transition, transition transitive, univariant univariate,
universal universality, universe universal, universe university, variant variance, variate variant,
variate variation, verde version, verse version, wit witness
)";

/// Pairs of a text like those above, each both ways, sorted.
class WordPairs {
 public:
  explicit WordPairs(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find_first_of(",\n", at), text.size());
      add(text.substr(at, end - at));
      at = end + 1;
    }
    std::sort(pairs_.begin(), pairs_.end());
  }
  bool has(std::string_view a, std::string_view b) const {
    return std::binary_search(pairs_.begin(), pairs_.end(), std::pair(a, b));
  }
  void add_partners(std::string_view word, std::vector<std::string>& partners) const {
    auto pair = std::lower_bound(pairs_.begin(), pairs_.end(), std::pair(word, std::string_view()));
    for (; pair != pairs_.end() && pair->first == word; ++pair) partners.emplace_back(pair->second);
  }

 private:
  void add(std::string_view pair) {
    pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
    const std::size_t space = pair.find(' ');
    if (space == std::string_view::npos) return;
    pairs_.emplace_back(pair.substr(0, space), pair.substr(space + 1));
    pairs_.emplace_back(pair.substr(space + 1), pair.substr(0, space));
  }

  std::vector<std::pair<std::string_view, std::string_view>> pairs_;
};

const WordPairs& old_pairs() {
  static const WordPairs pairs(kOldPairs);
  return pairs;
}

const WordPairs& false_friends() {
  static const WordPairs pairs(kFalseFriends);
  return pairs;
}

}  // namespace

namespace {

/// Each word once, with no condition if it is there without.
void sort_out(std::vector<PossibleDerivation>& words) {
  std::sort(words.begin(), words.end());
  const auto same_word = [](const PossibleDerivation& a, const PossibleDerivation& b) {
    return a.word == b.word;
  };
  words.erase(std::unique(words.begin(), words.end(), same_word), words.end());
}

bool is_allowed(std::string_view lemma, std::string_view other) {
  return !is_in(WordTable::grammar, other) && !false_friends().has(lemma, other);
}

/// By the pairs of endings and the old pairs; not all are allowed.
std::vector<PossibleDerivation> paired_with(std::string_view lemma) {
  std::vector<PossibleDerivation> found;
  const auto other_of = [&](std::string_view from, std::string_view to, std::size_t before) {
    if (!lemma.ends_with(from) || lemma.size() < from.size() + before) return std::string();
    return std::string(lemma.substr(0, lemma.size() - from.size())).append(to);
  };
  for (const EndingPair& pair : kPairs) {
    const bool of_verb = pair.first_is == Of::verb;
    if (std::string other = other_of(pair.first, pair.second, pair.before); !other.empty())
      found.push_back({std::move(other), std::string(of_verb ? lemma : "")});
    if (std::string other = other_of(pair.second, pair.first, pair.before); !other.empty())
      found.push_back({other, of_verb ? other : ""});
  }
  std::vector<std::string> old;
  old_pairs().add_partners(lemma, old);
  for (std::string& other : old) found.push_back({std::move(other), {}});
  return found;
}

/// The verbs that a word may be a participle of, by its spelling.
std::vector<std::string> spelled_verbs(std::string_view word) {
  const std::size_t ending = word.ends_with("ed") ? 2 : word.ends_with("ing") ? 3 : 0;
  if (ending == 0 || is_in(WordTable::own_words, word)) return {};
  return lemmas_of_participle(word.substr(0, word.size() - ending));
}

bool has(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Regular ones that are wanted: planned, planning; not those in -ied and -cked.
std::vector<std::string> participles_of(const std::string& verb, const WordFilter& is_wanted) {
  const std::string stem = verb.ends_with('e') ? verb.substr(0, verb.size() - 1) : verb;
  std::vector<std::string> found;
  if (stem.empty()) return found;
  for (const std::string& participle :
       {stem + "ed", stem + "ing", stem + stem.back() + "ed", stem + stem.back() + "ing"}) {
    if (is_wanted(participle) && has(spelled_verbs(participle), verb)) {
      found.push_back(participle);
    }
  }
  return found;
}

std::vector<std::string> verbs_of_participle(std::string_view word) {
  std::vector<std::string> verbs = spelled_verbs(word);
  std::erase_if(verbs, [&](const std::string& verb) {
    const auto is_word = [&](std::string_view participle) { return participle == word; };
    return is_in(WordTable::grammar, verb) || participles_of(verb, is_word).empty();
  });
  return verbs;
}

}  // namespace

std::vector<PossibleDerivation> possible_derivations(std::string_view lemma) {
  return possible_derivations(lemma, [](std::string_view) { return true; });
}

std::vector<PossibleDerivation> possible_derivations(std::string_view lemma,
                                                     const WordFilter& is_wanted) {
  if (is_in(WordTable::grammar, lemma)) return {};
  std::vector<PossibleDerivation> found;
  const auto add = [&](PossibleDerivation&& other) {
    if (other.word == lemma || !is_wanted(other.word) || !is_allowed(lemma, other.word)) return;
    found.push_back(std::move(other));
  };
  for (PossibleDerivation& other : paired_with(lemma)) {
    std::vector<std::string> participles = participles_of(other.word, is_wanted);
    if (!participles.empty() && is_allowed(lemma, other.word)) {
      for (std::string& participle : participles) add({std::move(participle), other.verb});
    }
    add(std::move(other));
  }
  for (const std::string& verb : verbs_of_participle(lemma)) {
    for (PossibleDerivation& other : paired_with(verb)) {
      if (is_allowed(verb, other.word)) add(std::move(other));
    }
  }
  sort_out(found);
  return found;
}

bool holds(const PossibleDerivation& derivation, const EntriesOfWord& entries) {
  if (derivation.verb.empty()) return true;
  const std::vector<std::string> participles = participles_of(
      derivation.verb, [&](std::string_view participle) { return entries(participle) > 0; });
  return std::any_of(participles.begin(), participles.end(), [&](const std::string& participle) {
    const std::vector<std::string> lemmas = lemmas_of(participle, entries);
    return lemmas == std::vector<std::string>{participle} || has(lemmas, derivation.verb);
  });
}

}  // namespace pprsearch

#include "search/plan/spelling.h"

#include <algorithm>
#include <array>
#include <utility>

#include "search/plan/greek.h"

// Rules of two kinds. A root is replaced wherever it stands in a word, for it is
// long enough to mean one thing there: haem- is blood. An ending is replaced
// only if it ends a word, with any of a list of further endings behind it,
// and only behind so many letters that "rise" and "hour" are left alone.
//
// Each pair works both ways. Rules that would need a list to be right (centre
// and center, but not enter) are given as whole roots instead.

namespace pprsearch {
namespace {

struct Root {
  std::string_view british;
  std::string_view american;
};

constexpr auto kRoots = std::to_array<Root>({
    {"aemi", "emi"},
    {"aeroplane", "airplane"},
    {"aesth", "esth"},
    {"aetiol", "etiol"},
    {"ageing", "aging"},
    {"aluminium", "aluminum"},
    {"amoeb", "ameb"},
    {"appal", "appall"},
    {"archaeo", "archeo"},
    {"artefact", "artifact"},
    {"behaviour", "behavior"},
    {"caec", "cec"},
    {"caesar", "cesar"},
    {"caesium", "cesium"},
    {"centre", "center"},
    {"chimaer", "chimer"},
    {"coeli", "celi"},
    {"connexion", "connection"},
    {"cosi", "cozi"},
    {"cosy", "cozy"},
    {"defence", "defense"},
    {"dgement", "dgment"},
    {"distil", "distill"},
    {"draught", "draft"},
    {"enquir", "inquir"},
    {"enrol", "enroll"},
    {"enthral", "enthrall"},
    {"faec", "fec"},
    {"fibre", "fiber"},
    {"foet", "fet"},
    {"fulfil", "fulfill"},
    {"grey", "gray"},
    {"gynaec", "gynec"},
    {"haem", "hem"},
    {"homoeo", "homeo"},
    {"instalment", "installment"},
    {"instil", "instill"},
    {"jewellery", "jewelry"},
    {"leucocyt", "leukocyt"},
    {"leucopen", "leukopen"},
    {"manoeuvra", "maneuvera"},
    {"mediaev", "mediev"},
    {"mollusc", "mollusk"},
    {"mould", "mold"},
    {"moult", "molt"},
    {"moustache", "mustache"},
    {"naev", "nev"},
    {"odour", "odor"},
    {"oedem", "edem"},
    {"oesoph", "esoph"},
    {"oestr", "estr"},
    {"offence", "offense"},
    {"orthopaed", "orthoped"},
    {"paeda", "peda"},
    {"paede", "pede"},
    {"paedi", "pedi"},
    {"paedo", "pedo"},
    {"palaeo", "paleo"},
    {"plough", "plow"},
    {"pnoe", "pne"},
    {"practis", "practic"},
    {"programme", "program"},
    {"pyjama", "pajama"},
    {"rrhoe", "rrhe"},
    {"sceptic", "skeptic"},
    {"skilful", "skillful"},
    {"smoulder", "smolder"},
    {"speciality", "specialty"},
    {"specialities", "specialties"},
    {"sulph", "sulf"},
    {"tumour", "tumor"},
    {"wilful", "willful"},
    {"yoghurt", "yogurt"},
});

struct Ending {
  std::string_view british;
  std::string_view american;
  std::string_view
      further;         ///< endings that may follow, parted by spaces; the empty one always may
  std::size_t before;  ///< letters that must stand before it
};

constexpr auto kEndings = std::to_array<Ending>({
    {"our", "or",
     "s ed ing ings able ably al ally ation ations ful fully less ly ist ists istic ite ites er "
     "ers "
     "ism hood hoods",
     3},
    {"eable", "able", "s", 3},
    {"ogue", "og", "s", 3},
    {"ogued", "oged", "", 3},
    {"oguing", "oging", "", 3},
    {"gramme", "gram", "s", 3},
    {"ise", "ize", "s d r rs able", 3},
    {"isi", "izi", "ng ngs ngly", 3},
    {"isa", "iza", "tion tions tional ble", 3},
    {"yse", "yze", "s d r rs", 3},
    {"ysi", "yzi", "ng", 3},
    {"ence", "ense", "s d less", 3},
});

/// What stands before -re in Britain and -er in America, with its forms.
constexpr auto kBeforeRe = std::to_array<std::string_view>(
    {"accout", "calib", "cent", "fib", "goit", "lit", "lust", "meag", "met", "mit", "och",
     "reconnoit", "sab", "saltpet", "sepulch", "somb", "spect", "theat", "tit"});
constexpr auto kReForms = std::to_array<Root>(
    {{"re", "er"}, {"res", "ers"}, {"red", "ered"}, {"ring", "ering"}, {"rings", "erings"}});

constexpr auto kDoubled = std::to_array<std::string_view>(
    {"ed", "ing", "ings", "er", "ers", "or", "ors", "ous", "ously", "ist", "ists", "ity", "en"});

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

std::string replaced(std::string_view word, std::size_t at, std::size_t length,
                     std::string_view by) {
  return std::string(word.substr(0, at)).append(by).append(word.substr(at + length));
}

/// True if `rest` is one of the endings, or empty.
bool is_further(std::string_view rest, std::string_view endings) {
  if (rest.empty()) return true;
  const std::string padded = ' ' + std::string(endings) + ' ';
  return padded.find(' ' + std::string(rest) + ' ') != std::string::npos;
}

void replace_root(std::string_view word, std::string_view from, std::string_view to,
                  std::vector<std::string>& variants) {
  const std::size_t at = word.find(from);
  if (at == std::string_view::npos) return;
  // "fulfil" is the beginning of "fulfill", and then nothing is to be replaced.
  if (to.starts_with(from) && word.substr(at).starts_with(to)) return;
  variants.push_back(replaced(word, at, from.size(), to));
}

/// The British ending by the American one.
void replace_ending(std::string_view word, const Ending& ending,
                    std::vector<std::string>& variants) {
  const std::string_view from = ending.british;
  const std::size_t at = word.rfind(from);
  if (at == std::string_view::npos || at < ending.before) return;
  if (!is_further(word.substr(at + from.size()), ending.further)) return;
  variants.push_back(replaced(word, at, from.size(), ending.american));
}

/// One ending by the other behind `before`.
void replace_behind(std::string_view word, std::string_view before, const Root& endings,
                    std::vector<std::string>& variants) {
  for (const auto& [from, to] : {endings, Root{endings.american, endings.british}}) {
    if (!word.ends_with(from)) continue;
    const std::string_view stem = word.substr(0, word.size() - from.size());
    if (stem.ends_with(before)) variants.push_back(std::string(stem).append(to));
  }
}

/// β and beta; tnfα and tnfalpha.
void replace_greek(std::string_view word, std::vector<std::string>& variants) {
  const auto greek = greek_in(word);
  std::string other = greek ? other_greek(*greek) : std::string();
  if (!other.empty()) variants.push_back(std::move(other));
}

/// centre and center, manoeuvring and maneuvering.
void replace_re(std::string_view word, std::vector<std::string>& variants) {
  for (const Root& form : kReForms) {
    for (const std::string_view before : kBeforeRe) {
      replace_behind(word, before, form, variants);
    }
    if (word == "manoeuv" + std::string(form.british)) {
      variants.push_back("maneuv" + std::string(form.american));
    } else if (word == "maneuv" + std::string(form.american)) {
      variants.push_back("manoeuv" + std::string(form.british));
    }
  }
}

/// counselling and counseling: an l that is doubled behind an unstressed vowel.
/// The part before needs a vowel of its own, or "filled" would be "filed".
void replace_doubled_l(std::string_view word, std::vector<std::string>& variants) {
  for (const std::string_view ending : kDoubled) {
    if (!word.ends_with(ending)) continue;
    const std::string_view stem = word.substr(0, word.size() - ending.size());
    const std::size_t last = stem.find_last_not_of('l');
    const std::size_t ls = last == std::string_view::npos ? 0 : stem.size() - last - 1;
    if ((ls != 1 && ls != 2) || !is_vowel(stem[last])) continue;
    const std::string_view before = stem.substr(0, last);
    if (last < 2 || is_vowel(stem[last - 1]) ||
        std::none_of(before.begin(), before.end(), is_vowel))
      continue;
    variants.push_back(std::string(stem.substr(0, last + 1)) + (ls == 1 ? "ll" : "l") +
                       std::string(ending));
  }
}

}  // namespace

std::vector<std::string> spelling_variants(std::string_view word) {
  std::vector<std::string> variants;
  for (const Root& root : kRoots) {
    replace_root(word, root.british, root.american, variants);
    replace_root(word, root.american, root.british, variants);
  }
  for (Ending ending : kEndings) {
    replace_ending(word, ending, variants);
    std::swap(ending.british, ending.american);
    replace_ending(word, ending, variants);
  }
  replace_re(word, variants);
  replace_doubled_l(word, variants);
  replace_greek(word, variants);
  std::sort(variants.begin(), variants.end());
  variants.erase(std::unique(variants.begin(), variants.end()), variants.end());
  std::erase(variants, word);
  return variants;
}

}  // namespace pprsearch

#include "formats/tex_symbols.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"

namespace pprsearch {
namespace {

struct Accent {
  std::string_view name;
  std::string_view mark;     // the combining character
  std::string_view bases;    // ASCII letters
  std::string_view letters;  // the same with the accent, in UTF-8
};

constexpr std::array<Accent, 15> kAccents = {{
    {"`", "\xCC\x80", "aeinouwyAEINOUWY", "àèìǹòùẁỳÀÈÌǸÒÙẀỲ"},
    {"'", "\xCC\x81", "acegiklmnoprsuwyzACEGIKLMNOPRSUWYZ", "áćéǵíḱĺḿńóṕŕśúẃýźÁĆÉǴÍḰĹḾŃÓṔŔŚÚẂÝŹ"},
    {"^", "\xCC\x82", "aceghijosuwyzACEGHIJOSUWYZ", "âĉêĝĥîĵôŝûŵŷẑÂĈÊĜĤÎĴÔŜÛŴŶẐ"},
    {"~", "\xCC\x83", "aeinouvyAEINOUVY", "ãẽĩñõũṽỹÃẼĨÑÕŨṼỸ"},
    {"=", "\xCC\x84", "aegiouyAEGIOUY", "āēḡīōūȳĀĒḠĪŌŪȲ"},
    {"u", "\xCC\x86", "aegiouAEGIOU", "ăĕğĭŏŭĂĔĞĬŎŬ"},
    {".", "\xCC\x87", "abcdefghmnoprstwxyzABCDEFGHIMNOPRSTWXYZ",
     "ȧḃċḋėḟġḣṁṅȯṗṙṡṫẇẋẏżȦḂĊḊĖḞĠḢİṀṄȮṖṘṠṪẆẊẎŻ"},
    {"\"", "\xCC\x88", "aehiotuwxyAEHIOUWXY", "äëḧïöẗüẅẍÿÄËḦÏÖÜẄẌŸ"},
    {"r", "\xCC\x8A", "auwyAU", "åůẘẙÅŮ"},
    {"H", "\xCC\x8B", "ouOU", "őűŐŰ"},
    {"v", "\xCC\x8C", "acdeghijklnorstuzACDEGHIKLNORSTUZ", "ǎčďěǧȟǐǰǩľňǒřšťǔžǍČĎĚǦȞǏǨĽŇǑŘŠŤǓŽ"},
    {"d", "\xCC\xA3", "abdehiklmnorstuvwyzABDEHIKLMNORSTUVWYZ",
     "ạḅḍẹḥịḳḷṃṇọṛṣṭụṿẉỵẓẠḄḌẸḤỊḲḶṂṆỌṚṢṬỤṾẈỴẒ"},
    {"c", "\xCC\xA7", "cdeghklnrstCDEGHKLNRST", "çḑȩģḩķļņŗşţÇḐȨĢḨĶĻŅŖŞŢ"},
    {"k", "\xCC\xA8", "aeiouAEIOU", "ąęįǫųĄĘĮǪŲ"},
    {"b", "\xCC\xB1", "bdhklnrtzBDKLNRTZ", "ḇḏẖḵḻṉṟṯẕḆḎḴḺṈṞṮẔ"},
}};

/// Commands without their backslash, and what they stand for.
constexpr std::pair<std::string_view, std::string_view> kSymbols[] = {
    {"ss", "ß"},
    {"SS", "SS"},
    {"o", "ø"},
    {"O", "Ø"},
    {"l", "ł"},
    {"L", "Ł"},
    {"ae", "æ"},
    {"AE", "Æ"},
    {"oe", "œ"},
    {"OE", "Œ"},
    {"aa", "å"},
    {"AA", "Å"},
    {"i", "ı"},
    {"j", "ȷ"},
    {"dh", "ð"},
    {"DH", "Ð"},
    {"th", "þ"},
    {"TH", "Þ"},
    {"dj", "đ"},
    {"DJ", "Đ"},
    {"ng", "ŋ"},
    {"NG", "Ŋ"},
    {"textendash", "–"},
    {"textemdash", "—"},
    {"textquoteleft", "‘"},
    {"textquoteright", "’"},
    {"textquotedblleft", "“"},
    {"textquotedblright", "”"},
    {"textquotedbl", "\""},
    {"quotesinglbase", "‚"},
    {"quotedblbase", "„"},
    {"guillemotleft", "«"},
    {"guillemotright", "»"},
    {"guilsinglleft", "‹"},
    {"guilsinglright", "›"},
    {"lq", "‘"},
    {"rq", "’"},
    {"textbackslash", "\\"},
    {"backslash", "\\"},
    {"textasciitilde", "~"},
    {"textasciicircum", "^"},
    {"textasciigrave", "`"},
    {"textasciiacute", "´"},
    {"textasciidieresis", "¨"},
    {"textunderscore", "_"},
    {"textbraceleft", "{"},
    {"textbraceright", "}"},
    {"lbrace", "{"},
    {"rbrace", "}"},
    {"textless", "<"},
    {"textgreater", ">"},
    {"textbar", "|"},
    {"textquotesingle", "'"},
    {"textdollar", "$"},
    {"textpercent", "%"},
    {"textnumbersign", "#"},
    {"textampersand", "&"},
    {"textexclamdown", "¡"},
    {"textquestiondown", "¿"},
    {"textellipsis", "…"},
    {"ldots", "…"},
    {"dots", "…"},
    {"cdots", "⋯"},
    {"textbullet", "•"},
    {"textperiodcentered", "·"},
    {"textregistered", "®"},
    {"texttrademark", "™"},
    {"textcopyright", "©"},
    {"copyright", "©"},
    {"pounds", "£"},
    {"textsterling", "£"},
    {"texteuro", "€"},
    {"euro", "€"},
    {"textyen", "¥"},
    {"textcent", "¢"},
    {"S", "§"},
    {"P", "¶"},
    {"textsection", "§"},
    {"textparagraph", "¶"},
    {"textdegree", "°"},
    {"degree", "°"},
    {"textmu", "µ"},
    {"textordfeminine", "ª"},
    {"textordmasculine", "º"},
    {"textonehalf", "½"},
    {"textonequarter", "¼"},
    {"textthreequarters", "¾"},
    {"textpm", "±"},
    {"texttimes", "×"},
    {"textdiv", "÷"},
    {"dag", "†"},
    {"ddag", "‡"},
    {"textdagger", "†"},
    {"textdaggerdbl", "‡"},
    {"TeX", "TeX"},
    {"LaTeX", "LaTeX"},
    {"BibTeX", "BibTeX"},
    {"textvisiblespace", "␣"},
    {"nobreakspace", " "},
    {"slash", "/"},
    {"quad", " "},
    {"qquad", " "},
    {"space", " "},
    {"newline", " "},
    {"linebreak", " "},
    {"par", "\n\n"},
    {"item", "\n\n"},
    {"textquotestraightbase", "‚"},
    {"&", "&"},
    {"%", "%"},
    {"$", "$"},
    {"#", "#"},
    {"_", "_"},
    {"{", "{"},
    {"}", "}"},
    {" ", " "},
    {",", " "},
    {";", " "},
    {":", " "},
    {"!", ""},
    {"/", ""},
    {"-", ""},
    {"@", ""},
    {"\\", " "},
    {"\n", " "},
    {"\t", " "},
    {"*", ""},
    {"pm", "±"},
    {"times", "×"},
    {"div", "÷"},
    {"cdot", "·"},
    {"leq", "≤"},
    {"le", "≤"},
    {"geq", "≥"},
    {"ge", "≥"},
    {"neq", "≠"},
    {"ne", "≠"},
    {"approx", "≈"},
    {"sim", "∼"},
    {"simeq", "≃"},
    {"equiv", "≡"},
    {"ll", "≪"},
    {"gg", "≫"},
    {"infty", "∞"},
    {"to", "→"},
    {"rightarrow", "→"},
    {"leftarrow", "←"},
    {"leftrightarrow", "↔"},
    {"Rightarrow", "⇒"},
    {"uparrow", "↑"},
    {"downarrow", "↓"},
    {"in", "∈"},
    {"notin", "∉"},
    {"subset", "⊂"},
    {"subseteq", "⊆"},
    {"cup", "∪"},
    {"cap", "∩"},
    {"forall", "∀"},
    {"exists", "∃"},
    {"partial", "∂"},
    {"nabla", "∇"},
    {"sum", "∑"},
    {"prod", "∏"},
    {"int", "∫"},
    {"sqrt", "√"},
    {"propto", "∝"},
    {"circ", "°"},
    {"ast", "*"},
    {"star", "⋆"},
    {"bullet", "•"},
    {"langle", "⟨"},
    {"rangle", "⟩"},
    {"lvert", "|"},
    {"rvert", "|"},
    {"mid", "|"},
    {"prime", "′"},
    {"perp", "⊥"},
    {"otimes", "⊗"},
    {"oplus", "⊕"},
    {"wedge", "∧"},
    {"vee", "∨"},
    {"neg", "¬"},
    {"lnot", "¬"},
    {"ell", "ℓ"},
    {"hbar", "ℏ"},
    {"emptyset", "∅"},
    {"lt", "<"},
    {"gt", ">"},
    {"mp", "∓"},
    {"log", "log"},
    {"ln", "ln"},
    {"exp", "exp"},
    {"min", "min"},
    {"max", "max"},
    {"sin", "sin"},
    {"cos", "cos"},
    {"tan", "tan"},
    {"lim", "lim"},
    {"alpha", "α"},
    {"beta", "β"},
    {"gamma", "γ"},
    {"delta", "δ"},
    {"epsilon", "ε"},
    {"varepsilon", "ε"},
    {"zeta", "ζ"},
    {"eta", "η"},
    {"theta", "θ"},
    {"vartheta", "ϑ"},
    {"iota", "ι"},
    {"kappa", "κ"},
    {"lambda", "λ"},
    {"mu", "μ"},
    {"nu", "ν"},
    {"xi", "ξ"},
    {"pi", "π"},
    {"rho", "ρ"},
    {"sigma", "σ"},
    {"varsigma", "ς"},
    {"tau", "τ"},
    {"upsilon", "υ"},
    {"phi", "φ"},
    {"varphi", "φ"},
    {"chi", "χ"},
    {"psi", "ψ"},
    {"omega", "ω"},
    {"Gamma", "Γ"},
    {"Delta", "Δ"},
    {"Theta", "Θ"},
    {"Lambda", "Λ"},
    {"Xi", "Ξ"},
    {"Pi", "Π"},
    {"Sigma", "Σ"},
    {"Upsilon", "Υ"},
    {"Phi", "Φ"},
    {"Psi", "Ψ"},
    {"Omega", "Ω"},
};

const std::unordered_map<std::string_view, std::string_view>& symbols() {
  static const std::unordered_map<std::string_view, std::string_view> kByCommand(
      std::begin(kSymbols), std::end(kSymbols));
  return kByCommand;
}

constexpr std::array<std::string_view, 46> kWrappers = {"ce",
                                                        "num",
                                                        "si",
                                                        "unit",
                                                        "mathord",
                                                        "emph",
                                                        "textit",
                                                        "textbf",
                                                        "textsc",
                                                        "textsf",
                                                        "texttt",
                                                        "textrm",
                                                        "textsl",
                                                        "textup",
                                                        "textmd",
                                                        "textnormal",
                                                        "text",
                                                        "mbox",
                                                        "hbox",
                                                        "underline",
                                                        "uline",
                                                        "sout",
                                                        "url",
                                                        "nolinkurl",
                                                        "path",
                                                        "enquote",
                                                        "mkbibquote",
                                                        "mkbibemph",
                                                        "mkbibbold",
                                                        "textsuperscript",
                                                        "textsubscript",
                                                        "mathrm",
                                                        "mathit",
                                                        "mathbf",
                                                        "mathsf",
                                                        "mathtt",
                                                        "mathcal",
                                                        "mathbb",
                                                        "mathfrak",
                                                        "boldsymbol",
                                                        "bm",
                                                        "operatorname",
                                                        "ensuremath",
                                                        "natexlab",
                                                        "bibinfo",
                                                        "noopsort"};

constexpr std::array<std::string_view, 49> kSwitches = {
    "it",       "bf",           "rm",           "sc",       "sf",           "tt",
    "sl",       "em",           "itshape",      "bfseries", "scshape",      "rmfamily",
    "sffamily", "ttfamily",     "slshape",      "upshape",  "mdseries",     "normalfont",
    "tiny",     "scriptsize",   "footnotesize", "small",    "normalsize",   "large",
    "Large",    "LARGE",        "huge",         "Huge",     "protect",      "relax",
    "noindent", "left",         "right",        "big",      "Big",          "bigl",
    "bigr",     "displaystyle", "textstyle",    "limits",   "ignorespaces", "unskip",
    "null",     "allowbreak",   "nolinebreak",  "newblock", "hfill",        "break",
    "penalty"};

// Digits and signs in the order of kPlain.
constexpr std::string_view kPlain = "0123456789+-=()";
constexpr std::string_view kRaised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾";
constexpr std::string_view kLowered = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";

// The character of `letters` with that number, from 0.
std::string_view nth_character(std::string_view letters, std::size_t number) {
  for (; number > 0; --number) letters.remove_prefix(first_character_bytes(letters));
  return letters.substr(0, first_character_bytes(letters));
}

std::string translated(std::string_view text, std::string_view letters) {
  std::string result;
  for (const char c : text) {
    const std::size_t at = kPlain.find(c);
    if (at == std::string_view::npos) return {};
    result += nth_character(letters, at);
  }
  return result;
}

// A dotless letter under an accent is the letter itself.
std::string_view dotted(std::string_view letter) {
  if (letter == "ı") return "i";
  return letter == "ȷ" ? "j" : letter;
}

}  // namespace

TexCommand tex_command(std::string_view name) {
  // What a note says is no part of a title; of two texts the second is meant for readers.
  constexpr std::array<std::string_view, 7> kLeftOut = {
      "href", "texorpdfstring", "footnote", "thanks", "footnotetext", "begin", "end"};
  if (is_one_of(name, kLeftOut)) return TexCommand::link;
  constexpr std::array<std::string_view, 2> kOfTwo = {"SI", "qty"};
  if (is_one_of(name, kOfTwo)) return TexCommand::quantity;
  constexpr std::string_view kTextPrefix = "text";  // \textbeta
  if (name.starts_with(kTextPrefix) && symbols().contains(name.substr(kTextPrefix.size()))) {
    return TexCommand::symbol;
  }
  // Defined as nothing for the sake of an order: \noopsort{2019}2020.
  constexpr std::array<std::string_view, 5> kForOrder = {"noopsort", "NOOPSORT", "SortNoop",
                                                         "sortnoop", "noop"};
  if (is_one_of(name, kForOrder)) return TexCommand::link;
  if (symbols().contains(name)) return TexCommand::symbol;
  if (std::ranges::find(kAccents, name, &Accent::name) != kAccents.end()) return TexCommand::accent;
  if (std::ranges::find(kWrappers, name) != kWrappers.end()) return TexCommand::wrapper;
  if (std::ranges::find(kSwitches, name) != kSwitches.end()) return TexCommand::switches;
  return TexCommand::unknown;
}

std::string_view tex_symbol(std::string_view name) {
  constexpr std::string_view kTextPrefix = "text";
  auto found = symbols().find(name);
  if (found == symbols().end() && name.starts_with(kTextPrefix)) {
    found = symbols().find(name.substr(kTextPrefix.size()));
  }
  return found == symbols().end() ? std::string_view() : found->second;
}

std::string with_accent(std::string_view accent, std::string_view text) {
  const auto row = std::ranges::find(kAccents, accent, &Accent::name);
  if (row == kAccents.end()) return std::string(text);
  if (text.empty() || text.front() == ' ') return std::string(accent) + std::string(text);
  const std::size_t length = first_character_bytes(text);
  const std::string_view letter = dotted(text.substr(0, length));
  const std::string rest(text.substr(length));
  const std::size_t base = letter.size() == 1 ? row->bases.find(letter) : std::string_view::npos;
  if (base != std::string_view::npos) return std::string(nth_character(row->letters, base)) + rest;
  return std::string(letter) + std::string(row->mark) + rest;
}

std::string raised(std::string_view text) { return translated(text, kRaised); }
std::string lowered(std::string_view text) { return translated(text, kLowered); }

}  // namespace pprsearch

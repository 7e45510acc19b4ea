#include "query/platform/platform_table.h"

#include <algorithm>

#include "base/ascii.h"

namespace pprsearch::platform {
namespace {

using enum Asks;
using enum TagPlace;

constexpr Begins kOneWord = Begins::last_word;
constexpr Begins kDate = Begins::first_digit;

constexpr Expand kNoForms{false, false, false, false, false, false};
constexpr Expand kInflections{true, false, false, false, false, false};
constexpr Expand kInflectionsAndSpellings{true, false, true, false, false, false};

constexpr auto kPubMedTags = std::to_array<Tag>({
    {"tiab", words, kText},
    {"title/abstract", words, kText},
    {"ti", words, kTitle},
    {"title", words, kTitle},
    {"ab", words, kAbstract},
    {"abstract", words, kAbstract},
    {"tw", words, kWords},
    {"text word", words, kWords},
    {"text words", words, kWords},
    {"all", words, kEverywhere},
    {"all fields", words, kEverywhere},
    {"ot", words, kSubject},
    {"other term", words, kSubject},
    {"au", words, kAuthor},
    {"author", words, kAuthor},
    {"1au", words, kAuthor},
    {"author - first", words, kAuthor},
    {"lastau", words, kAuthor},
    {"author - last", words, kAuthor},
    {"fau", words, kAuthor},
    {"full author name", words, kAuthor},
    {"ta", words, kJournal},
    {"journal", words, kJournal},
    {"jour", words, kJournal},
    {"so", words, kJournal},
    {"mesh", exploded},
    {"mh", exploded},
    {"mesh terms", exploded},
    {"mesh term", exploded},
    {"mesh:exp", exploded},
    {"mesh:noexp", heading},
    {"mh:noexp", heading},
    {"mesh terms:noexp", heading},
    {"mesh term:noexp", heading},
    {"majr", major},
    {"majr:noexp", major},
    {"mesh major topic", major},
    {"mesh major topic:noexp", major},
    {"pmid", value, 0, "pmid", kOneWord},
    {"uid", value, 0, "pmid", kOneWord},
    {"doi", value, 0, "doi", kOneWord},
    {"lid", value, 0, "doi", kOneWord},
    {"aid", value, 0, "doi", kOneWord},
    {"is", value, 0, "issn", kOneWord},
    {"issn", value, 0, "issn", kOneWord},
    {"dp", years, 0, {}, kDate},
    {"pdat", years, 0, {}, kDate},
    {"ppdat", years, 0, {}, kDate},
    {"date - publication", years, 0, {}, kDate},
    {"publication date", years, 0, {}, kDate},
    {"year", years, 0, {}, kDate},
    {"pt", value, 0, "kind"},
    {"ptyp", value, 0, "kind"},
    {"publication type", value, 0, "kind"},
    {"sh", nothing},
    {"subheading", nothing},
    {"mesh subheading", nothing},
    {"nm", nothing},
    {"substance", nothing},
    {"substance name", nothing},
    {"supplementary concept", nothing},
    {"pa", nothing},
    {"pharmacological action", nothing},
    {"ad", nothing},
    {"affiliation", nothing},
    {"rn", nothing},
    {"ec/rn number", nothing},
    {"si", nothing},
    {"secondary source id", nothing},
    {"ps", nothing},
    {"personal name as subject", nothing},
    {"cn", nothing},
    {"corporate author", nothing},
    {"ir", nothing},
    {"investigator", nothing},
    {"pl", nothing},
    {"place of publication", nothing},
    {"gr", nothing},
    {"grant number", nothing},
    {"jid", nothing},
    {"nlm unique id", nothing},
    {"vi", nothing},
    {"volume", nothing},
    {"ip", nothing},
    {"issue", nothing},
    {"pg", nothing},
    {"pagination", nothing},
    {"pubn", nothing},
    {"ed", nothing},
    {"book", nothing},
    {"la", limit, 0, {}, kOneWord},
    {"lang", limit, 0, {}, kOneWord},
    {"language", limit, 0, {}, kOneWord},
    {"sb", limit},
    {"subset", limit},
    {"filter", limit},
    {"text", limit, 0, {}, kOneWord},
    {"edat", limit, 0, {}, kDate},
    {"entrez date", limit, 0, {}, kDate},
    {"date - entrez", limit, 0, {}, kDate},
    {"crdt", limit, 0, {}, kDate},
    {"date - create", limit, 0, {}, kDate},
    {"date - completion", limit, 0, {}, kDate},
    {"date - modification", limit, 0, {}, kDate},
    {"create date", limit, 0, {}, kDate},
    {"dcom", limit, 0, {}, kDate},
    {"lr", limit, 0, {}, kDate},
    {"mhda", limit, 0, {}, kDate},
    {"mesh date", limit, 0, {}, kDate},
    {"date - mesh", limit, 0, {}, kDate},
    {"epdat", limit, 0, {}, kDate},
    {"owner", limit},
    {"stat", limit},
});

constexpr auto kOvidTags = std::to_array<Tag>({
    {"ti", words, kTitle},
    {"ab", words, kAbstract},
    {"tw", words, kText},
    {"tx", words, kWords},
    {"mp", words, kWords},
    {"af", words, kEverywhere},
    {"kf", words, kSubject},
    {"kw", words, kSubject},
    {"hw", words, kSubject},
    {"id", words, kSubject},
    {"dq", words, kSubject},
    {"ot", words, kTitle},
    {"au", words, kAuthor},
    {"jn", words, kJournal},
    {"jw", words, kJournal},
    {"sh", heading},
    {"mh", heading},
    {"xm", exploded},
    {"ui", value, 0, "pmid"},
    {"do", value, 0, "doi"},
    {"is", value, 0, "issn"},
    {"yr", years},
    {"dp", years},
    {"pt", value, 0, "kind"},
    {"fs", nothing},
    {"nm", nothing},
    {"in", nothing},
    {"cs", nothing},
    {"rn", nothing},
    {"ps", nothing},
    {"px", nothing},
    {"rs", nothing},
    {"rx", nothing},
    {"os", nothing},
    {"ox", nothing},
    {"lo", nothing},
    {"md", nothing},
    {"dt", nothing},
    {"gn", nothing},
    {"tc", nothing},
    {"tm", nothing},
    {"sy", nothing},
    {"ux", nothing},
    {"lg", limit},
    {"la", limit},
    {"ed", limit},
    {"up", limit},
    {"st", limit},
    {"dc", limit},
    {"ez", limit},
    {"da", limit},
});

constexpr auto kEbscoTags = std::to_array<Tag>({
    {"ti", words, kTitle},
    {"ab", words, kAbstract},
    {"xb", words, kText},
    {"tx", words, kEverywhere},
    {"su", words, kSubject},
    {"mw", words, kSubject},
    {"kw", words, kSubject},
    {"au", words, kAuthor},
    {"so", words, kJournal},
    {"jn", words, kJournal},
    {"mh", heading},
    {"de", heading},
    {"mm", major},
    {"mj", major},
    {"dh", exploded},
    {"py", years},
    {"is", value, 0, "issn"},
    {"pm", value, 0, "pmid"},
    {"pt", value, 0, "kind"},
    {"af", nothing},
    {"in", nothing},
    {"zt", nothing},
    {"nm", nothing},
    {"rn", nothing},
    {"la", limit},
    {"zg", limit},
    {"dt", limit},
    {"em", limit},
});

constexpr auto kCochraneTags = std::to_array<Tag>({
    {"ti", words, kTitle},
    {"ab", words, kAbstract},
    {"kw", words, kSubject},
    {"ky", words, kSubject},
    {"kf", words, kSubject},
    {"mh", words, kSubject},
    {"emt", words, kSubject},
    {"au", words, kAuthor},
    {"so", words, kJournal},
    {"doi", value, 0, "doi"},
    {"pt", value, 0, "kind"},
    {"dt", value, 0, "kind"},
    {"la", limit},
});

constexpr auto kEmbaseTags = std::to_array<Tag>({
    {"ti", words, kTitle},
    {"ab", words, kAbstract},
    {"tt", words, kTitle},
    {"kw", words, kSubject},
    {"de", words, kSubject},
    {"au", words, kAuthor},
    {"jt", words, kJournal},
    {"ta", words, kJournal},
    {"doi", value, 0, "doi"},
    {"is", value, 0, "issn"},
    {"py", years},
    {"tn", words, kSubject},
    {"it", value, 0, "kind"},
    {"pt", value, 0, "kind"},
    {"lnk", nothing},
    {"dn", nothing},
    {"df", nothing},
    {"ff", nothing},
    {"rn", nothing},
    {"cn", nothing},
    {"mn", nothing},
    {"ca", nothing},
    {"ad", nothing},
    {"la", limit},
});

constexpr auto kWosTags = std::to_array<Tag>({
    {"ts", words, kWords},
    {"ti", words, kTitle},
    {"ab", words, kAbstract},
    {"ak", words, kSubject},
    {"kp", words, kSubject},
    {"au", words, kAuthor},
    {"so", words, kJournal},
    {"all", words, kEverywhere},
    {"do", value, 0, "doi"},
    {"pmid", value, 0, "pmid"},
    {"is", value, 0, "issn"},
    {"py", years},
    {"dt", value, 0, "kind"},
    {"ad", nothing},
    {"og", nothing},
    {"oo", nothing},
    {"fo", nothing},
    {"cu", nothing},
    {"la", limit},
    {"wc", limit},
    {"su", limit},
    {"ut", limit},
    {"topic", words, kWords},
    {"title", words, kTitle},
    {"abstract", words, kAbstract},
    {"author keywords", words, kSubject},
    {"keywords plus", words, kSubject},
    {"author", words, kAuthor},
    {"publication titles", words, kJournal},
    {"publication name", words, kJournal},
    {"all fields", words, kEverywhere},
    {"year published", years},
    {"publication years", years},
    {"document types", value, 0, "kind"},
    {"document type", value, 0, "kind"},
    {"languages", limit},
    {"language", limit},
});

constexpr auto kScopusTags = std::to_array<Tag>({
    {"title-abs-key", words, kWords},
    {"title-abs-key-auth", words, kWords | kAuthor},
    {"title-abs", words, kText},
    {"title", words, kTitle},
    {"abs", words, kAbstract},
    {"key", words, kSubject},
    {"authkey", words, kSubject},
    {"indexterms", words, kSubject},
    {"auth", words, kAuthor},
    {"author-name", words, kAuthor},
    {"firstauth", words, kAuthor},
    {"srctitle", words, kJournal},
    {"all", words, kEverywhere},
    {"doi", value, 0, "doi"},
    {"pmid", value, 0, "pmid"},
    {"issn", value, 0, "issn"},
    {"pubyear", years},
    {"doctype", value, 0, "kind"},
    {"affil", nothing},
    {"affilcountry", nothing},
    {"chemname", nothing},
    {"casregnumber", nothing},
    {"exactkeyword", heading},
    {"exclude", limit},
    {"limit-to", limit},
    {"pubdatetxt", limit},
    {"index", limit},
    {"orig-load-date", limit},
    {"language", limit},
    {"subjarea", limit},
    {"srctype", limit},
    {"pubstage", limit},
    {"openaccess", limit},
});

constexpr auto kProQuestTags = std::to_array<Tag>({
    {"ti", words, kTitle},
    {"ab", words, kAbstract},
    {"tiab", words, kText},
    {"su", words, kSubject},
    {"title", words, kTitle},
    {"abstract", words, kAbstract},
    {"subject", words, kSubject},
    {"mainsubject", words, kSubject},
    {"if", words, kSubject},
    {"mesh", words, kSubject},
    {"diskw", words, kSubject},
    {"noft", words, kEverywhere},
    {"ft", words, kEverywhere},
    {"all", words, kEverywhere},
    {"au", words, kAuthor},
    {"pub", words, kJournal},
    {"mainsubject.exact", heading},
    {"mainsubject.exact.explode", exploded},
    {"subject.exact", heading},
    {"subject.exact.explode", exploded},
    {"su.exact", heading},
    {"su.exact.explode", exploded},
    {"mesh.exact", heading},
    {"mesh.exact.explode", exploded},
    {"mjmainsubject.exact", major},
    {"mjmainsubject.exact.explode", major},
    {"mjsub.exact", major},
    {"mjsub.exact.explode", major},
    {"mjsub", major},
    {"mjemb.exact", major},
    {"emb.exact", heading},
    {"emb.exact.explode", exploded},
    {"doi", value, 0, "doi"},
    {"issn", value, 0, "issn"},
    {"pmid", value, 0, "pmid"},
    {"pd", years},
    {"yr", years},
    {"me", value, 0, "kind"},
    {"me.exact", value, 0, "kind"},
    {"rtype", value, 0, "kind"},
    {"rtype.exact", value, 0, "kind"},
    {"dtype", value, 0, "kind"},
    {"dtype.exact", value, 0, "kind"},
    {"at", nothing},
    {"at.exact", nothing},
    {"af", nothing},
    {"la", limit},
    {"la.exact", limit},
    {"stype", limit},
    {"stype.exact", limit},
    {"peer", limit},
    {"pop", limit},
    {"pop.exact", limit},
    {"age", limit},
    {"age.exact", limit},
    {"ulo", limit},
});

constexpr auto kStar = std::to_array<Sign>({{'*', Letters::any}});
constexpr auto kOvidSigns = std::to_array<Sign>({{'*', Letters::any},
                                                 {'$', Letters::any},
                                                 {':', Letters::any},
                                                 {'#', Letters::one},
                                                 {'?', Letters::none_or_one}});
constexpr auto kEbscoSigns =
    std::to_array<Sign>({{'*', Letters::any}, {'?', Letters::one}, {'#', Letters::none_or_one}});
constexpr auto kCochraneSigns =
    std::to_array<Sign>({{'*', Letters::any}, {'?', Letters::none_or_one}});
constexpr auto kOneOrDollar =
    std::to_array<Sign>({{'*', Letters::any}, {'?', Letters::one}, {'$', Letters::none_or_one}});
constexpr auto kStarAndOne = std::to_array<Sign>({{'*', Letters::any}, {'?', Letters::one}});

constexpr std::span<const NearRow> kNoNears;
constexpr auto kOvidNears =
    std::to_array<NearRow>({{"adj", "", -1, 0, false}, {"adj", "/", -1, -1, false}});
constexpr auto kEbscoNears =
    std::to_array<NearRow>({{"n", "", 0, -1, false}, {"w", "", 0, -1, true}});
constexpr auto kCochraneNears = std::to_array<NearRow>({{"near", "/", -1, 5, false},
                                                        {"near", "", -1, 5, false},
                                                        {"next", "/", -1, 0, true},
                                                        {"next", "", -1, 0, true}});
constexpr auto kEmbaseNears =
    std::to_array<NearRow>({{"near", "/", -1, -1, false}, {"next", "/", -1, 0, true}});
constexpr auto kWosNears = std::to_array<NearRow>({{"near", "/", 0, 15, false}});
constexpr auto kScopusNears =
    std::to_array<NearRow>({{"w", "/", 0, -1, false}, {"pre", "/", 0, -1, true}});
constexpr auto kProQuestNears = std::to_array<NearRow>({{"near", "/", 0, 4, false},
                                                        {"n", "/", 0, -1, false},
                                                        {"pre", "/", 0, 4, true},
                                                        {"p", "/", 0, -1, true}});

// near, negation, conjunction, disjunction
constexpr Ranks kAllAlike{1, 1, 1, 1};
constexpr Ranks kNearFirst{2, 1, 1, 1};
constexpr Ranks kNotAndOr{4, 3, 2, 1};
constexpr Ranks kAndNotBeforeOr{3, 2, 2, 1};
constexpr Ranks kOrFirst{3, 1, 2, 4};
constexpr Ranks kNotLast{4, 1, 3, 2};

constexpr auto kTables = std::to_array<PlatformTable>({
    {Platform::pubmed, "PubMed", brackets, kPubMedTags, kStar, kNoNears, kAllAlike, true, true,
     true, "#", false, false, false, kEverywhere, kNoForms},
    {Platform::ovid, "Ovid", behind_point, kOvidTags, kOvidSigns, kOvidNears, kNotAndOr, false,
     true, false, "", true, false, false, kWords, kNoForms},
    {Platform::ebsco, "EBSCOhost", before, kEbscoTags, kEbscoSigns, kEbscoNears, kAndNotBeforeOr,
     true, true, false, "S#", false, false, false, kEverywhere, kInflections},
    {Platform::cochrane, "the Cochrane Library", behind_colon, kCochraneTags, kCochraneSigns,
     kCochraneNears, kNotAndOr, false, false, false, "#", false, false, true, kEverywhere,
     kNoForms},
    {Platform::embase, "Embase.com", behind_colon, kEmbaseTags, kOneOrDollar, kEmbaseNears,
     kNearFirst, true, false, false, "#", false, true, false, kEverywhere, kNoForms},
    {Platform::wos, "Web of Science", before_equals, kWosTags, kOneOrDollar, kWosNears, kNotAndOr,
     true, false, false, "#", false, false, true, kWords, kInflections},
    {Platform::scopus, "Scopus", before_bracket, kScopusTags, kStarAndOne, kScopusNears, kOrFirst,
     true, false, false, "#", false, false, true, kEverywhere, kInflectionsAndSpellings},
    {Platform::proquest, "ProQuest", before_bracket, kProQuestTags, kStarAndOne, kProQuestNears,
     kNotLast, false, false, false, "S#", true, false, true, kEverywhere, kInflectionsAndSpellings},
});

}  // namespace

const PlatformTable& table_of(Platform platform) {
  return *std::ranges::find(kTables, platform, &PlatformTable::platform);
}

const Tag* find_tag(const PlatformTable& table, std::string_view name) {
  const auto tag = std::ranges::find_if(
      table.tags, [&](const Tag& row) { return is_same_word(name, row.name); });
  return tag == table.tags.end() ? nullptr : &*tag;
}

const Sign* find_sign(const PlatformTable& table, char sign) {
  const auto row = std::ranges::find(table.signs, sign, &Sign::sign);
  return row == table.signs.end() ? nullptr : &*row;
}

}  // namespace pprsearch::platform

#pragma once

#include <string_view>

// The closed classes of English inflection, each whole: what rules cannot know. A class
// is written as text, for it is read by people more often than by the program. Only
// irregular_forms.cc includes this.

namespace pprsearch::irregular_words {

/// Each line's first word is the lemma, the others are its forms. "be", "do", "have"
/// and the auxiliaries are words of grammar and stand for themselves.
inline constexpr std::string_view kVerbs = R"(
abide abode
arise arose arisen
awake awoke awoken
bear bore borne
beat beaten
become became
befall befell befallen
beget begot begotten
begin began begun
behold beheld
bend bent
beseech besought
bid bade bidden
bind bound
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
build built
burn burnt
buy bought
catch caught
choose chose chosen
cleave cloven
cling clung
come came
creep crept
deal dealt
dig dug
dive dove
draw drew drawn
dream dreamt
drink drank drunk drunken
drive drove driven
dwell dwelt
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fling flung
fly flew flown
forbear forbore forborne
forbid forbade forbidden
forget forgot forgotten
forgive forgave forgiven
forgo forwent forgone
forsake forsook forsaken
freeze froze frozen
get got gotten
give gave given
go goes going went gone
grind ground
grow grew grown
hang hung
hear heard
hew hewn
hide hid hidden
hold held
keep kept
kneel knelt
know knew known
lay laid
lead led
lean leant
leap leapt
learn learnt
leave left
lend lent
lie lain
light lit
lose lost
make made
mean meant
meet met
mistake mistook mistaken
mow mown
partake partook partaken
pay paid
plead pled
prove proven
rend rent
ride rode ridden
ring rang rung
rise rose risen
run ran
saw sawn
say said
see saw seen
seek sought
sell sold
send sent
sew sewn
shake shook shaken
shave shaven
shear shorn
shine shone
shoe shod
shoot shot
show shown
shrink shrank shrunk shrunken
sing sang sung
sink sank sunk sunken
sit sat
slay slew slain
sleep slept
slide slid
sling slung
slink slunk
smell smelt
smite smote smitten
sow sown
speak spoke spoken
speed sped
spell spelt
spend spent
spill spilt
spin spun
spit spat
spoil spoilt
spring sprang sprung
stand stood
steal stole stolen
stick stuck
sting stung
stink stank stunk
strew strewn
stride strode stridden
strike struck stricken
string strung
strive strove striven
swear swore sworn
sweep swept
swell swollen
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
thrive throve thriven
throw threw thrown
tread trod trodden
wake woke woken
wear wore worn
weave wove woven
weep wept
win won
wind wound
wring wrung
write wrote written
)";

/// What may stand before an irregular verb, and changes nothing of how it is inflected.
inline constexpr std::string_view kVerbPrefixes =
    "re un over under out mis fore up with inter in off on by pre down co de fly free hand hard "
    "tele type ghost proof window day test cross spoon bottle breast broad force baby house photo "
    "back side spell";

/// Plurals that no rule makes; compounds of them by what they end in (policewomen).
inline constexpr std::string_view kNouns = R"(
man men
woman women
child children
foot feet
tooth teeth
goose geese
mouse mice
louse lice
ox oxen
die dice
penny pence
passerby passersby
corpus corpora
genus genera
viscus viscera
femur femora
foramen foramina
larynx larynges
pharynx pharynges
phalanx phalanges
meninx meninges
automaton automata
criterion criteria
ganglion ganglia
mitochondrion mitochondria
noumenon noumena
phenomenon phenomena
polyhedron polyhedra
prokaryon prokarya
spermatozoon spermatozoa
taxon taxa
lexicon lexica
hedron hedra
atrium atria
datum data
medium media
ovum ova
septum septa
serum sera
sputum sputa
rectum recta
stratum strata
base bases
basis bases
out outs
up ups
down downs
off offs
in ins
over overs
crisis crises
thesis theses
oasis oases
lysis lyses
ptosis ptoses
sepsis sepses
stasis stases
testis testes
ax axes
axe axes
axis axes
praxis praxes
epistaxis epistaxes
prophylaxis prophylaxes
anaphylaxis anaphylaxes
penis penes
pelvis pelves
bolus boli
modus modi
talus tali
nidus nidi
hilus hili
locus loci
focus foci
gyrus gyri
torus tori
genius genii
magus magi
ramus rami
pilus pili
radius radii
nevus nevi
naevus naevi
virtuoso virtuosi
tempo tempi
libretto libretti
concerto concerti
graffito graffiti
paparazzo paparazzi
cherub cherubim
seraph seraphim
kibbutz kibbutzim
quiz quizzes
gas gases
gas gasses
bus buses
bus busses
forum fora
calyx calyces
apex apices
vertebra vertebrae
ski skied
taxi taxied
)";

/// Nouns in -f and -fe whose plural ends in -ves; compounds of them, too (housewives).
inline constexpr std::string_view kVesNouns =
    "calf dwarf elf half hoof kerchief knife leaf life loaf scarf self sheaf shelf thief turf "
    "wharf wife wolf";

/// Verbs of three letters in -e, whose stem has two.
inline constexpr std::string_view kShortVerbs = "ace age ape awe axe dye eye ice ire owe use";

/// Verbs in -the, whose participle looks like that of a noun in -th: breathing is
/// breathe's, clothed is clothe's.
inline constexpr std::string_view kTheVerbs =
    "bathe breathe clothe lathe loathe scathe seethe sheathe soothe swathe teethe unclothe "
    "wreathe writhe";

/// Verbs that end in a doubled consonant other than f, l, s or z.
inline constexpr std::string_view kDoubledVerbs = "add boycott butt ebb egg err odd purr whirr";

/// Verbs that end in one s behind a vowel, and verbs in l, f, s or z of one syllable that
/// double it.
inline constexpr std::string_view kSingleSVerbs =
    "alias bias bus canvas caucus census chorus focus gas refocus autofocus defocus nonplus "
    "trellis "
    "callus syllabus versus discus lens";
/// Verbs in -ste, -nge, -ite, -ere and -ene, and some others, that have a rival without the e:
/// pasted is paste's, and severed is sever's; in these endings no other verb has an e.
inline constexpr std::string_view kSilentE =
    "baste distaste haste lambaste paste taste waste "
    "arrange avenge binge challenge change cringe derange estrange exchange expunge fringe hinge "
    "impinge infringe interchange lounge lunge plunge prearrange range rearrange revenge "
    "scavenge scrounge singe sponge syringe tinge unhinge whinge cleanse "
    "bite cite excite expedite extradite ignite incite indite invite overwrite recite requite "
    "reunite rewrite underwrite unite write "
    "adhere cohere inhere interfere persevere premiere revere "
    "contravene convene intervene reconvene supervene gangrene";
inline constexpr std::string_view kDoublingMonosyllables = "bus gas gel quiz whiz nil pal yes";

/// Verbs in -c that take a k; those in -ic all do.
inline constexpr std::string_view kVerbsInC = "bivouac havoc shellac talc arc zinc sync";

/// Verbs in -ie whose participle ends in -ying.
inline constexpr std::string_view kIeVerbs =
    "belie die lie outlie overlie tie underlie untie vie retie";

/// Words in -ch that are said with k or sh, or end in -che: their plural adds an s alone.
inline constexpr std::string_view kCheNouns =
    "ache avalanche backache bellyache cache cliche creche douche earache gouache headache "
    "heartache moustache mustache niche panache pastiche psyche quiche stomachache toothache";

/// Nouns in -ic that are counted. Of the others the form in -ics is a field of study or a
/// practice, a word of its own: dynamic, dynamics.
inline constexpr std::string_view kElements =
    "aluminium aluminum americium barium beryllium cadmium calcium cerium caesium cesium chromium "
    "curium "
    "erbium europium gadolinium gallium germanium hafnium helium holmium indium iridium "
    "lanthanum lithium lutetium magnesium molybdenum neodymium niobium osmium palladium platinum "
    "plutonium polonium potassium radium rhenium rhodium rubidium ruthenium samarium scandium "
    "selenium sodium strontium tantalum technetium tellurium terbium thallium thorium thulium "
    "titanium "
    "tritium uranium vanadium ytterbium yttrium zirconium deuterium";
inline constexpr std::string_view kCountedIc =
    "academic  alcoholic anaesthetic analgesic anesthetic anorectic antibiotic antic "
    "arithmetic aromatic arsenic asthmatic caustic cirrhotic dielectric ferroelectric geodesic "
    "logic multiferroic nematic piezoelectric prokinetic prophylactic psychotropic nootropic "
    "thermoelectric tricyclic tetracyclic heterocyclic polycyclic analgetic dyspeptic attic biopic "
    "boric catholic ceramic characteristic "
    "civic classic cleric clinic colic comic conic cosmetic critic cubic cyclic cynic diabetic "
    "diagnostic diuretic domestic eccentric ecliptic elastic electronic emetic epic epidemic "
    "epileptic ethnic exotic fabric fanatic frolic garlic generic harmonic heretic "
    "heuristic hispanic histrionic hydraulic hypnotic iambic ic lunatic lyric magic "
    "maniac mechanic medic metric microlithic mimic monic mosaic mystic narcotic neurotic nomadic "
    "olympic organic panic pandemic paramedic parametric pathogenic paralytic "
    "phonic picnic plastic polemic prebiotic prognostic probiotic psychedelic psychic psychopathic "
    "psychotic public quadratic quadric quartic quintic relic republic romantic rubric rustic "
    "sceptic schematic schizophrenic septic sextic skeptic spastic specific static statistic "
    "stoic subtopic symbiotic sympathomimetic synthetic tactic telic therapeutic tonic topic "
    "traffic tropic tunic vitriolic volcanic";
/// So are drugs and people by what these words end in.
inline constexpr std::string_view kCountedIcEndings =
    "biotic leptic lytic mimetic algesic aesthetic esthetic depressic phrenic inergic energic "
    "pyretic tussive emetic diabetic psychotic mycotic spasmodic rheumatic septic metic metric "
    "ostatic epidemic quadric heuristic plegic glycemic glycaemic lipidemic lipidaemic";

/// Adjectives with a comparative in -er and a superlative in -est, the common ones of
/// one syllable and of two; not "late" (later is a word of time), "good", "bad", "far",
/// "little", nor "numb" (numbers are not number).
inline constexpr std::string_view kAdjectives = R"(
able ample angry bald bare big bitter black bland blank bleak blind blond blue blunt bold brave
brief bright brisk broad brown bulky bumpy busy calm cheap chilly chubby clean clear clever
close cloudy clumsy coarse cold common cool costly cosy cozy crazy creamy creepy crisp cruel crude
cuddly curly curvy cute damp dark dead deadly deaf dear deep dense dim dirty drab drowsy dry dull
dumb dusty early easy edgy eerie empty faint fair fancy fast fat faulty feeble few fierce filthy fine firm
fit flat fluffy flimsy fond foggy foul frail frank free fresh friendly full funny fuzzy gentle
ghastly giddy glad gloomy glossy grand grave gray great greedy green grey grim gross guilty hairy
handsome handy happy hard hardy harsh hasty hazy healthy heavy high hilly hoarse hollow holy
homely hot huge humble hungry icy idle ill itchy jolly juicy keen kind kindly large lax lazy lean
lengthy light likely lively lofty lonely long loose loud lovely low lowly loyal lucky mad
mature mean mellow merry messy mighty mild milky misty modest moist moody muddy murky naive narrow
nasty naughty near neat new nice nimble noble noisy obscure odd old pale plain pleasant plump
polite poor pretty profound proud pure quaint quick quiet rare raw ready red remote rich
ripe risky robust rocky rosy rough round rude rusty sad safe salty sandy scant scarce scary severe
shabby shady shaky shallow sharp shiny short shy sick silent silly simple sincere skinny sleepy
slender slick slight slim slow sleek sly small smart smelly smoky smooth sober soft solid soon
sore sour sparse speedy spicy stale stark steady steep sticky stiff stormy strange strict strong
sturdy stupid subtle sunny supple sure sweet swift tall tame tardy tasty tender tense thick thin
thirsty thorny tidy tight tiny tired tough tricky true ugly unhappy unhealthy unlikely untidy
unlucky vague vast warm wary wavy weak wealthy weary weighty weird wet white wicked wide wild
windy wise witty worldly worthy wry yellow young zany
)";

/// Words that end like a form of another, and are none: singulars in -s, names of
/// fields, people and places, and nouns and adjectives in -ing, -ed and -en that have
/// left the verb, if there ever was one.
inline constexpr std::string_view kOwnWords = R"(
aids alas alias always amends amidst annals aries asbestos atlas
besides bias bellows bis canvas caries chaos chorus christmas clothes corps cos cosmos
diabetes dis eros ethos facies feces faeces gallows gas genitals goods gravitas
eins has hers herpes highness his homeostasis ibis iris its kudos laches lens los
maths mas measles menses mes mis molasses mores mrs ms mumps mythos news nexus odds
ours outdoors indoors overseas pancreas pas pathos perhaps plus pus qualms
rabies rhinoceros sans scabies series shingles species summons texas theirs this thus tris trans
truss us vas versus vis was whereas yours
adams abrams andrews barnes bayes carlos charles chris collins cummings curtis dallas daniels
davies davis
dawkins dickens douglas edwards elias ellis evans francis fuchs gibbs giles griffiths
harris hawkins hayes haynes hicks higgins hodges holmes hopkins hughes humphreys huygens ives
jacobs james jeffreys jenkins jennings jones jonas kansas arkansas keynes klaus laplace lewis lucas
lyons marcus mars mathews matthews mathias matthias michaels miles moses myers nicholas
nicolas nichols nicholls athens naples brussels wales andes alps angeles owens paris pappas parsons
perkins peters philips phillips phys quintas ramos reynolds richards roberts robbins
rogers rodgers rollins ross sachs samuels sanders saunders santos simmons simons stallings stephens
stevens
stokes thomas tobias torres vegas venus vickers walters watkins wilkins
williams yates yeates zeus
according anything beijing browning bunting ceiling channing cunning darling downing during evening
everything
farthing fleming harding herring hamming huntington inning keating lemming lightning manning
morning nothing offspring pudding shilling sibling something spring starling sterling stocking
string thing twining viking wedding meaning
ahmed alfred biped beloved fred hundred indeed infrared kindred moped mohammed muhammed naked
ragged rugged sacred wicked wretched crooked jagged rebound unbound outbound
amen carmen hymen lumen omen ramen semen specimen stamen yemen abdomen acumen bremen regimen
)";

/// Words of grammar: no form of another word, and no word has forms of theirs.
inline constexpr std::string_view kGrammar =
    "a about above after again against all am an and any are as at be because been before being "
    "below between both but by can cannot could did do does doing done down during each for from "
    "had has have having he her here hers him his how i if in into is it its just may me might "
    "more most must my no nor not now of off on once only or our ours out over shall she should "
    "so some such than that the thee their theirs them then there these they this those thou "
    "through thy to too under until up upon us very was we were what when where which while who "
    "whom whose why will with would ye yet you your yours per via";

}  // namespace pprsearch::irregular_words

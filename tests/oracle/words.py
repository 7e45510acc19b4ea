"""What a word is, by docs/words.md and by nothing of the program.

The rules are applied to a text in two passes: fold() gives every word one spelling, words()
cuts the folded text. Kinds of characters come from Python's own Unicode tables.
"""

import functools
import re
import unicodedata

PARTING = "\x1f"  # stands in folded text where two neighbours are of two words
LONGEST = 120  # bytes of a word

PLAIN_FORMS = str.maketrans({
    "æ": "ae", "ð": "d", "ø": "o", "þ": "th", "đ": "d", "ħ": "h", "ı": "i", "ĸ": "k", "ł": "l",
    "ŋ": "n", "œ": "oe", "ŧ": "t", "ƀ": "b", "ɓ": "b", "ƈ": "c", "ɗ": "d", "ƒ": "f", "ɠ": "g",
    "ɨ": "i", "ƙ": "k", "ɲ": "n", "ƥ": "p", "ʉ": "u", "ƴ": "y", "ƶ": "z",
    "·": ".", "ʻ": "'", "ʼ": "'", "‘": "'", "’": "'", "‛": "'",
})
PARTING_SIGNS = {"\u2120": PARTING, "\u2122": PARTING, "\u200b": " "}
TATWEEL = "\u0640"

# Unicode's Default_Ignorable_Code_Point, which Python's tables lack.
IGNORABLE = [
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5),
    (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164),
    (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
]
# A mark is an accent if its name begins so: marks of the scripts whose bare letters are read
# as the same word. The vowel signs of Indic scripts are none.
ACCENTED = ("COMBINING ", "HEBREW ", "ARABIC ", "VARIATION SELECTOR")
NO_ACCENTS = ("COMBINING GREEK YPOGEGRAMMENI", "COMBINING KATAKANA")
BY_DICTIONARY = ("THAI ", "LAO ", "KHMER ", "MYANMAR ")
STAND_ALONE = ("CJK ", "HIRAGANA ", "KATAKANA", "IDEOGRAPHIC NUMBER ZERO",
               "IDEOGRAPHIC ITERATION MARK")


class NotDecided(Exception):
    """The rules leave it open how a text is cut: words of scripts that need a dictionary."""


def name_of(character):
    return unicodedata.name(character, "")


@functools.lru_cache(None)
def vanishes(character):
    code = ord(character)
    if any(first <= code <= last for first, last in IGNORABLE) or character == TATWEEL:
        return True
    name = name_of(character)
    return (unicodedata.category(character) in ("Mn", "Me") and name.startswith(ACCENTED)
            and not name.startswith(NO_ACCENTS))


@functools.lru_cache(None)
def nature(character):
    """What decides whether a character stands apart from the one before it."""
    category = unicodedata.category(character)
    if category == "So":  # ⓐ is a letter with a ring around it
        return "plain" if "LATIN" in name_of(character) else "symbol"
    return {"Nd": "digit", "No": "raised"}.get(category, "plain")


def stand_apart(before, after):
    if "symbol" in (before, after):
        return True
    return before != after and "plain" not in (before, after)


def compatible(text):
    """Unicode's NFKC_Casefold, but for the characters that vanish."""
    text = unicodedata.normalize("NFD", text).casefold()
    text = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", text)


def fold(text):
    characters, last = [], "plain"
    for character in text:
        if character in PARTING_SIGNS:
            characters.append(PARTING_SIGNS[character])
            last = "plain"
        elif not vanishes(character):
            this = nature(character)
            if stand_apart(last, this):
                characters.append(PARTING)
            characters.append(character)
            last = this
    folded = unicodedata.normalize("NFD", compatible("".join(characters)))
    folded = "".join(character for character in folded if not vanishes(character))
    folded = folded.translate(PLAIN_FORMS)
    folded = "".join(str(unicodedata.decimal(character)) if character.isdecimal() else character
                     for character in folded)
    return unicodedata.normalize("NFC", folded)


@functools.lru_cache(None)
def kind(character):
    """One letter for the kind of a character: a letter, 0 digit, m mark, h Hangul, s one that
    is a word by itself, a blank; a sign that has a rule is itself; ! is any other."""
    name = name_of(character)
    category = unicodedata.category(character)
    if character in "'.,&+#%":
        return character
    if character.isspace() and character != PARTING:
        return " "
    if name.startswith(BY_DICTIONARY):
        raise NotDecided(character)
    if category[0] == "M":
        return "m"
    if name.startswith(STAND_ALONE):
        return "s" if category[0] == "L" or category == "Nl" else "!"
    if category[0] == "L" or category == "Nl":
        return "h" if name.startswith("HANGUL ") else "a"
    return "0" if character.isdecimal() else "!"


# In the alphabet of kind(). Each is tried where a word may begin, in this order.
LETTER = r"a(?![a0m])"
SIDE = r"a[am]{0,2}(?![a0m])"
RULES = [(name, re.compile(pattern)) for name, pattern in (
    ("acronym", rf"(?P<word>{LETTER}(?:\.{LETTER})+)\.?"),
    ("joined", rf"(?P<word>{SIDE}(?:&{SIDE})+)"),
    ("signed", r"(?P<word>a(?:\+\+|#(?![a0m])))"),
    ("word", r"(?P<word>a[a0m]*(?:(?<!0)'a[a0m]*)*)"),
    ("hangul", r"(?P<word>h[hm]*)"),
    ("single", r"(?P<word>sm*)"),
)]
ELIDED = re.compile(
    r"([cdjlmnst]|qu|jusqu|lorsqu|puisqu|un|all|coll|dall|dell|nell|quell|sull)'(?=[aeiouh])")
AFTER_POSSESSIVE = re.compile(r"(?![a0m]|'a)")
THOUSANDS = re.compile(r"0{1,3}(?:,000)+(?:\.0+)?(?!0|[.,]0)")
POINTS = re.compile(r"\.?0+(?:\.0+)*")


class Scanner:
    """Cuts one folded text into words."""

    def __init__(self, text):
        self.text = text
        self.kinds = "".join(map(kind, text))
        self.words = []
        self.after_number = False  # with nothing but blanks between
        self.word_end = -1  # of the last word, with what was dropped of it
        self.listed = -1  # a number here is one of a list: 1,2,345

    def emit(self, begin, end, dropped="", before=""):
        self.emit_text(before + "".join(c for c in self.text[begin:end] if c not in dropped))
        self.after_number = False

    def emit_text(self, word):
        while len(word.encode()) > LONGEST:
            word = word[:-1].removesuffix(".")
        self.words.append(word)

    def scan(self):
        at = 0
        while at < len(self.text):
            at = self.step(at)
        return self.words

    def step(self, at):
        this = self.kinds[at]
        if this == "0" or this == "." and self.leading_point(at):
            return self.number(at)
        if this in "ahs":
            end = self.word_end = self.word(at)
            return end
        if this == "%" and self.after_number:
            self.emit(at, at + 1)
            return self.possessive(at + 1)
        if this != " ":
            self.after_number = False
        return at + 1

    def leading_point(self, at):
        before = self.kinds[at - 1] if at else " "
        return self.kinds.startswith(".0", at) and self.word_end != at and before != "."

    def number(self, at):
        thousands = THOUSANDS.match(self.kinds, at)
        if thousands and at != self.listed and self.text[at] != "0":
            return self.with_letters(at, thousands.end(), dropped=",")
        end = POINTS.match(self.kinds, at).end()
        *before, last = self.text[at:end].split(".")
        if len(before) > 1:  # 1.2.3 are three numbers
            for number in filter(None, before):
                self.emit_text(number)
            at = end - len(last)
        end = self.with_letters(at, end, before="" if self.kinds[at] == "0" else "0")
        if self.kinds.startswith(",0", end):
            self.listed = end + 1
        return end

    def with_letters(self, begin, end, **how):
        """A number with the letters behind it: 10mg. Of 1990's the number is left."""
        digits_end = end
        while end < len(self.kinds) and self.kinds[end] in "a0m":
            end += 1
        self.emit(begin, end, **how)
        self.after_number = end == digits_end
        self.word_end = self.possessive(end)
        return self.word_end

    def is_possessive(self, at):
        return self.text.startswith("'s", at) and AFTER_POSSESSIVE.match(self.kinds, at + 2)

    def possessive(self, at):
        """Where a possessive ends, which is dropped; `at` where there is none."""
        if not self.is_possessive(at):
            return at
        self.after_number = False
        return at + 2

    def word(self, at):
        elided = ELIDED.match(self.text, at)
        if elided:
            self.emit(at, elided.end(1))
            return elided.end(1)
        for name, rule in RULES:
            found = rule.match(self.kinds, at)
            if found:
                break
        end = found.end("word")
        if name == "word":
            return self.joined_by_apostrophes(at, end)
        self.emit(at, end, dropped="." if name == "acronym" else "")
        return self.possessive(found.end())

    def joined_by_apostrophes(self, begin, end):
        """Of patient's and the like, which the rule takes for one word, the end is dropped."""
        if end - 2 > begin and self.is_possessive(end - 2):
            self.emit(begin, end - 2, dropped="'")
            return end
        self.emit(begin, end, dropped="'")
        return self.possessive(end)


@functools.lru_cache(None)
def words(text):
    """The words of a text, in order; a word's place is its position."""
    return Scanner(fold(text)).scan()

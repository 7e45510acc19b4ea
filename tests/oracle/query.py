"""Queries as docs/query-syntax.md has them, strictly read: text -> tree.

A tree is a tuple: ("all",), ("not", tree), ("and", trees), ("or", trees), or a leaf:
("row", fields, words), ("near", fields, words, window), ("glob", fields, pattern),
("name", words, initials, row), ("doi", text) and other numbers of articles,
("nearby", left, right, distance, ordered) of such leaves, and of "or" and "nearby" of them,
("wild row", fields, places, window), each place a word or ("glob", pattern),
("fuzzy", fields, word, slips), ("value", field, text), ("glob value", field, pattern),
("range", field, text), ("presence", "has" or "missing", name).
A list of words without operators is ("list", items), each item a sign, a tree and a nature:
"word", "quoted", "asked" (one form, one field, a wildcard) or "condition".
"""

import functools
import re

from entries import TEXT_FIELDS
from words import words

NAMED = {"heading": ("topic", "keyword"), "kind": ("type",)}  # values by their whole name
VALUE_FIELDS = ("topic", "type", "keyword", *NAMED)
TEXT = ("title", "summary", "implications")
SUBJECT = ("topic", "keyword")
SEVERAL = {"text": TEXT, "subject": SUBJECT, "words": TEXT + SUBJECT, "all": TEXT_FIELDS}
OTHER_NAMES = {"ti": "title", "ab": "summary", "abstract": "summary", "tiab": "text",
               "au": "author", "so": "journal", "jn": "journal", "kw": "keyword", "pt": "type",
               "dp": "year", "py": "year"}
WHOLE = ("doi", "pmid", "issn", "arxiv", "url", "id")  # asked by a whole value
FIELDS = (*TEXT_FIELDS, *SEVERAL, *NAMED, "type", "year", "published", *WHOLE, "has", "missing", "is",
          *OTHER_NAMES)
CONDITIONS = ("value", "glob value", "range", "presence", *WHOLE)


GRAMMAR = set()  # the words of grammar, which check reads from docs/words.md


class Fault(Exception):
    """A query that the oracle does not take for a good one."""


LETTERS = r"[^\W\d_]"
PARTING = re.compile(rf"(?<=\w)[,;](?={LETTERS})|(?<={LETTERS})[,;](?=\w)"
                     rf"|(?<={LETTERS}{{3}})(?:[/.&+=<>!]|--)(?={LETTERS}{{3}})")
TAKES_ONE = re.compile(r"(?<![^ (])(NOT|(NEAR|PRE)/\d+) +$")
HOLDS_TOGETHER = re.compile(r"[-+=~]|[a-z_]+:|www\.|10\.\d|.*[@\[\]]", re.IGNORECASE)


OPPOSITES = set("above after against before below down for from in into off on out over through to "
                "under up".split())


def with_parted_words(text):
    """What signs without blanks part into words."""
    text = re.sub(r"(?<=\S)[\u2014\u2022\u2026\u2190-\u21ff](?=\S)", " ", text)
    text = re.sub(r"(?<=[a-zA-Z]{2})\u00b7(?=[a-zA-Z]{2})", " ", text)
    parts = re.split(r'("[^"]*"?)', text)
    for place in range(0, len(parts), 2):
        before = "".join(parts[:place])

        def part(run, before=before, piece=parts[place]):
            stays = TAKES_ONE.search(before + piece[:run.start()]) or HOLDS_TOGETHER.match(run[0])
            if stays:
                return run[0]
            around = {word.lower() for word in run[0].split("/")}
            if around <= GRAMMAR and "/" in run[0] and not around <= OPPOSITES:
                return run[0].replace("/", " ")
            return PARTING.sub(" ", run[0])

        parts[place] = re.sub(r"[^ ()]+", part, parts[place])
    return "".join(parts)


def plain_characters(text):
    """The typographic forms, read as the plain ones."""
    out = []
    for character in text:
        code = ord(character)
        if character in "«»“”„‟":
            character = '"'
        elif character in "‘’‛":
            character = "'"
        elif 0x2010 <= code <= 0x2015 or code == 0x2212:
            character = "-"
        elif 0xFF01 <= code <= 0xFF5E:
            character = chr(code - 0xFF01 + 0x21)
        elif character.isspace() or character == "\u200b":
            character = " "
        out.append(character)
    return "".join(out)


TOKEN = re.compile(r"""
    (?P<blank>\ +)
  | (?P<phrase>(?P<loose>~?)"(?P<quoted>[^"]*)"(?:~(?P<window>\d+))?)(?P<phrase_weight>\^[\d.]+)?
  | (?P<open>\()
  | (?P<close>\))(?P<close_weight>\^[\d.]+)?
  | (?P<sign>[+-])(?=[^ ])(?!\d*\.\d)
  | (?P<operator>AND|OR|NOT|(?:NEAR|PRE)/\d+)(?=[ ()"]|$)
  | (?P<field>(?:%s)):(?:(?=[^ ])|(?<=doi:)\ (?=10\.)|(?:(?<=pmid:)|(?<=issn:))\ (?=\d))
  | (?P<word>[^ "()]+)
""" % "|".join(FIELDS), re.VERBOSE | re.IGNORECASE)


WORD = re.compile(r'[^ "()]+')

# A number by which an article is known; the group is its value.
NUMBERS = [(field, re.compile(pattern, re.IGNORECASE)) for field, pattern in (
    ("pmid", r"pmids?(?:: |:| )(\d{4,8})(?=[.,;\]]*(?:[ ()\"]|$))"),
    ("pmid", r"(\d{4,8})\[(?:pmid|uid)\](?=[ ()\"]|$)"),
    ("pmid", r"(?:https?://|www\.)?\S*ncbi\.nlm\.nih\.gov/(?:pubmed/)?(\d+)[^ \"()]*"),
    ("issn", r"issn (\d{4}-?\d{3}[\dx])(?=[.,;\]]*(?:[ ()\"]|$))"),
    ("arxiv", r"(?:arxiv: ?|https?://arxiv\.org/(?:abs|pdf)/)"
              r"(\d{4}\.\d{4,5}(?:v\d+)?|[a-z.-]+/\d{7}(?:v\d+)?)(?![a-z\d])[^ \"()]*"),
    ("doi", r"(?:doi:? ?|(?:dx\.)?doi\.org/)?((?:https?://[^ \"]*?)?10\.\d{4}[\d.]*/[^ \"]+)"),
)]


def is_issn(text):
    """Whether the last of its eight characters is the right check digit."""
    figures = [10 if figure in "xX" else int(figure) for figure in text.replace("-", "")]
    return sum(figure * (8 - place) for place, figure in enumerate(figures)) % 11 == 0


def number_at(text, at):
    """Field, value and end of a number of an article that begins there; None if none does."""
    for field, pattern in NUMBERS:
        match = pattern.match(text, at)
        if match and (field != "issn" or is_issn(match.group(1))):
            value = match.group(1)
            while value.count(")") > value.count("("):
                value = value[:value.rindex(")")]
            return field, value, match.start(1) + len(value) if field == "doi" else match.end()
    return None


class Token:
    def __init__(self, kind, text, match=None):
        self.kind, self.text, self.match = kind, text, match


def is_word_bracket(text, at):
    """The end of a bracket at `at` that is text: behind a word, and without an operator."""
    depth = 0
    for end in range(at, len(text)):
        depth += {"(": 1, ")": -1}.get(text[end], 0)
        if depth == 0:
            inside = text[at:end]
            operator = r"(?<![^ ()])(AND|OR|NOT|(NEAR|PRE)/\d+)(?![^ ()])"
            return 0 if re.search(operator, inside) else end + 1
    return 0


def lex(text):
    tokens, at = [], 0
    while at < len(text):
        behind_word = tokens and tokens[-1].kind == "word"
        if text[at] == "(" and behind_word:
            end = is_word_bracket(text, at)
            if end:
                tokens += [Token("blank", " "), *lex(text[at + 1:end - 1]), Token("blank", " ")]
                at = end
                continue
        begins = not tokens or tokens[-1].kind in ("blank", "open", "sign")
        number = number_at(text, at) if begins else None
        if number:
            tokens += [Token("field", number[0]), Token("whole", number[1])]
            at = number[2]
            continue
        at = lex_one(text, at, tokens)
    if [token.kind for token in tokens] == ["word"] and re.match("https?://", tokens[0].text):
        return [Token("field", "url"), Token("whole", tokens[0].text)]
    if [token.kind for token in tokens] == ["word"]:
        alone = tokens[0].text
        if re.fullmatch(r"\d{4}-\d{3}[\dxX]", alone) and is_issn(alone):
            return lex(f"{alone} OR issn:{alone}")
    return tokens


def begins_operand(text):
    if text[0] == "*":
        return bool(words(text[1:2]))
    return text[0] in '"~(=' or bool(words(text[0]))


def lex_one(text, at, tokens):
    match = TOKEN.match(text, at)
    kind = match.lastgroup
    kind = {"phrase_weight": "phrase", "close_weight": "close", "window": "phrase"}.get(kind, kind)
    if not means_something(kind, text, match, tokens):
        kind, match = "word", WORD.match(text, at)
    if kind == "field":
        return lex_field(text, match, tokens)
    tokens.append(Token(kind, match.group(), match))
    return match.end()


def means_something(kind, text, match, tokens):
    """Whether an operator, sign or field is one at its place, and not a part of a word."""
    at_beginning = not tokens or tokens[-1].kind in ("blank", "open", "sign")
    behind_bracket = tokens and tokens[-1].kind == "close"
    if kind == "operator":
        return match.group().isupper() and (at_beginning or behind_bracket)
    if kind == "sign":
        return (at_beginning or behind_bracket) and begins_operand(text[match.end():])
    return kind != "field" or at_beginning


def lex_field(text, match, tokens):
    field = match.group("field").lower()
    field = OTHER_NAMES.get(field, field)
    tokens.append(Token("field", field))
    end = match.end()
    if field in WHOLE and text[end] != "(":
        depth, at = 0, end
        while at < len(text) and text[at] != " ":
            depth += {"(": 1, ")": -1}.get(text[at], 0)
            if depth < 0:
                break
            at += 1
        tokens.append(Token("whole", text[end:at].strip('"')))
        return at
    return end


def is_sentence_in_capitals(tokens):
    """An operator, no small letter, nothing but words, phrases and brackets, and a word of grammar
    directly beside another word: AND, OR and NOT are words then."""
    tokens = [token for token in tokens if token.kind != "blank"]
    kinds = [token.kind for token in tokens]
    if "operator" not in kinds or set(kinds) - {"operator", "word", "phrase", "open", "close"}:
        return False
    for token in tokens:
        marks = {"word": "[a-z=*^~]", "close": r"[a-z^~]"}.get(token.kind, "[a-z]")
        if token.kind == "phrase" and re.search(r'"[~^]', token.text):
            return False
        if re.search(marks, token.text):
            return False
    beside = zip(["", *kinds], kinds, [*kinds[1:], ""], tokens)
    return any(kind == "word" and "word" in (before, behind) and
               "".join(re.findall("[a-z]", token.text.lower())) in GRAMMAR
               for before, kind, behind, token in beside)


def is_expression(tokens):
    """Whether there is an operator, or a bracket that something is said of."""
    for before, token in zip([Token("blank", ""), *tokens], tokens):
        if token.kind == "operator":
            return True
        if token.kind == "open" and before.kind in ("sign", "field"):
            return True
        if token.kind == "close" and token.match.group("close_weight"):
            return True
    return False


def is_wild(text):
    """A `?` at the end asks a question; a `#` stands between letters."""
    return "*" in text or "?" in text.rstrip("?") or bool(re.search(r"\w\w#\w", text))


def names_as_texts(tree):
    """Beside NEAR, names in quotes are phrases as they stand."""
    if tree is None or tree[0] not in ("or", "name"):
        return tree
    if tree[0] == "or":
        return ("or", [names_as_texts(one) for one in tree[1]])
    return ("row", ("author",), tree[3])


def can_stand_near(tree):
    """Words, wildcards and phrases without a distance; ORs and NEARs of them."""
    if tree is None or tree[0] not in ("row", "wild row", "glob", "fuzzy", "or", "nearby"):
        return False
    if tree[0] in ("or", "nearby"):
        return all(map(can_stand_near, tree[1] if tree[0] == "or" else tree[1:3]))
    return tree[0] != "wild row" or not tree[3]


def fields_of(tree):
    """Where what can stand near is asked."""
    while tree[0] in ("or", "nearby"):
        tree = tree[1][0] if tree[0] == "or" else tree[1]
    return tree[1]


def without_grammar(parts, plain, parted):
    """What is left of operands of an AND without the words of grammar directly beside another plain
    word. `parted`: an operator stands before the operand, or behind the last."""
    beside = [not gap and one and other
              for gap, one, other in zip(parted[1:], plain, plain[1:])]
    common = [before or behind for before, behind in zip([False, *beside], [*beside, False])]
    kept = [part for part, left_out in zip(parts, common)
            if not (left_out and len(part[2]) == 1 and part[2][0] in GRAMMAR)]
    return kept if any(part[0] != "not" for part in kept) else parts


class Parser:
    def __init__(self, text):
        self.tokens = lex(plain_characters(with_parted_words(text)))
        if is_sentence_in_capitals(self.tokens):
            for token in self.tokens:
                token.kind = "word" if token.kind == "operator" else token.kind
        self.at = 0

    def parse(self):
        if is_expression(self.tokens):
            tree = self.any_of(None)
        else:
            tree = self.list_of_words()
        if self.at < len(self.tokens):
            raise Fault("what follows is read by no rule")
        return tree

    def peek(self, skip_blanks=True):
        while skip_blanks and self.at < len(self.tokens) and self.tokens[self.at].kind == "blank":
            self.at += 1
        return self.tokens[self.at] if self.at < len(self.tokens) else Token("end", "")

    def take(self):
        token = self.peek(skip_blanks=False)
        self.at += 1
        return token

    def list_of_words(self):
        items = []
        while self.peek().kind != "end":
            token = self.peek()
            if token.kind in ("open", "close"):
                self.take()
                continue
            sign = self.take().text if token.kind == "sign" else ""
            token = self.peek()
            if token.kind == "field" and self.tokens[self.at + 1].kind == "phrase":
                token = self.tokens[self.at + 1]
            leaf = self.operand(None)
            if leaf is not None:
                items.append((sign, leaf, self.nature(token, leaf)))
        if items == [("", ("all",), "word")]:
            return ("all",)
        items = [item for item in items if item[1] != ("all",)]
        return ("list", items) if items else ("all",)

    @staticmethod
    def nature(token, leaf):
        """A single word in ~"…" is a plain word; a form or a field is asked for as it stands."""
        if leaf[0] in CONDITIONS:
            return "condition"
        if token.kind == "phrase" and not (token.match.group("loose") and len(leaf[2]) == 1):
            return "quoted"
        is_form = token.text.startswith("=") and words(token.text[1:2])
        if token.kind == "field" or is_form or leaf[0] in ("glob", "fuzzy"):
            return "asked"
        return "word"

    def any_of(self, field):
        parts = [self.all_of(field)]
        while self.peek().kind == "operator" and self.peek().text == "OR":
            self.take()
            parts.append(self.all_of(field))
        return parts[0] if len(parts) == 1 else ("or", [part for part in parts if part])

    def all_of(self, field):
        parts, plain, parted = [], [], [True]
        while True:
            first = self.peek()
            part = self.unary(field)
            if part is not None:
                parts.append(part)
                plain.append(not field and self.is_plain_word(first, part))
                parted.append(False)
            token = self.peek()
            if token.kind in ("end", "close") or token.kind == "operator" and token.text == "OR":
                break
            if token.kind == "operator" and token.text == "AND":
                self.take()
                parted[-1] = True
        parts = without_grammar(parts, plain, parted)
        return parts[0] if len(parts) == 1 else ("and", parts) if parts else None

    def is_plain_word(self, token, leaf):
        return token.kind in ("word", "phrase") and leaf[0] == "row" and (
            self.nature(token, leaf) == "word")

    def unary(self, field):
        token = self.peek()
        if token.kind == "operator" and token.text == "NOT":
            self.take()
            return ("not", self.unary(field))
        tree = self.signed(field)
        while self.peek().kind == "operator" and "/" in self.peek().text:
            name, distance = self.take().text.split("/")
            sides = names_as_texts(tree), names_as_texts(self.signed(field))
            if not all(map(can_stand_near, sides)) or len(set(map(fields_of, sides))) > 1:
                raise Fault("what cannot stand near")
            tree = ("nearby", *sides, int(distance), name == "PRE")
        return tree

    def signed(self, field):
        if self.peek().kind == "sign":
            if self.take().text == "-":
                return ("not", self.operand(field))
        return self.operand(field)

    def operand(self, field):
        token = self.peek()
        if token.kind == "open":
            self.take()
            inside = self.any_of(field)
            if self.peek().kind != "close":
                raise Fault("a bracket is not closed")
            self.take()
            return inside
        self.take()
        if token.kind == "field":
            return self.operand(token.text)
        if token.kind == "phrase":
            return self.phrase(field, token.match)
        if token.kind == "whole":
            return self.leaf(field, token.text)
        if token.kind != "word":
            raise Fault(f"{token.kind} {token.text!r} is not where it may be")
        return self.leaf(field, token.text)

    def phrase(self, field, match):
        if field in VALUE_FIELDS:
            return ("value", field, match.group("quoted"))
        fields, row = self.fields(field), words(match.group("quoted"))
        chunks = match.group("quoted").split()
        bare = [re.sub(r"[^\w*?#]+$", "", chunk) for chunk in chunks]
        wild = [is_wild(chunk) and re.match(r"\*?\w\w", chunk) for chunk in bare]
        if not match.group("loose") and any(wild):
            places = [place for chunk, is_glob in zip(bare, wild)
                      for place in ([("glob", chunk)] if is_glob else words(chunk))]
            return ("wild row", fields, places, int(match.group("window") or 0))
        if field in ("author", "journal") and not match.group("loose") and not match.group("window"):
            special = (self.name if field == "author" else self.journal)(match.group("quoted"))
            if special:
                return special
        if match.group("window"):
            return ("near", fields, row, int(match.group("window")))
        return ("row", fields, row) if row else None

    @staticmethod
    def name(quoted):
        """An author's name of several parts; two or three capitals are initials."""
        full, initials = [], []
        for chunk in quoted.split():
            bare = chunk.strip(",;").replace(".", "")
            run = re.fullmatch("[A-Z]{2,3}", bare) and re.search("[a-z]", quoted)
            for word in words(chunk):
                (initials if run or len(word) == 1 else full).append(word)
        return ("name", full, initials, words(quoted)) if full and len(full) + len(initials) > 1 else None

    @staticmethod
    def journal(quoted):
        """A journal's name with "and" or "&" between its words, which stand for one another."""
        rows, joined, empty = [[]], False, True
        for chunk in quoted.split():
            if (chunk == "&" or chunk.lower() == "and") and not empty:
                rows, joined, empty = rows + [[*row, "and"] for row in rows], True, True
            else:
                rows, empty = [row + list(words(chunk)) for row in rows], empty and not words(chunk)
        return ("or", [("row", ("journal",), row) for row in rows]) if joined and not empty else None

    @staticmethod
    def fields(field):
        return SEVERAL.get(field, (field,) if field else TEXT_FIELDS)

    def leaf(self, field, text):
        text = re.sub(r"\^[\d.]+$", "", text) if field not in WHOLE else text
        if field in WHOLE:
            return (field, text)
        if field in ("year", "published"):
            return ("range", field, text)
        if field in ("has", "missing", "is"):
            return ("presence", field, text)
        wild = is_wild(text) or field and ("?" in text or re.search(r"[^\W\d_]{2}#$", text))
        if text == "*" and not field:
            return ("all",)
        if field in VALUE_FIELDS:
            return ("glob value" if wild else "value", field, text)
        if wild and words(text):
            return ("glob", self.fields(field), text)
        fuzzy = re.fullmatch(r"(.*\w)~([12]?)", text)
        if fuzzy:
            return self.fuzzy(field, fuzzy.group(1), int(fuzzy.group(2) or 1))
        row = words(text)
        return ("row", self.fields(field), row) if row else None

    def fuzzy(self, field, text, slips):
        row = words(text)
        if len(row) != 1:
            raise Fault("a fuzzy row of words")
        return ("fuzzy", self.fields(field), row[0], slips)


@functools.lru_cache(None)
def parse(text):
    return Parser(text).parse()


def parse_plain(text):
    """Plain reading: what white space parts is a word, whatever signs are in it; numbers of
    articles are known."""
    text = plain_characters(text).replace('"', " ")
    items, at = [], 0
    while at < len(text):
        begin = len(text) - len(text[at:].lstrip("([<"))
        number = number_at(text, begin)
        if number:
            items.append(("", number[:2], "condition"))
            at = number[2]
            continue
        end = (text + " ").index(" ", at)
        row = words(text[at:end])
        if row:
            items.append(("", ("row", TEXT_FIELDS, row), "word"))
        at = end + 1
    if len(items) == 1 and re.match("https?://", text.strip()) and items[0][2] == "word":
        return ("url", text.strip())
    return ("list", items) if items else ("not", ("all",))

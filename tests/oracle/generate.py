"""Queries made at random of what the entries say, from a seed: the same seed, the same queries."""

import random
import re

from meaning import glob, slips
from words import NotDecided, words

# Characters, and pieces of words in which the rules of signs meet.
HOSTILE = """
    a b c s S 1 2 0 5 9 x . , ' & + # % - _ / @ : ; 's 5,000 0.30 U.S. e.g. C++ AT&T don't 000 99
    abc Psycho therapy ’ ½ ² é ß ﬁ İ 心 理 カ 한 글 ж Й ά ς α ™ € 😀 μ µ · … – क कि ع ـ ö Ø ł ﬀ
    ① ㎎ Ａ ５ ． ， ‚ ª Ⅳ † °
    """.split() + ["e\u0301", "\u0301", "\u00ad", "\u200b", "\u200d", "\ufeff", "\u00a0", "\u2009",
                  "\u2028", " ", " ", " "]
FOREIGN = re.compile(r"(?<!\S)[(]?([Aa]nd|[Oo]r|[Nn]ot|adj\d*|near/\d+)(?!\S)|[$/]|[.:][a-z]{2}(?![a-z])|\[[^]]*\]|\w{2}=")
MEANT = re.compile(r'["*?~^=+():<>]|^-|\b(AND|OR|NOT)\b|[\u2010-\u201f\u2212«»]$')


class Generator:
    """Makes one query of each kind by turns. Every query is one that strict reading takes."""

    def __init__(self, collection, seed):
        self.random = random.Random(seed)
        self.collection = collection
        self.texts = sorted({(field, text) for entry in collection.entries
                             for field, parts in entry.texts.items() for text in parts if text})
        chunks = {chunk for _, text in self.texts for chunk in text.split()}
        self.chunks = sorted(chunk for chunk in chunks if self.is_plain(chunk))
        self.plain = set(self.chunks)
        self.odd = [chunk for chunk in self.chunks if not re.fullmatch("[A-Z]?[a-z]+[,.]?", chunk)]
        self.foreign = [chunk for chunk in self.chunks if not chunk.isascii()]
        self.vocabulary = sorted(
            word for word in collection.vocabulary
            if re.fullmatch(r"\w{4,60}", word) and words(word + "e") == [word + "e"])

    @staticmethod
    def is_plain(chunk):
        """Whether a word of a text has nothing in it that a query means something by."""
        try:
            row = words(chunk)
        except NotDecided:
            return False
        return bool(row) and not MEANT.search(chunk)

    def queries(self, number):
        kinds = [getattr(self, name) for name in sorted(dir(type(self)))
                 if name.startswith("kind_")]
        return [self.in_this_language(kinds[i % len(kinds)]) for i in range(number)]

    def in_this_language(self, kind):
        """A query without words that another query language takes for operators, numbers or tags."""
        while True:
            query = kind()
            # Signs of a longer run are text, which strict reading refuses.
            is_long = any(len(run.encode()) > 256 for run in re.split(r'[\s"()]', query))
            if not is_long and not FOREIGN.search(re.sub(r"\b(NEAR|PRE)/\d", "AND", query)):
                return query

    def pick(self, *values):
        return self.random.choice(values)

    def some(self, values, number):
        return self.random.sample(values, min(number, len(values)))

    def word(self):
        return self.random.choice(self.pick(self.chunks, self.odd, self.foreign) or self.chunks)

    def words_of_one(self, longest):
        """Words that one entry has, or not quite: one of another entry is among some of them."""
        while True:
            entry = self.random.choice(self.collection.entries)
            chunks = [chunk for parts in entry.texts.values() for text in parts
                      for chunk in text.split() if chunk in self.plain]
            if chunks:
                break
        row = [self.random.choice(chunks) for _ in range(self.random.randint(1, longest))]
        if self.random.random() < 0.3:
            row[0] = self.word()
        return row

    def piece(self, longest):
        """Words side by side as one field of an entry has them, and the field."""
        while True:
            field, text = self.random.choice(self.texts)
            chunks = text.split()
            begin = self.random.randrange(len(chunks))
            piece = " ".join(chunks[begin:begin + self.random.randint(1, longest)])
            try:
                if not set(piece) & set('"«»“”„‟') and words(piece):
                    return field, piece
            except NotDecided:
                pass

    def hostile_text(self):
        """A text of odd characters and of signs that have a rule, without quotation marks."""
        return "".join(self.random.choice(HOSTILE) for _ in range(self.random.randint(1, 12)))

    def pieces(self, longest):
        """All texts, cut into what goes into a phrase of a query."""
        for _, text in self.texts:
            chunks = text.replace('"', "").split()
            for begin in range(0, len(chunks), longest):
                yield " ".join(chunks[begin:begin + longest])

    def exact_queries(self, number):
        """Queries that say themselves that nothing but what is written is asked for."""
        kinds = [self.kind_phrase, self.kind_name, self.kind_near, self.kind_nearby, self.kind_exact_form, self.kind_wildcard,
                 self.kind_range, self.kind_presence, self.kind_value]
        return [self.in_this_language(lambda: f"{self.pick(*kinds)()} {self.pick('AND', 'OR', 'AND NOT')} {self.pick(*kinds)()}")
                for _ in range(number)]

    def filters(self):
        """Options that filter, and the same as trees: field -> trees of which one has to hold."""
        options, trees = [], {}
        for field in self.random.sample(["topic", "type", "keyword", "year", "published",
                                         "journal", "author"], self.random.randint(1, 3)):
            trees[field] = []
            for _ in range(self.random.randint(1, 2)):
                option, tree = self.filter_of(field)
                options += ["--" + field, option]
                trees[field].append(tree)
        return options, trees

    def filter_of(self, field):
        values = sorted({value for entry in self.collection.entries
                         for value in entry.values[field]})
        if not values or self.random.random() < 0.15:
            return "none", ("presence", "missing", field)
        value = self.random.choice(values)
        if field in ("year", "published"):
            begin, end = sorted([value, self.random.choice(values)])
            value = self.pick(begin, f"{begin}..{end}", f"{begin}..", f"..{end}")
            return value, ("range", field, value)
        return value, ("value", field, value)

    def kind_words(self):
        return " ".join(self.words_of_one(7))

    def kind_signs(self):
        signed = [self.pick("+", "-", "", "") + word for word in self.words_of_one(5)]
        return " ".join(re.sub(r"^([+-])(?=[\d.])", "", word) for word in signed)

    def kind_phrase(self):
        field, piece = self.piece(4)
        return self.pick("", "", f"{field}:" if field not in ("topic", "keyword") else "") + (
            f'"{piece}"')

    def kind_name(self):
        """A name in quotes, its parts in any order, given names cut to initials or not."""
        names = [text for field, text in self.texts if field == "author"]
        parts = self.random.choice(names).replace('"', " ").replace(",", " ").split() or ["x"]
        parts = parts[:1] + [part[0] + "." if self.random.random() < 0.3 else part
                             for part in parts[1:4]]
        self.random.shuffle(parts)
        return f'author:"{" ".join(parts)}"'

    def kind_phrase_and_word(self):
        return f"{self.kind_phrase()} {self.word()}"

    def kind_near(self):
        row = []
        while not words(" ".join(row[:3])):  # a sign may be a word beside another one alone
            field, piece = self.piece(6)
            row = piece.split()
            self.random.shuffle(row)
        window = self.random.randint(1, 12)
        field = self.pick("", f"{field}:" if field not in ("topic", "keyword") else "")
        return f'{field}"{" ".join(row[:3])}"~{window}'

    def near_side(self, field, piece, depth=1):
        """A word of the piece, two of them, a wildcard, or an OR or NEAR of such."""
        choice = self.random.random()
        if depth and choice < 0.3:
            sides = [self.near_side(field, piece, depth - 1) for _ in range(2)]
            between = self.pick(" OR ", " OR ", f" NEAR/{self.random.randint(1, 4)} ")
            return f"({between.join(sides)})"
        at = self.random.randrange(len(piece))
        word = piece[at]
        if choice < 0.5 and re.fullmatch("[A-Za-z]{4,60}", word):
            return field + self.pick(f"*{word[2:]}", f"{word[:3]}*")
        if choice < 0.7:
            return f'{field}"{" ".join(piece[at:at + 2])}"'
        return f'{field}"{word}"' if choice < 0.8 else f"{field}={words(word)[0]}"

    def kind_nearby(self):
        while True:
            field, text = self.piece(8)
            piece = [chunk for chunk in text.split() if self.is_plain(chunk)]
            if piece:
                break
        field = self.pick("", f"{field}:" if field not in ("topic", "keyword") else "")
        near = lambda: f" {self.pick('NEAR', 'NEAR', 'PRE')}/{self.random.randint(1, 6)} "
        query = self.near_side(field, piece) + near() + self.near_side(field, piece)
        return query + near() + self.near_side(field, piece) if self.random.random() < 0.3 else query

    def kind_issn(self):
        numbers = sorted({number for entry in self.collection.entries for number in entry.issns})
        number = self.random.choice(numbers or ["0033-3204", "0000-006X"])
        return "issn:" + self.pick(number, number.replace("-", ""), number.lower())

    def kind_field(self):
        field = self.pick("title", "summary", "implications", "citation", "author", "journal")
        texts = [text for own, text in self.texts if own == field]
        chunk = self.random.choice(self.random.choice(texts).split())
        return f"{field}:{chunk}" if self.is_plain(chunk) else f'{field}:"{self.word()}"'

    def kind_exact_form(self):
        while True:
            word = self.word()
            if words(word[0]):
                return "=" + word

    def kind_wildcard(self):
        while True:
            word = self.random.choice(self.vocabulary)
            cut = self.random.randint(3, len(word))
            pattern = self.pick(word[:cut] + "*", "*" + word[min(cut, len(word) - 3):], word[:cut - 1] + "?" + word[cut:] + "*",
                                word[:2] + "*" + word[cut:], word[:cut - 1] + "?" + word[cut:])
            if pattern.rstrip("?") == pattern and (
                    sum(map(bool, map(glob(pattern).fullmatch, self.collection.vocabulary))) < 250):
                return self.pick("", "", "title:", "summary:") + pattern

    def kind_fuzzy(self):
        word = list(self.random.choice(self.vocabulary))
        at = self.random.randrange(1, len(word))
        word[at:at + 1] = self.pick([], [word[at], "e"], ["a"], [word[at]])
        word, limit = "".join(word), self.pick(1, 1, 2)
        if sum(slips(word, other, limit) <= limit for other in self.collection.vocabulary) > 250:
            return word
        return word + ("~" if limit == 1 else "~2")

    def kind_value(self):
        field = self.pick("topic", "type", "keyword")
        values = sorted({value for entry in self.collection.entries
                         for value in entry.values[field]})
        if not values:
            return "*"
        value = self.random.choice(values)
        names = sorted(self.collection.names.get(field, {}).get(value, [])) or [value]
        return f'{field}:"{self.random.choice(names)}"'

    def kind_range(self):
        field = self.pick("year", "published")
        dates = sorted({value for entry in self.collection.entries
                        for value in entry.values[field]})
        begin, end = sorted([self.random.choice(dates), self.random.choice(dates)])
        form = self.pick("{begin}", "{begin}..{end}", "{begin}..", "..{end}", ">={begin}",
                         ">{begin}", "<={end}", "<{end}")
        return f"{field}:" + form.format(begin=begin, end=end)

    def kind_presence(self):
        if self.random.random() < 0.1:
            return "is:retracted"
        return self.pick("has:", "missing:") + self.pick(
            "doi", "citation", "implications", "summary", "title", "author", "journal", "topic",
            "type", "keyword", "year", "published", "url", "pmid", "issn", "retracted", "correction")

    def leaf(self):
        return self.pick(self.word, self.word, self.kind_phrase, self.kind_near, self.kind_nearby,
                         self.kind_field,
                         self.kind_exact_form, self.kind_wildcard, self.kind_value,
                         self.kind_range, self.kind_presence)()

    def expression(self, depth):
        if depth == 0 or self.random.random() < 0.2:
            return self.leaf()
        left, right = self.expression(depth - 1), self.expression(depth - 1)
        return self.pick(f"{left} AND {right}", f"{left} OR {right}", f"{left} NOT {right}",
                         f"NOT {left} AND {right}", f"{left} AND ({right})", f"({left}) OR {right}",
                         f"{left} AND NOT ({right})", f"({left} OR {right})")

    def kind_expression(self):
        return f"{self.expression(2)} {self.pick('AND', 'OR')} {self.expression(1)}"

    def kind_conditions(self):
        return " ".join([self.kind_words(), self.pick("", "-") + self.pick(
            self.kind_range, self.kind_value, self.kind_presence)()])

    def kind_field_with_brackets(self):
        field = self.pick("title", "summary", "citation")
        return f"{field}:({self.word()} {self.pick('OR', 'AND', 'NOT', '')} {self.word()})"

"""Queries made at random of what the entries say, from a seed: the same seed, the same queries."""

import random
import re

from meaning import glob, slips
from words import NotDecided, words

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
        self.odd = [chunk for chunk in self.chunks if not re.fullmatch("[A-Z]?[a-z]+[,.]?", chunk)]
        self.foreign = [chunk for chunk in self.chunks if not chunk.isascii()]
        self.vocabulary = sorted(word for word in collection.vocabulary if word.isalpha()
                                 and len(word) > 3)

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
        return [kinds[i % len(kinds)]() for i in range(number)]

    def pick(self, *values):
        return self.random.choice(values)

    def word(self):
        return self.random.choice(self.pick(self.chunks, self.odd, self.foreign) or self.chunks)

    def words_of_one(self, longest):
        """Words that one entry has, or not quite: one of another entry is among some of them."""
        while True:
            entry = self.random.choice(self.collection.entries)
            chunks = [chunk for parts in entry.texts.values() for text in parts
                      for chunk in text.split() if self.is_plain(chunk)]
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

    def kind_words(self):
        return " ".join(self.words_of_one(7))

    def kind_signs(self):
        signed = [self.pick("+", "-", "", "") + word for word in self.words_of_one(5)]
        return " ".join(re.sub(r"^([+-])(?=[\d.])", "", word) for word in signed)

    def kind_phrase(self):
        field, piece = self.piece(4)
        return self.pick("", "", f"{field}:" if field not in ("topic", "keyword") else "") + (
            f'"{piece}"{self.pick("", "", " " + self.word())}')

    def kind_near(self):
        field, piece = self.piece(6)
        row = piece.split()
        self.random.shuffle(row)
        window = self.random.randint(1, 12)
        field = self.pick("", f"{field}:" if field not in ("topic", "keyword") else "")
        return f'{field}"{" ".join(row[:3])}"~{window}'

    def kind_field(self):
        field = self.pick("title", "summary", "implications", "citation", "author", "journal")
        texts = [text for own, text in self.texts if own == field]
        chunk = self.random.choice(self.random.choice(texts).split())
        return f"{field}:{chunk}" if self.is_plain(chunk) else f'{field}:"{self.word()}"'

    def kind_exact_form(self):
        return "=" + self.word()

    def kind_wildcard(self):
        while True:
            word = self.random.choice(self.vocabulary)
            cut = self.random.randint(3, len(word))
            pattern = self.pick(word[:cut] + "*", word[:cut - 1] + "?" + word[cut:] + "*",
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
        dates = sorted({value for entry in self.collection.entries for value in entry.values[field]})
        begin, end = sorted([self.random.choice(dates), self.random.choice(dates)])
        form = self.pick("{begin}", "{begin}..{end}", "{begin}..", "..{end}", ">={begin}",
                         ">{begin}", "<={end}", "<{end}")
        return f"{field}:" + form.format(begin=begin, end=end)

    def kind_presence(self):
        return self.pick("has:", "missing:") + self.pick(
            "doi", "citation", "implications", "summary", "title", "author", "journal", "topic",
            "type", "keyword", "year", "published", "url", "pmid")

    def leaf(self):
        return self.pick(self.word, self.word, self.kind_phrase, self.kind_near, self.kind_field,
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

"""What a query finds: sets of ids, by the tree of query.py and the words of entries.py."""

import calendar
import re
from datetime import date, datetime, timedelta, timezone

from entries import TEXT_FIELDS, address_key, folded, key_of
from query import NAMED, fields_of
from words import fold, words


def words_of_grammar(path):
    """The list of docs/words.md: what is printed below its heading as one block."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    return frozenset(re.search(r"## Words of grammar.*?```text\n(.*?)```", text,
                               re.DOTALL).group(1).split())


def slips(word, other, limit):
    """Letters missing, added, replaced or swapped with a neighbour, but not the first one; more
    than `limit` is limit + 1."""
    if word[0] != other[0] or abs(len(word) - len(other)) > limit:
        return limit + 1
    before, last = None, list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        row = [i]
        for j, counterpart in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != counterpart))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == counterpart:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before, last = last, row
    return last[-1]


def glob(text):
    parts = re.split(r"([*?#])", text)
    return re.compile("".join({"*": ".*", "?": ".?", "#": "."}.get(part) or re.escape(fold(part))
                              for part in parts), re.DOTALL)


def days(text):
    """First and last day of a year, month or day."""
    numbers = [int(number) for number in text.split("-")]
    year, month, day = numbers + [0] * (3 - len(numbers))
    first = (year, month or 1, day or 1)
    month = month or 12
    return first, (year, month, day or calendar.monthrange(year, month)[1])


EVER = (0, 1, 1), (9999, 12, 31)


def absolute(end, years_only):
    """An end of a range, counted from today if it is relative."""
    relative = re.fullmatch(r"(\d{1,4})([ymd])", end, re.IGNORECASE)
    if not relative:
        return end
    count, unit = int(relative.group(1)), relative.group(2).lower()
    today = datetime.now(timezone.utc).date()
    if unit == "d":
        return str(today - timedelta(days=count))
    month = today.year * 12 + today.month - 1 - count * (12 if unit == "y" else 1)
    year, month = divmod(month, 12)
    day = min(today.day, calendar.monthrange(year, month + 1)[1])
    return str(year) if years_only else str(date(year, month + 1, day))


def interval(text, years_only=False):
    """What a range covers, as its first and last day."""
    compared = re.fullmatch(r"(>=|<=|>|<)(.*)", text)
    if compared:
        first, last = days(compared.group(2))
        return {
            ">=": (first, EVER[1]), "<=": (EVER[0], last),
            ">": (following(last), EVER[1]), "<": (EVER[0], preceding(first)),
        }[compared.group(1)]
    if ".." not in text:
        return days(text)
    begin, end = (absolute(part, years_only) for part in text.split(".."))
    return days(begin)[0] if begin else EVER[0], days(end)[1] if end else EVER[1]


def following(day):
    return date.fromordinal(date(*day).toordinal() + 1).timetuple()[:3]


def preceding(day):
    return date.fromordinal(date(*day).toordinal() - 1).timetuple()[:3]


def is_name(full, initials, name, abbreviated=False):
    """Whether each part stands for a word of its own."""
    left = list(name)
    for word in full:
        own = [word] if word in left else [word[0]] if abbreviated and word[0] in left else None
        if own is None:
            return False
        left.remove(own[0])
    for run in initials:
        if run in left:
            left.remove(run)
            continue
        for letter in run:
            own = [word for word in left if word == letter] or [
                word for word in left if word.startswith(letter)]
            if not own:
                return False
            left.remove(own[0])
    return True


def bare_doi(text):
    """Without its address and what closes a sentence."""
    return re.sub(r"^https?://.*?(?=10\.)", "", text.lower()).rstrip(".,;")


class Meaning:
    """Answers trees over one collection. Nothing is changed by asking."""

    def __init__(self, collection, grammar):
        self.collection = collection
        self.grammar = grammar
        self.known = {}
        self.spread = {}  # by word: in how many entries it is
        self.everything = collection.ids

    def find(self, tree, match="all"):
        """The ids that a tree finds. `match` says how plain words are combined."""
        kind, *rest = tree
        asked = repr(tree), match if kind == "list" else ""
        if asked not in self.known:
            how = [*rest, match] if kind == "list" else rest
            self.known[asked] = frozenset(getattr(self, "find_" + kind.replace(" ", "_"))(*how))
        return self.known[asked]

    def find_all(self):
        return self.everything

    def find_not(self, tree):
        return self.everything - self.find(tree)

    def find_and(self, trees):
        return frozenset.intersection(*map(self.find, trees))

    def find_or(self, trees):
        return frozenset.union(*map(self.find, trees))

    def find_row(self, fields, row):
        found = set()
        for field in fields:
            places = [self.collection.places.get((field, word), {}) for word in row]
            for entry in set.intersection(*(set(place) for place in places)):
                if any(all((part, position + offset) in place[entry]
                           for offset, place in enumerate(places))
                       for part, position in places[0][entry]):
                    found.add(entry)
        return found

    def find_name(self, full, initials, _row):
        """All parts in one author's name: words as they are, initials as beginnings of others.
        Initials are those of the name as it is shown."""
        if not initials:
            return {entry.id for entry in self.collection.entries
                    if any(is_name(full, [], words(name)) for name in entry.texts["author"])}
        return {entry.id for entry in self.collection.entries if self.has_name(entry, full, initials)}

    @staticmethod
    def has_name(entry, full, initials):
        shown = [words(name) for name in entry.values["author"]]
        if any(is_name(full, initials, name) for name in shown):
            return True
        return (any(is_name(full, initials, name, True) for name in shown)
                and any(is_name(full, initials, words(name)) for name in entry.texts["author"]))

    def find_near(self, fields, row, window):
        found = set()
        for field in fields:
            places = [self.collection.places.get((field, word), {}) for word in row]
            for entry in set.intersection(*(set(place) for place in places)):
                if within(window, [place[entry] for place in places]):
                    found.add(entry)
        return found

    def find_wild_row(self, fields, row, window):
        """A row of which a place takes any word that fits; near one another if there is a window."""
        found = set()
        for field in fields:
            places = [self.places_of(field, place) for place in row]
            for entry in set.intersection(*map(set, places)):
                if window:
                    fits = within(window, [place[entry] for place in places])
                else:
                    fits = any(all((part, position + offset) in place[entry]
                                   for offset, place in enumerate(places))
                               for part, position in places[0][entry])
                if fits:
                    found.add(entry)
        return found

    def find_nearby(self, left, right, distance, ordered):
        tree = ("nearby", left, right, distance, ordered)
        return set().union(*(self.stretches(tree, field) for field in fields_of(tree)))

    def stretches(self, tree, field):
        """By entry, where what can stand near stands: part, first and last place."""
        kind, *rest = tree
        found = {}
        if kind == "or":
            for own in (self.stretches(part, field) for part in rest[0]):
                for entry, places in own.items():
                    found[entry] = found.get(entry, frozenset()) | places
            return found
        if kind == "nearby":
            left, right = (self.stretches(side, field) for side in rest[:2])
            for entry in left.keys() & right.keys():
                found[entry] = joined(left[entry], right[entry], *rest[2:])
            return {entry: places for entry, places in found.items() if places}
        row = rest[1]
        if kind == "glob":
            row = [("glob", row)]
        elif kind == "fuzzy":
            row = [("any", [word for word in self.collection.vocabulary
                            if slips(row, word, rest[2]) <= rest[2]])]
        places = [self.places_of(field, place) for place in row]
        for entry in set.intersection(*map(set, places)):
            found[entry] = frozenset(
                (part, begin, begin + len(row) - 1) for part, begin in places[0][entry]
                if all((part, begin + offset) in place[entry]
                       for offset, place in enumerate(places)))
        return {entry: places for entry, places in found.items() if places}

    def places_of(self, field, place):
        if isinstance(place, str):
            return self.collection.places.get((field, place), {})
        places = {}
        fitting = place[1] if place[0] == "any" else filter(glob(place[1]).fullmatch,
                                                            self.collection.vocabulary)
        for word in fitting:
            for entry, own in self.collection.places.get((field, word), {}).items():
                places[entry] = places.get(entry, frozenset()) | frozenset(own)
        return places

    def find_any_word(self, fields, wanted):
        found = set()
        for word in filter(wanted, self.collection.vocabulary):
            for field in fields:
                found.update(self.collection.places.get((field, word), ()))
        return found

    def find_glob(self, fields, pattern):
        return self.find_any_word(fields, glob(pattern).fullmatch)

    def find_fuzzy(self, fields, word, limit):
        return self.find_any_word(fields, lambda other: slips(word, other, limit) <= limit)

    def with_value(self, field, wanted):
        return {entry.id for entry in self.collection.entries
                if any(map(wanted, entry.values[field]))}

    def named(self, field, text):
        """The one value that a name or a beginning of it means; None if there is none."""
        name = key_of(field, text)
        names = {key_of(field, value): {key_of(field, value)} for entry in self.collection.entries
                 for value in entry.values[field]}
        for value, own in self.collection.names.get(field, {}).items():
            names.setdefault(folded(value), set()).update(own)
        whole = [value for value, own in names.items() if name in own]
        begun = [value for value, own in names.items()
                 if any(other.startswith(name) for other in own)]
        if whole:
            return whole[0]
        return begun[0] if len(begun) == 1 and len(name) >= 3 else None

    def knows_values(self, tree):
        """Whether every topic, type and keyword of a tree exists: strict reading refuses others."""
        if isinstance(tree, tuple) and tree[0] == "value":
            return tree[1] in NAMED or self.named(*tree[1:]) is not None
        return not isinstance(tree, (tuple, list)) or all(map(self.knows_values, tree))

    def find_named(self, fields, text):
        """Entries with a value of just that name in one of the fields."""
        found = set()
        for field in fields:
            own = self.collection.names.get(field, {})
            found |= self.with_value(field, lambda value: key_of(field, text) in own.get(
                value, set()) | {key_of(field, value)})
        return found

    def find_value(self, field, text):
        if field in NAMED:
            return self.find_named(NAMED[field], text)
        value = self.named(field, text)
        return self.with_value(field, lambda own: key_of(field, own) == value)

    def find_glob_value(self, field, text):
        if field in NAMED:
            return set().union(*(self.find_glob_value(own, text) for own in NAMED[field]))
        pattern = glob(text)
        names = self.collection.names.get(field, {})
        return self.with_value(field, lambda own: any(
            pattern.fullmatch(name) for name in names.get(own, {folded(own)})))

    def find_doi(self, text):
        return {entry.id for entry in self.collection.entries
                if entry.doi and entry.doi == bare_doi(text)}

    def find_arxiv(self, text):
        number = re.sub(r"v\d+$", "", text)
        return (self.find_id(number) | self.find_id("arxiv:" + number)
                | self.find_doi("10.48550/arxiv." + number))

    def find_url(self, text):
        return {entry.id for entry in self.collection.entries
                if address_key(text) in entry.addresses}

    def find_pmid(self, text):
        return {entry.id for entry in self.collection.entries if entry.pmid == text.rstrip(".,;]")}

    def find_issn(self, text):
        number = text.upper().replace("-", "")
        return {entry.id for entry in self.collection.entries
                if number in [own.replace("-", "") for own in entry.issns]}

    def find_id(self, text):
        return self.everything & {text}

    def find_range(self, field, text):
        first, last = interval(text, field == "year")
        found = set()
        for entry in self.collection.entries:
            own = entry.year if field == "year" else entry.published
            if own and first <= days(own)[0] and days(own)[1] <= last:
                found.add(entry.id)
        return found

    def find_presence(self, kind, name):
        having = {entry.id for entry in self.collection.entries if name in entry.has}
        return having if kind in ("has", "is") else self.everything - having

    def find_list(self, items, match):
        common = self.common(items)
        plain = [item for item, left_out in zip(items, common)
                 if not left_out and not item[0] and item[2] != "condition"]
        must = [self.find(tree) for sign, tree, nature in items
                if sign == "+" or not sign and nature == "condition"]
        must += [self.everything - self.find(tree) for sign, tree, _ in items if sign == "-"]
        conditions = frozenset.intersection(self.everything, *must)
        required = any(sign == "+" for sign, _, nature in items if nature != "condition")
        for way in self.ways(match, plain, required):
            found = conditions & self.combined(way, plain, required)
            if found:
                break
        return found

    @staticmethod
    def ways(match, plain, required):
        """How plain words are combined, in the order in which it is tried."""
        if match != "auto":
            return [match]
        if len(set(map(repr, plain))) + required <= 1:  # one word, however often
            return ["all"]
        return ["enough", "quoted", "any"] if held_quotes(plain) else ["enough", "any"]

    def common(self, items):
        """Which items are words of grammar that are left out: plain ones, if anything else is
        asked for that is not excluded."""
        common = [not sign and nature == "word" and self.is_grammar(tree)
                  for sign, tree, nature in items]
        others = any(not left_out and item[0] != "-" for item, left_out in zip(items, common))
        return common if others else [False] * len(items)

    def is_grammar(self, tree):
        kind, *how = tree
        return kind == "row" and len(how[1]) == 1 and how[1][0] in self.grammar

    def combined(self, way, plain, required):
        if way == "all":
            return self.all_of(plain)
        if way == "enough":
            quotes = held_quotes(plain)
            words = {repr(item): item[1] for item in plain if item not in quotes}
            return self.all_of(quotes) & self.enough_of(words, required or quotes)
        if way == "quoted":
            return self.all_of(held_quotes(plain))
        return self.everything if required else self.any_of(plain)

    def enough_of(self, trees, beside):
        """Entries with enough of the words: both of two; of more, four points. `beside` something
        that has to be there, unknown words ask for nothing."""
        entries = {word: self.entries_with(*tree) for word, tree in trees.items()}
        known = [word for word, number in entries.items() if number]
        if beside and not known:
            return self.everything
        points = dict.fromkeys(known, 1)
        least = len(known) if len(known) == len(trees) else 1
        if len(known) > 2:
            points = {word: self.points(entries[word]) for word in known}
            least = min(4, sum(points.values()))
        if not trees:
            return self.everything
        here = {entry: 0 for entry in self.everything}
        for word in known:
            for entry in self.find(trees[word]):
                here[entry] += points[word]
        return frozenset(entry for entry, reached in here.items() if reached >= max(least, 1))

    def points(self, entries):
        if 4 * entries > len(self.everything):
            return 1
        return 2 if entries > 30 else 4

    def entries_with(self, kind, fields, what, *more):
        """How many entries the dictionary gives a word: of a row, the rarest word's, and none if it
        stands nowhere; of a wildcard, or of a fuzzy word that no entry has as typed, the most
        frequent one's."""
        if kind == "name":
            return min(self.entries_with_word(("author",), word) for word in fields)
        if kind == "row" and not self.find((kind, fields, what)):
            return 0
        if kind == "wild row":
            return len(self.find((kind, fields, what, *more)))
        if kind in ("row", "near"):
            return min(self.entries_with_word(fields, word) for word in what)
        if kind == "fuzzy" and self.entries_with_word(fields, what):
            return self.entries_with_word(fields, what)
        wanted = (glob(what).fullmatch if kind == "glob" else
                  lambda other: slips(what, other, more[0]) <= more[0])
        return max((self.entries_with_word(fields, word)
                    for word in filter(wanted, self.collection.vocabulary)), default=0)

    def entries_with_word(self, fields, word):
        """In any field, if a field that is asked has it."""
        if not any((field, word) in self.collection.places for field in fields):
            return 0
        if word not in self.spread:
            self.spread[word] = len(set().union(*(
                self.collection.places.get((field, word), ()) for field in TEXT_FIELDS)))
        return self.spread[word]

    def all_of(self, items):
        return frozenset.intersection(self.everything, *(self.find(item[1]) for item in items))

    def any_of(self, items):
        if not items:
            return self.everything
        return frozenset.union(*(self.find(item[1]) for item in items))


def held_quotes(plain):
    """What stands in quotes holds, but not beside more than twenty words: those are a pasted text,
    and its own quotes."""
    beside = sum(nature == "word" for _, _, nature in plain)
    return [item for item in plain if item[2] == "quoted"] if beside <= 20 else []


def joined(left, right, distance, ordered):
    """The stretches from the beginning of one to the end of another that begins behind it, near."""
    return frozenset(
        (first[0], first[1], second[2]) for one in left for other in right
        for first, second in ([(one, other)] if ordered else [(one, other), (other, one)])
        if first[0] == second[0] and 0 < second[1] - first[2] <= distance)


def within(window, choices):
    """Whether a place of each set can be chosen, all different, in one part and the last
    at most `window` behind the first."""
    for part, low in choices[0] | frozenset().union(*choices):
        near = [{position for own, position in places
                 if own == part and low <= position <= low + window} for places in choices]
        if all(near) and distinct(near, set()):
            return True
    return False


def distinct(choices, taken):
    if not choices:
        return True
    return any(distinct(choices[1:], taken | {place}) for place in choices[0] - taken)

"""Entries as JSON Lines have them (docs/json-output.md, "An entry"), and the words of their
fields (docs/index-format.md, the table of terms)."""

import json
import re
from collections import defaultdict

from words import words

TEXT_FIELDS = ("title", "summary", "implications", "citation", "author", "journal", "topic",
               "keyword")


def written_name(author):
    """What the words of an author's name are taken from."""
    if author.get("literal"):
        return author["literal"]
    return ", ".join(filter(None, (author.get(part) for part in ("family", "given", "suffix"))))


def shown_name(author):
    """As the facet names an author: 'Flückiger, C.', 'Kim, J.-P., Jr.'."""
    family, given = author.get("family"), author.get("given", "")
    if author.get("literal") or not family:
        return written_name(author)
    initials = ""
    for hyphen, name in re.findall(r"(-?)([^ .-]+)", given):
        run = re.fullmatch("[A-Z]{2,3}", name)
        for part in name if run else [name]:
            whole = re.match(r"[ -@\[-\x7f]|[\u3000-\U0010ffff]", part)
            initials += ("-" if hyphen else " ") * bool(initials)
            initials += part if whole else part[0] + "."
            hyphen = ""
    return ", ".join(filter(None, (family, initials, author.get("suffix"))))


def folded(text):
    """The form in which two names are compared."""
    return " ".join(words(text))


def key_of(field, value):
    """What makes two values of a facet one: of a journal without its place, "The" and "and"."""
    if field != "journal":
        return " ".join(words(value))
    bare = value.rstrip(" ")
    if bare.endswith(")") and "(" in bare:
        bare = bare[:bare.rindex("(")].rstrip(" ")
    named = words(bare)
    if not named:
        return " ".join(words(value))
    telling = named[1:] if len(named) > 1 and named[0] == "the" else named
    return " ".join([word for word in telling if word not in ("and", "und")] or named)


def address_key(address):
    """What two addresses of one page have in common."""
    bare = re.sub(r"^(https?://)?(www\.)?", "", address, flags=re.IGNORECASE)
    host, slash, path = bare.partition("#")[0].rstrip("/").partition("/")
    return host.lower() + slash + path


class Entry:
    """One entry: `texts` are what is searched, field by field, `values` what is counted."""

    def __init__(self, record, labels):
        citation = record.get("citation", {})
        self.id = record["id"]
        self.published = record.get("published", "")
        self.doi = citation.get("DOI", "")
        self.pmid = citation.get("PMID")
        self.addresses = {address_key(url) for url in (record.get("url"), citation.get("URL"))
                          if url}
        self.issns = [number for number in citation.get("ISSN", "").split(", ") if number]
        issued = citation.get("issued", {}).get("date-parts", [[]])
        self.year = str(issued[0][0]) if issued and issued[0] else ""
        authors = citation.get("author", [])
        journal = citation.get("container-title", "")
        self.values = {
            "topic": record.get("topics", []), "type": record.get("research_types", []),
            "keyword": record.get("keywords", []), "author": list(map(shown_name, authors)),
            "journal": [journal] if journal else [],
            "year": [self.year] if self.year else [],
            "published": [self.published] if self.published else [],
        }
        printed = citation.get("raw", "")
        if not printed and citation.get("title", "") != record["title"]:
            printed = citation.get("title", "")
        self.texts = {
            "title": [record["title"]], "summary": [record.get("summary", "")],
            "implications": [record.get("practice_implications", "")], "citation": [printed],
            "author": list(map(written_name, authors)), "journal": [journal],
            "topic": [labels.get(slug, slug) for slug in self.values["topic"]],
            "keyword": self.values["keyword"],
        }
        self.has = {name for name, values in self.values.items() if values}
        self.has |= {name for name in ("title", "summary", "implications")
                     if any(self.texts[name])}
        self.has |= {name for name, value in (
            ("citation", citation), ("doi", self.doi), ("pmid", self.pmid), ("issn", self.issns),
            ("url", record.get("url"))) if value}
        kinds = {notice.split(":")[0] for notice in record.get("notices", [])}
        self.has |= {name for name, kind in (("retracted", "retracted"), ("correction", "corrected"))
                     if kind in kinds}


class Collection:
    """All entries of an index, and where each word stands in them: (field, word) -> entry ->
    its places, as pairs of a part of the field and a position."""

    def __init__(self, path, taxonomy):
        with open(taxonomy, encoding="utf-8") as file:
            lists = json.load(file)
        self.names = {"topic": self.names_of(lists["topics"]),
                      "type": self.names_of(lists["research_types"])}
        labels = {value["slug"]: value["label"] for value in lists["topics"]}
        with open(path, encoding="utf-8", newline="\n") as file:
            self.entries = [Entry(json.loads(line), labels) for line in file]
        self.ids = frozenset(entry.id for entry in self.entries)
        self.by_id = {entry.id: entry for entry in self.entries}
        self.places = defaultdict(lambda: defaultdict(set))
        for entry in self.entries:
            for field, parts in entry.texts.items():
                for part, text in enumerate(parts):
                    for position, word in enumerate(words(text)):
                        self.places[field, word][entry.id].add((part, position))
        self.vocabulary = {word for _, word in self.places}

    @staticmethod
    def names_of(values):
        return {value["slug"]: {folded(name) for name in
                                [value["slug"], value["label"], *value.get("aliases", [])]}
                for value in values}

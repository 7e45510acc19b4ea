"""Search an index of research summaries that ``pprsearch-index`` built.

    import pprsearch

    with pprsearch.Searcher("index") as searcher:
        result = searcher.search("alliance AND videoconferencing", facets=["topic"])
        print(result.total)
        for hit in result:
            print(hit.rank, hit.id, hit.title)

Everything that is asked and answered is JSON of the C library (libpprsearch-c.so.1); its forms are
described in docs/json-output.md. This module needs nothing but Python and that library, which it
finds by the environment's PPRSEARCH_LIBRARY, or as the system finds libraries.

Places (``Span``, ``Error.offset``) count characters of Python's strings. In ``raw`` they are as in
JSON, bytes of UTF-8.
"""

from __future__ import annotations

import ctypes
import html
import json
import os
import threading
import weakref
from typing import (Any, Dict, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Tuple,
                    Union, overload)

__all__ = ["Completion", "Error", "FacetCount", "Hit", "Result", "Searcher", "Snippet", "Span",
           "library_version"]

_ABI = 1
_ERROR = 2


class Error(Exception):
    """What the library refuses or cannot do; ``str()`` of it is one line for people.

    kind: ``bad-query``, ``bad-value``, ``limit``, ``not-found``, ``no-index`` and others: names of
        ``ErrorKind`` in docs/json-output.md.
    code: of a faulty query, what is wrong with it: ``unknown-field``.
    offset, length: of a faulty query, the place in its text, in characters.
    limit: of kind ``limit``, the bound that was passed.
    """

    def __init__(self, message: str, kind: str, code: Optional[str] = None,
                 offset: Optional[int] = None, length: Optional[int] = None,
                 limit: Optional[str] = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.code = code
        self.offset = offset
        self.length = length
        self.limit = limit

    def __reduce__(self) -> Tuple[Any, ...]:
        """Copies and other processes get the whole of it."""
        return type(self), (str(self), self.kind, self.code, self.offset, self.length, self.limit)


class Span(NamedTuple):
    """A range of characters: ``text[span.begin:span.end]``."""

    begin: int
    end: int


class FacetCount(NamedTuple):
    """A value of a facet. Choosing it gives exactly ``count`` hits; None is "without a value"."""

    value: Optional[str]
    label: str
    count: int
    selected: bool


class Completion(NamedTuple):
    """A query that goes on from what was typed; ``text`` is the query, ``label`` is for people."""

    kind: str
    text: str
    label: str
    count: int


def _spans(text: str, ranges: Sequence[Sequence[int]]) -> Tuple[Span, ...]:
    """Ranges of bytes as ranges of characters."""
    if text.isascii():
        return tuple(Span(begin, end) for begin, end in ranges)
    coded = text.encode()

    def place(byte: int) -> int:
        return len(coded[:byte].decode(errors="replace"))

    return tuple(Span(place(begin), place(end)) for begin, end in ranges)


def _marked(text: str, spans: Sequence[Span]) -> str:
    """The text as HTML, with what was found in <mark>."""
    pieces, end = [], 0
    for span in spans:
        pieces.append(html.escape(text[end:span.begin]))
        pieces.append(f"<mark>{html.escape(text[span.begin:span.end])}</mark>")
        end = span.end
    return "".join(pieces) + html.escape(text[end:])


class Snippet:
    """A piece of an entry's text, unchanged; ``highlights`` mark what the query asked for."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.raw = raw
        self.field: str = raw["field"]
        self.text: str = raw["text"]
        self.highlights: Tuple[Span, ...] = _spans(self.text, raw["highlights"])

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Snippet({self.text!r})"

    def to_html(self) -> str:
        """The text, escaped, with what was found in ``<mark>``."""
        return _marked(self.text, self.highlights)


class Hit:
    """An entry that was found. ``raw`` is all of it, as in docs/json-output.md."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.raw = raw
        self.rank: int = raw["rank"]
        self.id: str = raw["id"]
        self.score: float = raw["score"]
        self.entry: Dict[str, Any] = raw.get("entry", {})
        self.cited: bool = raw.get("cited", False)

    @property
    def title(self) -> str:
        """The title of the summary; empty if the entry was not asked for."""
        return str(self.entry.get("title", ""))

    @property
    def snippets(self) -> List[Snippet]:
        """Pieces of the summary, in their order."""
        return [Snippet(piece) for piece in self.raw.get("snippets", ())]

    @property
    def citation(self) -> Dict[str, Any]:
        """The article, as a CSL-JSON item; empty if the entry has none."""
        return dict(self.entry.get("citation", {}))

    @property
    def authors(self) -> List[str]:
        """Authors of the article, "Family, G."."""
        names = []
        for author in self.citation.get("author", ()):
            parts = [author.get("family"), author.get("given"), author.get("suffix")]
            names.append(author.get("literal") or ", ".join(part for part in parts if part))
        return names

    @property
    def year(self) -> Optional[int]:
        """The year of the article."""
        parts = self.citation.get("issued", {}).get("date-parts", [[]])
        return parts[0][0] if parts and parts[0] else None

    def __repr__(self) -> str:
        return f"Hit({self.rank}, {self.id!r}, {self.title!r})"

    def row(self) -> Dict[str, Any]:
        """The hit as a row of a table; lists become texts with ``; `` between."""
        citation = self.citation
        return {
            "rank": self.rank, "id": self.id, "score": self.score, "title": self.title,
            "published": self.entry.get("published"), "year": self.year,
            "authors": "; ".join(self.authors), "journal": citation.get("container-title"),
            "doi": citation.get("DOI"), "pmid": citation.get("PMID"),
            "topics": "; ".join(self.entry.get("topics", ())),
            "research_types": "; ".join(self.entry.get("research_types", ())),
            "article_title": citation.get("title"), "summary": self.entry.get("summary"),
            "practice_implications": self.entry.get("practice_implications"),
            "url": self.entry.get("url"),
        }


class Result(Sequence[Hit]):
    """The answer to a query: a page of hits, and what is known about all of them.

    It is a sequence of its hits: ``len(result)`` is how many the page has, ``result.total`` how
    many there are. ``raw`` is all of it, as in docs/json-output.md.
    """

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.raw = raw
        self.total: int = raw["total"]
        self.hits: List[Hit] = [Hit(hit) for hit in raw["hits"]]
        query = raw["query"]
        self.query: str = query["text"]
        self.similar_to: Optional[str] = raw.get("similar_to")
        self.interpretation: str = query["interpretation"]
        self.diagnostics: List[Dict[str, Any]] = query["diagnostics"]
        self.suggestions: List[Dict[str, Any]] = raw.get("suggestions", [])
        self.cut_short: bool = raw.get("cut_short", False)
        self.generation: int = raw["index"]["generation"]

    @property
    def facets(self) -> Dict[str, List[FacetCount]]:
        """The values that can be chosen next, by field, with exact counts."""
        return {field: [FacetCount(value["value"], value["label"], value["count"],
                                   value["selected"]) for value in values]
                for field, values in self.raw.get("facets", {}).items()}

    def __len__(self) -> int:
        return len(self.hits)

    @overload
    def __getitem__(self, place: int) -> Hit: ...
    @overload
    def __getitem__(self, place: slice) -> List[Hit]: ...
    def __getitem__(self, place: Union[int, slice]) -> Union[Hit, List[Hit]]:
        return self.hits[place]

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    @property
    def _asked(self) -> str:
        """What was asked, for people."""
        parts = [f"like {self.similar_to}"] if self.similar_to else []
        return ", ".join(parts + [self.interpretation] if self.interpretation else parts)

    def __repr__(self) -> str:
        return f"<Result: {self.total} entries for {self._asked!r}, {len(self)} shown>"

    def to_pandas(self) -> Any:
        """The hits as a ``pandas.DataFrame``, a row each. Raises ImportError without pandas."""
        import pandas  # only who wants a frame needs it

        columns = list(Hit({"rank": 0, "id": "", "score": 0.0}).row())
        return pandas.DataFrame([hit.row() for hit in self], columns=columns)

    def _repr_html_(self) -> str:
        """What a notebook shows: the hits as a table, with what was found marked."""
        rows = []
        for hit in self:
            title = _marked(hit.title, _spans(hit.title, hit.raw.get("title_highlights", ())))
            url = hit.entry.get("url", "")
            if url.startswith(("http://", "https://")):
                title = f'<a href="{html.escape(url)}">{title}</a>'
            pieces = " … ".join(snippet.to_html() for snippet in hit.snippets)
            source = html.escape("; ".join(hit.authors[:3]))
            rows.append(f"<tr><td>{hit.rank}</td><td>{title}<br><small>{source}</small><br>"
                        f"{pieces}</td><td>{html.escape(hit.entry.get('published', ''))}</td></tr>")
        return (f"<p>{html.escape(self._asked) or 'everything'}: {self.total} entries</p>"
                f"<table>{''.join(rows)}</table>")


def _load() -> ctypes.CDLL:
    """The C library; raises ImportError if there is none, or one of another interface."""
    name = os.environ.get("PPRSEARCH_LIBRARY") or "libpprsearch-c.so.1"
    try:
        library = ctypes.CDLL(name)
    except OSError as error:
        raise ImportError(f"pprsearch needs the C library libpprsearch-c.so.1 (Debian: "
                          f"libpprsearch-c1; PPRSEARCH_LIBRARY names another file): {error}"
                          ) from error
    handle, text, size = ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t
    for function, result, arguments in (
            ("open", ctypes.c_int, [ctypes.c_char_p, ctypes.POINTER(handle),
                                    ctypes.POINTER(text)]),
            ("close", None, [handle]),
            ("ask", ctypes.c_int, [handle, ctypes.c_char_p, size, ctypes.POINTER(text),
                                   ctypes.POINTER(size)]),
            ("free", None, [text]),
            ("version", ctypes.c_char_p, []),
            ("abi", ctypes.c_int, [])):
        declared = getattr(library, f"pprsearch_{function}")
        declared.restype, declared.argtypes = result, arguments
    if library.pprsearch_abi() != _ABI:
        raise ImportError(f"{name} has the interface {library.pprsearch_abi()} and not {_ABI}")
    return library


_library = _load()


def library_version() -> str:
    """The version of the C library, "major.minor.patch"."""
    return str(_library.pprsearch_version().decode())


def _take(pointer: ctypes.c_void_p) -> Dict[str, Any]:
    """The JSON of a reply, whose memory is given back."""
    if not pointer.value:
        raise MemoryError("pprsearch: there is no memory for a reply")
    try:
        reply: Dict[str, Any] = json.loads(ctypes.string_at(pointer.value))
    finally:
        _library.pprsearch_free(pointer)
    return reply


def _raise(error: Mapping[str, Any], query: str) -> None:
    offset, length = error.get("offset"), error.get("length")
    if offset is not None and length is not None:
        span, = _spans(query, [(offset, offset + length)])
        offset, length = span.begin, span.end - span.begin
    raise Error(error["message"], error["kind"], error.get("code"), offset, length,
                error.get("limit"))


FilterValue = Union[None, str, int]
FilterValues = Union[FilterValue, Sequence[FilterValue]]
Filters = Union[Mapping[str, FilterValues], Sequence[Mapping[str, FilterValues]]]


def _filter(given: Mapping[str, FilterValues]) -> Dict[str, List[Optional[str]]]:
    """Values of each field as a request has them: texts, years as well."""
    def listed(values: FilterValues) -> Sequence[FilterValue]:
        return [values] if values is None or isinstance(values, (str, int)) else values

    return {field: [None if value is None else str(value) for value in listed(values)]
            for field, values in given.items()}


def _options(filters: Optional[Filters], options: Mapping[str, Any]) -> Dict[str, Any]:
    """Members of a request: those that were given."""
    members = {name: value for name, value in options.items() if value is not None}
    if isinstance(members.get("facets"), str):
        members["facets"] = [members["facets"]]
    if filters is not None:
        members["filters"] = (_filter(filters) if isinstance(filters, Mapping)
                              else [_filter(one) for one in filters])
    return members


class Searcher:
    """An open index. Threads may share one: searches of several threads run side by side.

    It follows what is published: a call that begins later is answered from the newer generation.
    Close it with ``close()`` or use it in a ``with`` statement.
    """

    def __init__(self, index: Union[str, "os.PathLike[str]"]) -> None:
        """Opens the index in that folder. Raises Error of kind ``no-index`` and the like."""
        handle, error = ctypes.c_void_p(), ctypes.c_void_p()
        folder = os.fsencode(index)
        if b"\0" in folder:
            raise ValueError("the path of the index has a NUL")
        if _library.pprsearch_open(folder, ctypes.byref(handle),
                                   ctypes.byref(error)) != 0:
            _raise(_take(error)["error"], "")
        self._handle: Optional[int] = handle.value
        self._idle = threading.Condition()
        self._asking = 0
        self._end = weakref.finalize(self, _library.pprsearch_close, handle.value)

    def close(self) -> None:
        """Closes the index, after the calls of other threads have ended. May be called again."""
        with self._idle:
            self._handle = None
            self._idle.wait_for(lambda: self._asking == 0)
        self._end()

    def __enter__(self) -> "Searcher":
        if self._handle is None:
            raise ValueError("the Searcher is closed")
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def ask(self, request: Mapping[str, Any]) -> Dict[str, Any]:
        """The reply to any request of docs/json-output.md. Raises Error."""
        if not isinstance(request, Mapping):
            raise TypeError(f"a request is a mapping, not {type(request).__name__}")
        coded = json.dumps(dict(request)).encode()
        reply, size = ctypes.c_void_p(), ctypes.c_size_t()
        with self._idle:
            if self._handle is None:
                raise ValueError("the Searcher is closed")
            handle = self._handle
            self._asking += 1
        try:
            status = _library.pprsearch_ask(handle, coded, len(coded), ctypes.byref(reply),
                                            ctypes.byref(size))
        finally:
            with self._idle:
                self._asking -= 1
                self._idle.notify_all()
        answer = _take(reply)
        if status == _ERROR:
            _raise(answer["error"], str(request.get("query", "")))
        return answer

    def search(self, query: str = "", *, filters: Optional[Filters] = None,
               facets: Union[None, str, Sequence[Union[str, Mapping[str, Any]]]] = None,
               limit: Optional[int] = None, offset: Optional[int] = None,
               sort: Optional[str] = None, **options: Any) -> Result:
        """Answers a query; without any text: everything.

        filters: by facet, a value or a list of values, any of which will do; None keeps the entries
            without one: ``{"topic": ["alliance", None], "year": "2015.."}``. Of a list of such
            mappings each has to do.
        facets: fields to count: ``["topic", {"field": "author", "limit": 10}]``.
        options: other members of a request (docs/json-output.md): ``syntax="lenient"``,
            ``match="any"``, ``snippets=1``, ``explain=True``, ``time_limit_ms=1000`` …

        Raises Error: of kind ``bad-query`` for a query that strict reading refuses.
        """
        return Result(self.ask({"query": query, **_options(
            filters, {"facets": facets, "limit": limit, "offset": offset, "sort": sort,
                      **options})}))

    def similar(self, id: str, *, filters: Optional[Filters] = None,
                **options: Any) -> Result:
        """Entries like the one of that id. Raises Error of kind ``not-found``."""
        return Result(self.ask({"similar": id, **_options(filters, options)}))

    def complete(self, beginning: str, *,
                 filters: Optional[Filters] = None,
                 **options: Any) -> List[Completion]:
        """Completions of the beginning of a query; ``most`` of each kind."""
        reply = self.ask({"complete": beginning, **_options(filters, options)})
        return [Completion(found["kind"], found["text"], found["label"], found["count"])
                for found in reply["completions"]]

    def show(self, *ids: str) -> List[Dict[str, Any]]:
        """Entries of these ids, whole. Raises KeyError with the ids that no entry has."""
        return list(self._named({"show": ids})["entries"])

    def cite(self, *ids: str, format: str = "ris") -> str:
        """A file for reference managers: ``ris``, ``bibtex`` or ``csl-json``. Raises as show()."""
        return str(self._named({"cite": ids, "format": format})["text"])

    def info(self) -> Dict[str, Any]:
        """The generation that answers: how many entries, digest, versions."""
        return self.ask({"info": True})

    def _named(self, request: Mapping[str, Any]) -> Dict[str, Any]:
        reply = self.ask(request)
        if reply["missing"]:
            raise KeyError(*reply["missing"])
        return reply

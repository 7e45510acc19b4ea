#!/usr/bin/env python3
"""Asks an index through the C library from Python, all kinds of requests, by several threads:

    asks.py INDEX QUERIES [ASKS [THREADS]]      100000 and 4 if they are not given

QUERIES has a query a line. First the same requests are asked again and again: an answer has to be
what it was before, and the resident memory, which is printed after each tenth of the asks, may grow
by 4 MiB from the first tenth to the last. Then texts that were never asked before: what is kept for
queries grows to its bound (SearcherOptions::cache_mib), and memory by no more than that and
some mapped files. At last the microseconds of the processor that a search takes by the C function
alone and as a `Result`.

PPRSEARCH_LIBRARY names the library, PYTHONPATH the module. With PPRSEARCH_ANSWERS_ONLY memory and
time are left alone: under valgrind both are other ones.
"""

import ctypes
import json
import os
import random
import sys
import threading
import time

import pprsearch

MOST_GROWTH_KIB = 4 * 1024
MOST_KEPT_KIB = 128 * 1024


def resident_kib():
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


def requests_of(searcher, queries):
    """Requests whose answers stay the same, among them faulty ones."""
    ids = [hit.id for hit in searcher.search("", limit=20)]
    made = [{"query": query, "limit": 5} for query in queries]
    made += [{"query": query, "facets": ["topic", "author", "year"], "explain": True, "sort": "newest"}
             for query in queries[:5]]
    made += [{"query": query, "filters": {"year": "2010.."}, "snippets": 3, "expand": ["variants"]}
             for query in queries[:5]]
    made += [{"query": text} for text in ("titel:x", "(a", '"', "größe NEAR/0 ü", "allianse", "心理 " * 50)]
    made += [{"query": "a", "limits": {"query_bytes": 0}}, {"nonsense": 1}, {"query": 7}, {}]
    made += [{"similar": ids[0], "limit": 3}, {"similar": "nowhere"}, {"complete": "th"},
             {"complete": "größ"}, {"show": ids[:3]}, {"show": ["nowhere"]}, {"info": True}]
    made += [{"cite": ids[:2], "format": form} for form in ("ris", "bibtex", "csl-json", "other")]
    return made


def answer_to(searcher, request):
    """The answer, without what is a time; an error is one, too."""
    try:
        reply = searcher.ask(request)
    except pprsearch.Error as error:
        return (error.kind, error.code, error.offset, str(error))
    return json.dumps({name: value for name, value in reply.items() if not name.endswith("_ms")})


class Asking:
    """Asks that threads share, and what they noticed."""

    def __init__(self, searcher, asks, threads, ask):
        self.searcher, self.asks, self.ask = searcher, asks, ask
        self.lock, self.asked, self.memory, self.faults = threading.Lock(), 0, [], []
        workers = [threading.Thread(target=self.work, args=(seed,)) for seed in range(threads)]
        begin = time.monotonic()
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        print(f"{self.asked} asks by {threads} threads in {time.monotonic() - begin:.1f} s")
        if self.faults:
            sys.exit(self.faults[0])

    def work(self, seed):
        chance = random.Random(seed)
        while not self.faults:
            with self.lock:
                if self.asked == self.asks:
                    return
                self.asked += 1
                number = self.asked
                if number % max(1, self.asks // 10) == 0:
                    self.memory.append(resident_kib())
            try:
                self.ask(number, chance)
            except Exception as fault:  # a thread's fault is the program's
                self.faults.append(repr(fault))


def same_requests(searcher, requests):
    """Asks one of the requests, and expects the answer that it had at first."""
    wanted = [answer_to(searcher, request) for request in requests]
    faulty = sum(isinstance(answer, tuple) for answer in wanted)
    print(f"{len(requests)} requests again and again, {faulty} of them faulty:", end=" ", flush=True)

    def ask(_, chance):
        place = chance.randrange(len(requests))
        answer = answer_to(searcher, requests[place])
        if answer != wanted[place]:
            raise AssertionError(f"{requests[place]} was answered in another way: {answer}")

    return ask


def expect_growth(memory, most):
    print("resident KiB after each tenth:", *memory)
    if memory[-1] - memory[0] > most:
        sys.exit(f"{memory[-1] - memory[0]} KiB more than after the first tenth")


def microseconds(call, queries, rounds):
    """The mean of the processor's time, without the first asking of each."""
    for query in queries:
        call(query)
    begin = time.process_time()
    for _ in range(rounds):
        for query in queries:
            call(query)
    return 1e6 * (time.process_time() - begin) / (rounds * len(queries))


def call_of_c(searcher):
    library, handle = pprsearch._library, searcher._handle

    def call(query):
        coded = json.dumps({"query": query, "limit": 10, "snippets": 0}).encode()
        reply, size = ctypes.c_void_p(), ctypes.c_size_t()
        library.pprsearch_ask(handle, coded, len(coded), ctypes.byref(reply), ctypes.byref(size))
        library.pprsearch_free(reply)

    return call


def main():
    with open(sys.argv[2], encoding="utf-8") as file:
        queries = file.read().splitlines()
    asks = int(sys.argv[3]) if len(sys.argv) > 3 else 100000
    threads = int(sys.argv[4]) if len(sys.argv) > 4 else 4
    alone = "PPRSEARCH_ANSWERS_ONLY" not in os.environ
    with pprsearch.Searcher(sys.argv[1]) as searcher:
        same = Asking(searcher, asks, threads, same_requests(searcher, requests_of(searcher, queries)))
        if alone:
            expect_growth(same.memory, MOST_GROWTH_KIB)
        print("texts that were never asked before:", end=" ", flush=True)
        new = Asking(searcher, asks, threads, lambda number, _: searcher.search(
            f"alliance OR n{number} OR ab{number:x}*", limit=3))
        if not alone:
            return
        expect_growth([same.memory[-1], *new.memory], MOST_KEPT_KIB)
        for name, call in (("the C function from Python", call_of_c(searcher)),
                           ("search() of the Python module",
                            lambda query: searcher.search(query, limit=10, snippets=0))):
            print(f"{name}: {microseconds(call, queries, 200):.1f} µs a search")


main()

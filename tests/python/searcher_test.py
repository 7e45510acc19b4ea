"""The Python module over the C library, as somebody's script uses it.

From outside: INDEXER (pprsearch-index), QUERY (pprsearch), CORPUS, SOURCE (the project's folder),
PPRSEARCH_LIBRARY (the C library).
"""

import copy
import gc
import glob
import os
import pickle
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest
import venv

SOURCE = os.environ["SOURCE"]
sys.path.insert(0, os.path.join(SOURCE, "python"))

import pprsearch  # noqa: E402

work = tempfile.mkdtemp()
index = os.path.join(work, "index")
HOSTILE = ('{"id": "<i>", "title": "Größe <script>", "summary": "Die Größe <b>zählt</b> für Zebras.",'
           ' "url": "javascript:alert(1)"}\n')


def setUpModule() -> None:
    with open(os.path.join(work, "one.jsonl"), "w", encoding="utf-8") as file:
        file.write(HOSTILE.replace("javascript:alert(1)", "https://example.org/?a=1&b=\\\"2"))
    subprocess.run([os.environ["INDEXER"], "build", os.environ["CORPUS"], work + "/one.jsonl",
                    "-i", index], check=True, capture_output=True)


def tearDownModule() -> None:
    shutil.rmtree(work)


class Searches(unittest.TestCase):
    def setUp(self) -> None:
        self.searcher = pprsearch.Searcher(index)
        self.addCleanup(self.searcher.close)

    def test_hits_are_those_of_the_program(self) -> None:
        for query in ("alliance", "dropout OR rupture", "zebra", ""):
            ids = subprocess.run([os.environ["QUERY"], "-i", index, "--format", "ids", "-n", "7",
                                  query], capture_output=True, text=True).stdout.split()
            result = self.searcher.search(query, limit=7)
            self.assertEqual([hit.id for hit in result], ids)
            self.assertEqual(len(result), len(ids))

    def test_a_facet_value_gives_the_number_beside_it(self) -> None:
        result = self.searcher.search("alliance", facets=["topic"])
        self.assertGreater(len(result.facets["topic"]), 5)
        for value in result.facets["topic"][:5]:
            chosen = self.searcher.search("alliance", filters={"topic": value.value})
            self.assertEqual(chosen.total, value.count)

    def test_options_of_a_request_pass(self) -> None:
        result = self.searcher.search("alliance", sort="newest", limit=2, offset=1, snippets=0,
                                      match="any", syntax="lenient", explain=True)
        self.assertEqual([hit.rank for hit in result], [2, 3])
        self.assertEqual(result[0].snippets, [])
        self.assertIn("explanation", result[0].raw)
        with self.assertRaisesRegex(pprsearch.Error, "there is no 'limt'"):
            self.searcher.search("alliance", limt=2)

    def test_a_fault_has_kind_code_and_place(self) -> None:
        with self.assertRaises(pprsearch.Error) as caught:
            self.searcher.search("größe titel:x")
        error = caught.exception
        self.assertEqual((error.kind, error.code), ("bad-query", "unknown-field"))
        self.assertEqual("größe titel:x"[error.offset:error.offset + error.length], "titel:")
        with self.assertRaises(pprsearch.Error) as caught:
            self.searcher.search("a", limits={"query_bytes": 0})
        self.assertEqual((caught.exception.kind, caught.exception.limit), ("limit", "query_bytes"))
        with self.assertRaises(pprsearch.Error) as caught:
            pprsearch.Searcher(os.path.join(work, "nowhere"))
        self.assertEqual(caught.exception.kind, "no-index")

    def test_a_fault_passes_between_processes(self) -> None:
        with self.assertRaises(pprsearch.Error) as raised:
            self.searcher.search("alliance AND (", syntax="strict")
        error = raised.exception
        for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
            self.assertEqual((str(again), vars(again)), (str(error), vars(error)))

    def test_filters_are_a_mapping_or_a_list_of_them(self) -> None:
        one = self.searcher.search(filters={"year": 2020, "topic": "alliance"})
        two = self.searcher.search(filters=[{"year": [2020]}, {"topic": ["alliance"]}], facets="topic")
        self.assertEqual(one.total, two.total)
        self.assertEqual(list(two.facets), ["topic"])

    def test_what_is_like_an_entry_says_so(self) -> None:
        id = self.searcher.search("", limit=1)[0].id
        result = self.searcher.similar(id, limit=1)
        self.assertIn(f"like {id}: ", result._repr_html_())
        self.assertIn(f"'like {id}'", repr(result))

    def test_what_is_no_request_is_named(self) -> None:
        with self.assertRaisesRegex(TypeError, "a request is a mapping, not list"):
            self.searcher.ask([])  # type: ignore[arg-type]
        with self.assertRaisesRegex(ValueError, "NUL"):
            pprsearch.Searcher(index + "\0other")

    def test_places_count_characters(self) -> None:
        hit, = self.searcher.search("zählt")
        snippet, = hit.snippets
        self.assertEqual([snippet.text[span.begin:span.end] for span in snippet.highlights],
                         ["zählt"])

    def test_other_requests(self) -> None:
        first = self.searcher.search("alliance")[0].id
        self.assertGreater(self.searcher.similar(first, limit=3).total, 3)
        self.assertIn("alliance", [found.label for found in self.searcher.complete("allia")])
        self.assertEqual(self.searcher.complete("allia", most=0), [])
        self.assertEqual(self.searcher.show(first)[0]["id"], first)
        self.assertTrue(self.searcher.cite(first).startswith("TY  - "))
        self.assertTrue(self.searcher.cite(first, format="bibtex").startswith("@"))
        self.assertGreater(self.searcher.info()["entries"], 200)
        with self.assertRaises(KeyError) as caught:
            self.searcher.show(first, "nowhere")
        self.assertEqual(caught.exception.args, ("nowhere",))

    def test_a_notebook_gets_html_that_texts_cannot_break(self) -> None:
        html = self.searcher.search("größe")._repr_html_()
        self.assertIn('<a href="https://example.org/?a=1&amp;b=&quot;2"><mark>Größe</mark>', html)
        self.assertNotIn("<script>", html)
        self.assertNotIn("<b>", html)

    def test_a_frame_has_a_row_for_each_hit(self) -> None:
        try:
            import pandas  # noqa: F401
        except ImportError:
            self.skipTest("python3-pandas is not installed")
        result = self.searcher.search("alliance", limit=4)
        frame = result.to_pandas()
        self.assertEqual(list(frame["id"]), [hit.id for hit in result])
        self.assertEqual(len(self.searcher.search("qqqq").to_pandas().columns), len(frame.columns))


class Lives(unittest.TestCase):
    def test_a_closed_searcher_answers_nothing(self) -> None:
        with pprsearch.Searcher(index) as searcher:
            self.assertGreater(searcher.search("alliance").total, 0)
        with self.assertRaises(ValueError):
            searcher.search("alliance")
        searcher.close()

    def test_a_closed_searcher_is_not_entered(self) -> None:
        searcher = pprsearch.Searcher(index)
        searcher.close()
        with self.assertRaises(ValueError):
            with searcher:
                pass

    def test_threads_share_a_searcher(self) -> None:
        searcher = pprsearch.Searcher(index)
        expected = searcher.search("alliance").total
        totals = []

        def ask() -> None:
            try:
                while True:
                    totals.append(searcher.search("alliance").total)
            except ValueError:  # closed
                pass

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        while len(totals) < 200:
            threading.Event().wait(0.01)
        searcher.close()
        for thread in threads:
            thread.join()
        self.assertEqual(set(totals), {expected})

    def test_memory_stays_as_it_is(self) -> None:
        searcher = pprsearch.Searcher(index)
        peaks = []
        for _ in range(2):
            for i in range(int(os.environ.get("PPRSEARCH_ASKS", "3000"))):
                searcher.search(("alliance", "zebra", "dropout OR rupture")[i % 3], limit=3)
            gc.collect()
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        self.assertLess(peaks[1] - peaks[0], 4096, "KiB more after as many questions again")


class Packages(unittest.TestCase):
    def test_a_wheel_works_in_a_bare_environment(self) -> None:
        try:
            import setuptools  # noqa: F401
            import wheel  # noqa: F401
            import pip  # noqa: F401
        except ImportError as error:
            self.skipTest(f"{error.name} is not installed")
        source = os.path.join(work, "python")
        shutil.copytree(os.path.join(SOURCE, "python"), source)
        subprocess.run([sys.executable, "-m", "pip", "-q", "--disable-pip-version-check", "wheel",
                        "--no-build-isolation", "--no-deps", "--no-index", "-w", work, source],
                       check=True)
        wheel_file, = glob.glob(os.path.join(work, "pprsearch-*-py3-none-any.whl"))
        venv.create(os.path.join(work, "venv"), with_pip=False)
        site, = glob.glob(os.path.join(work, "venv/lib/python3*/site-packages"))
        shutil.unpack_archive(wheel_file, site, "zip")
        self.assertTrue(os.path.exists(os.path.join(site, "pprsearch/py.typed")))
        total = subprocess.run(
            [os.path.join(work, "venv/bin/python"), "-I", "-c",
             "import pprsearch, sys\n"
             "with pprsearch.Searcher(sys.argv[1]) as s: print(s.search('zebra').total)", index],
            check=True, capture_output=True, text=True).stdout
        self.assertEqual(total, "1\n")

    def test_all_have_one_version(self) -> None:
        with open(os.path.join(SOURCE, "python/pyproject.toml"), encoding="utf-8") as file:
            self.assertIn(f'\nversion = "{pprsearch.library_version()}"\n', file.read())


if __name__ == "__main__":
    unittest.main()

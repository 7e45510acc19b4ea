"""How large the pages of a site are, and what they load: page_sizes.py ADDRESS

Asks for titles of entries, whole and in pieces, which makes pages of twenty hits with many marks.
Prints one line for each thing looked at, "name: value"; a size of n KB is at most n x 1,024 bytes."""
import gzip
import json
import re
import sys
import urllib.parse
import urllib.request

address = sys.argv[1]
PAGES = 60


def get(target, **header):
    with urllib.request.urlopen(urllib.request.Request(address + target, headers=header)) as answer:
        return answer.read()


def told(bytes_, most):
    return f'at most {most} KB' if bytes_ <= most * 1024 else f'{bytes_} bytes'


hits = json.loads(get('search.json?n=100&snippets=0&sort=title'))['hits']
queries = ['']
for place, hit in enumerate(hits):
    words = hit['entry']['title'].split()
    queries.append(' '.join(words[:1 + place % 12]))
pages = []
for query in queries:
    packed = get('search?q=' + urllib.parse.quote(query), **{'Accept-Encoding': 'gzip'})
    page = gzip.decompress(packed)
    if page.count(b'<li><h3') == 20:
        pages.append((len(page), len(packed), page.decode()))
    if len(pages) == PAGES:
        break
print('pages of twenty hits:', 'enough' if len(pages) == PAGES else len(pages))
print('the largest page:', told(max(size for size, _, _ in pages), 25))
print('the largest page, packed:', told(max(packed for _, packed, _ in pages), 7))
for kind, ending in (('script', 'js'), ('style', 'css')):
    name = re.search(r'static/\w+\.' + ending, pages[0][2]).group()
    print(f'{kind}:', told(len(get(name)), 10))

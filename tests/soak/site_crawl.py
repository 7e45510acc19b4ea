#!/usr/bin/env python3
"""Walks through a site as visitors and crawlers do: site_crawl.py ADDRESS [STATES [SEED [--no-links]]]

Visitors: from random searches to random choices of filters, STATES pages. Each number beside a value
of a facet has to be the total of the page that has it as the only value of its field; some values of
each page are looked up. Crawlers: every link that may be followed, from the first page on. Each page
is met once, answers 200 or leads to one that does, and no more pages of a list are met than its entries fill.
"""
import collections
import html.parser
import http.client
import random
import re
import sys
import urllib.parse

address = urllib.parse.urlsplit(sys.argv[1])
states = int(sys.argv[2]) if len(sys.argv) > 2 else 500
seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
chance = random.Random(seed)
looked_at = collections.Counter()
client = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
faults = 0


def get(target, with_location=False):
    client.request('GET', target)
    answer = client.getresponse()
    read = answer.status, answer.read().decode()
    return (*read, answer.getheader('Location')) if with_location else read


def fault(text):
    global faults
    faults += 1
    if faults <= 20:
        print('FAULT:', text)


class Page(html.parser.HTMLParser):
    """Total, values with their counts, links that may be followed, words of titles."""

    def __init__(self, text):
        super().__init__()
        self.total, self.values, self.links, self.words = None, [], [], []
        self.within = None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        own = dict(attributes)
        if own.get('id') == 'total':
            self.within = 'total'
        elif tag == 'input' and own.get('type') == 'checkbox':
            self.values.append([own['name'], own['value'], None])
        elif tag == 'small' and self.values and self.values[-1][2] is None:
            self.within = 'count'
        elif tag == 'h3':
            self.within = 'title'
        if tag == 'a' and 'nofollow' not in own.get('rel', ''):
            self.links.append(own['href'])

    def handle_endtag(self, tag):
        if tag in ('p', 'small', 'h3'):
            self.within = None

    def handle_data(self, data):
        if self.within == 'total':
            self.total = number(data)
        elif self.within == 'count':
            self.values[-1][2] = number(data)
        elif self.within == 'title':
            self.words += re.findall(r'[a-z]{4,}', data.lower())


def number(text):
    return int(re.match(r'[\d,]+', text).group().replace(',', ''))


def search(query, filters):
    parameters = [('q', query)] + [(name, value) for name in filters for value in filters[name]]
    return '/search?' + urllib.parse.urlencode(parameters)


def visit():
    """One visitor: a search and some choices; returns how many pages and numbers were looked at."""
    words, filters, pages, numbers = [], {}, 0, 0
    _, text = get('/search')
    words = Page(text).words or ['therapy']
    query = ' '.join(chance.sample(words, min(len(words), chance.choice([0, 1, 1, 2, 3]))))
    for _ in range(chance.randint(1, 4)):
        target = search(query, filters)
        status, text = get(target)
        page = Page(text)
        pages += 1
        if status != 200 or page.total is None:
            fault(f'{target}: {status}')
            return pages, numbers
        words = page.words or words
        for name, value, count in chance.sample(page.values, min(len(page.values), 3)):
            other = Page(get(search(query, {**filters, name: [value]}))[1])
            numbers += 1
            looked_at[name] += 1
            if other.total != count:
                fault(f'{target} shows {count} beside {name}={value}, which finds {other.total}')
        if not page.values:
            break
        name, value, _ = chance.choice(page.values)
        chosen = filters.setdefault(name, [])
        chosen.remove(value) if value in chosen else chosen.append(value)
        if chance.random() < .3:
            query = ' '.join(chance.sample(words, min(len(words), 2)))
    return pages, numbers


def crawl():
    """All links; the kinds of pages that were met, and how often."""
    seen, waiting, kinds = {'/'}, ['/'], collections.Counter()
    while waiting:
        target = waiting.pop()
        status, text, location = get(target, with_location=True)
        kinds[target.split('?')[0].split('/')[1]] += status == 200
        if status not in (200, 301):
            fault(f'{target}: {status}')
        # Another spelling of a free topic is led to the one that the index has.
        links = [location] if status == 301 else Page(text).links
        for link in links:
            if link.startswith(('http', '#')):
                continue
            to = urllib.parse.urljoin(target, link).split('#')[0]
            if to not in seen:
                seen.add(to)
                waiting.append(to)
    return kinds


pages = numbers = 0
while pages < states:
    more_pages, more_numbers = visit()
    pages += more_pages
    numbers += more_numbers
print(f'seed {seed}: {pages} states, {numbers} numbers looked up, {faults} faults')
print('numbers:', ', '.join(f'{count} of {name}' for name, count in sorted(looked_at.items())))
if states > 0 and '--no-links' not in sys.argv:
    kinds = crawl()
    _, health = get('/health')
    entries = int(re.search(r'"entries":(\d+)', health).group(1))
    print('links:', ', '.join(f'{count} of /{kind}' for kind, count in sorted(kinds.items())), f'; {entries} entries')
    if kinds['entry'] > entries or kinds['search'] > 0:
        fault('a crawler meets more than it should')
sys.exit(1 if faults else 0)

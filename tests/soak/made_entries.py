#!/usr/bin/env python3
"""Entries as lines of JSON with values of all six facets, none of them included: made_entries.py COUNT [SEED]

Values that are hard to write in an address or to tell apart are among them."""
import json
import random
import sys

count = int(sys.argv[1])
chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
WORDS = ('alliance therapy depression dropout client outcome training empathy trauma group cognitive rupture '
         'feedback attachment anxiety meta analysis therapist personality change').split()
ODD = ['none', '"none"', 'a & b', 'a+b', 'x/y', '<b>', "d'Or", 'Ünï', '2015..2020', '50%', 'a,b;c', '心理']
VALUES = {
    'topics': ODD + [f'topic {i}' for i in range(60)],
    'research_types': ['survey', 'trial', 'review', 'none', 'case study', 'a "quoted" type'],
    'keywords': ODD + [f'{one} {other}' for one in WORDS for other in WORDS[:6]],
    'journals': ['Journal of ' + word.title() for word in WORDS] + ['A & B: a journal', 'none', 'Ünï Annals'],
    'authors': [(family, given) for family in ("O'Neil", 'Smith', 'von Berg', 'Ünï', 'None', 'Li', 'Doe-Roe') for given in 'A. B. C.'.split()],
}


def some(name, most):
    return chance.sample(VALUES[name], chance.randint(0, most))


def text(words):
    return ' '.join(chance.choice(WORDS) for _ in range(words)).capitalize() + '.'


for number in range(count):
    entry = {'id': f'made-{number}', 'title': text(5)[:-1], 'summary': text(20) + ' ' + text(15),
             'topics': some('topics', 4), 'research_types': some('research_types', 2), 'keywords': some('keywords', 5)}
    if chance.random() < .8:
        entry['published'] = f'{chance.randint(2010, 2024)}-{chance.randint(1, 12):02}'
    if chance.random() < .8:
        citation = {'title': text(6)[:-1], 'author': [{'family': family, 'given': given} for family, given in some('authors', 3)]}
        if chance.random() < .9:
            citation['container-title'] = chance.choice(VALUES['journals'])
        if chance.random() < .9:
            citation['issued'] = {'date-parts': [[chance.randint(1995, 2024)]]}
        entry['citation'] = citation
    print(json.dumps(entry, ensure_ascii=False))

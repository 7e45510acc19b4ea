"""What OpenAPI cannot say of a request: such requests are neither valid nor invalid, and are left out."""
import datetime
import re

import schemathesis

WINDOW = 10000
VALUES = 20


def number(query, name, otherwise):
    try:
        return int(query.get(name, otherwise))
    except (TypeError, ValueError):
        return otherwise


def is_beyond_window(query):
    n = number(query, 'n', 20)
    skipped = (number(query, 'page', 1) - 1) * n + number(query, 'offset', 0)
    both = all(query.get(name, '') not in ('', None) for name in ('page', 'offset'))
    return both or 0 <= n <= WINDOW < skipped + n


def values_of(query, name):
    values = query.get(name, [])
    return [value for value in (values if isinstance(values, list) else [values]) if value]


def is_no_time(text):
    """Whether a day is in no calendar, or a range may end before it begins."""
    ends = str(text).split('..')
    for end in ends:
        if re.fullmatch(r'\d{4}-\d\d-\d\d', end):
            try:
                datetime.date.fromisoformat(end.replace('0000-', '0001-'))
            except ValueError:
                return True
    return len(ends) == 2 and all(ends) and (ends[0] > ends[1] or not (ends[0] + ends[1]).replace('-', '').isdigit())


@schemathesis.hook
def filter_case(context, case):
    query = case.query or {}
    # Strict reading refuses faulty queries, and values that the index does not have.
    is_strict = 'strict' in (query.get('syntax'), query.get('reading'))
    if is_beyond_window(query) or is_strict and len(query) > 1:
        return False
    # A parameter does not come beside its other name.
    if query.get('syntax') and (query.get('reading') or query.get('platform')):
        return False
    for name, given in query.items():
        # Values that are empty do not count as given.
        if isinstance(given, list) and len(given) > VALUES >= len(values_of(query, name)) - 1:
            return False
    for name in ('year', 'published'):
        ends = [str(query.get(name + end, '') or '') for end in ('_from', '_to')]
        if any(is_no_time(value) for value in [*values_of(query, name), '..'.join(ends)]):
            return False
    return True

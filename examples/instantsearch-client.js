// A search client for the widgets of InstantSearch.js (or those of React and Vue) over the JSON of
// pprsearch-site:
//
//   const searchClient = pprsearchClient('https://example.org/search/');
//   const search = instantsearch({ indexName: 'relevance', searchClient });
//
// The name of the index is the order, so `sortBy` offers "newest" and others. Facets are topic,
// type, year, journal, author and keyword; `searchClient.labels.topic[value]` is what to show of
// a value. One request answers all that widgets ask at once, because the count beside a value never
// depends on what is chosen in its own field.
function pprsearchClient(site) {
  const escape = text => text.replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }[c]));
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  /** Text as HTML, with marks around ranges, which are bytes of UTF-8. */
  const mark = (text, ranges = []) => {
    const bytes = encoder.encode(text);
    const part = (begin, end) => escape(decoder.decode(bytes.slice(begin, end)));
    let html = '';
    let at = 0;
    for (const [begin, end] of ranges) {
      html += `${part(at, begin)}__ais-highlight__${part(begin, end)}__/ais-highlight__`;
      at = end;
    }
    return html + part(at);
  };
  const highlighted = value => ({ value, matchLevel: value.includes('__ais') ? 'full' : 'none', matchedWords: [] });
  const nameOf = value => value === null ? 'none' : /^"*none"*$/.test(value) ? `"${value}"` : value;
  const labels = {};
  const known = new Map();

  const ask = (order, { query = '', hitsPerPage = 20, page = 0, facetFilters = [] }) => {
    const parameters = new URLSearchParams({ q: query, n: hitsPerPage, offset: page * hitsPerPage });
    if (order !== 'relevance') parameters.append('sort', order);
    for (const filter of [facetFilters].flat(2)) {
      const colon = filter.indexOf(':');
      parameters.append(filter.slice(0, colon), filter.slice(colon + 1));
    }
    const address = new URL('search.json?' + parameters, site).href;
    if (!known.has(address)) {
      known.set(address, fetch(address).then(answer => answer.json()).then(json => {
        if (json.status) throw new Error(json.detail);
        return json;
      }));
      known.get(address).catch(() => known.delete(address));
    }
    return known.get(address);
  };
  const facetsOf = ({ facets = {} }) => Object.fromEntries(Object.entries(facets).map(([field, values]) => {
    labels[field] ??= {};
    for (const { value, label } of values) labels[field][nameOf(value)] = label;
    return [field, Object.fromEntries(values.filter(({ count }) => count).map(({ value, count }) => [nameOf(value), count]))];
  }));
  const hitOf = ({ id, entry, title_highlights, snippets = [] }) => ({
    objectID: id,
    ...entry,
    url: new URL('entry/' + encodeURIComponent(id), site).href,
    _highlightResult: { title: highlighted(mark(entry.title, title_highlights)) },
    _snippetResult: { summary: highlighted(snippets.map(({ text, highlights }) => mark(text, highlights)).join(' … ')) },
  });

  return {
    labels,
    async search(requests) {
      const { indexName, params = {} } = requests[0];
      const answer = await ask(indexName, params);
      const { hitsPerPage = 20, page = 0, query = '' } = params;
      const result = {
        hits: answer.hits.map(hitOf), nbHits: answer.total, page, hitsPerPage, query,
        nbPages: Math.ceil(Math.min(answer.total, 10000) / hitsPerPage), facets: facetsOf(answer), params: '',
        exhaustiveNbHits: !answer.cut_short, exhaustiveFacetsCount: !answer.cut_short, processingTimeMS: 0,
      };
      return { results: requests.map(request => ({ ...result, index: request.indexName })) };
    },
    async searchForFacetValues(requests) {
      return requests.map(() => ({ facetHits: [], exhaustiveFacetsCount: true }));
    },
  };
}
if (typeof module !== 'undefined') module.exports = { pprsearchClient };

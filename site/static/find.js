// The search of an exported site: Pagefind, whose index lies beside the pages, answers in the
// browser. Without it the page says so.
(async () => {
  'use strict';
  const hits = document.getElementById('hits');
  if (!hits) return;
  const root = document.body.dataset.root;
  const form = document.getElementById('search');
  const box = document.getElementById('q');
  const topic = document.getElementById('topic');
  const total = document.getElementById('total');
  const more = document.getElementById('more');
  const onPage = 20;

  const asked = new URLSearchParams(location.search);
  box.value = asked.get('q') ?? '';
  topic.value = asked.get('topic') ?? '';
  topic.addEventListener('change', () => form.requestSubmit());

  let pagefind;
  try {
    pagefind = await import(new URL(root + 'pagefind/pagefind.js', location.href));
    await pagefind.init();
  } catch {
    total.textContent = 'This copy of the site has no index to search.';
    return;
  }
  const filters = topic.value ? { topic: topic.value } : {};
  const all = await pagefind.filters();
  const answer = await pagefind.search(box.value.trim() || null, { filters });
  const counts = box.value.trim() ? answer.totalFilters : all;
  total.textContent = `${answer.results.length} ${answer.results.length === 1 ? 'entry' : 'entries'}`;
  for (const option of topic.options) {
    const count = counts.topic?.[option.value];
    if (option.value) option.textContent += ` (${count ?? 0})`;
  }

  const element = (name, text, parent) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    parent.append(made);
    return made;
  };
  /** An excerpt: text, and <mark> around what was found. */
  const addMarked = (html, parent) => {
    const read = new DOMParser().parseFromString(html, 'text/html').body;
    for (const node of read.childNodes) {
      if (node.nodeName === 'MARK') element('mark', node.textContent, parent);
      else parent.append(node.textContent);
    }
  };
  let shown = 0;
  const show = async () => {
    const next = await Promise.all(answer.results.slice(shown, shown + onPage).map(result => result.data()));
    shown += next.length;
    for (const entry of next) {
      const hit = element('li', '', hits);
      const title = element('h3', '', hit);
      title.dir = 'auto';
      element('a', entry.meta.title, title).href = entry.url;
      if (entry.meta.date) element('p', entry.meta.date, hit).className = 'about';
      const text = element('p', '', hit);
      text.dir = 'auto';
      addMarked(entry.excerpt, text);
    }
    more.hidden = shown >= answer.results.length;
  };
  more.addEventListener('click', show);
  await show();
})();

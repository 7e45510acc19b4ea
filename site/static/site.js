// What the pages do better with script. Without it, each link and form does the same by itself.
//
// Suggestions: a combobox as the ARIA Authoring Practices have it (editable, list, manual selection).
// Filters: a change puts the <main> of the new page in the place of the old one, and keeps address,
// focus and announcements right.
(() => {
  'use strict';
  const root = document.body.dataset.root;
  const form = document.getElementById('search');
  let box = document.getElementById('q');
  const searchPath = new URL(root + 'search', location.href).pathname;
  const said = document.createElement('p');
  said.className = 'hidden';
  said.setAttribute('role', 'status');
  form.append(said);
  const say = text => { said.textContent = text; };

  // ---- Suggestions ----
  const pause = 150;
  const list = document.createElement('ul');
  list.id = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Suggestions');
  const hint = document.createElement('p');
  hint.id = 'q-hint';
  hint.className = 'about';
  hint.textContent = 'Enter searches; Shift+Enter begins another line.';
  const hasLines = () => box.tagName === 'TEXTAREA';
  /** A box of one line has suggestions; another has none. */
  const setBox = next => {
    const isFocused = document.activeElement === box;
    if (next !== box) box.replaceWith(next);
    box = next;
    list.remove();
    hint.remove();
    box.after(hasLines() ? hint : list);
    for (const [name, value] of Object.entries(hasLines() ? { 'aria-describedby': hint.id } : {
      role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id,
    })) box.setAttribute(name, value);
    if (isFocused) box.focus();
  };
  setBox(box);
  const parametersOf = data => {
    const parameters = new URLSearchParams();
    for (const [name, value] of data) if (value !== '') parameters.append(name, value);
    return parameters.size ? '?' + parameters : '';
  };

  let timer = 0;
  let asked = null;
  let chosen = -1;

  const close = () => {
    list.hidden = true;
    list.replaceChildren();
    chosen = -1;
    if (hasLines()) return;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  };
  const forget = () => {
    clearTimeout(timer);
    asked?.abort();
    close();
  };
  const choose = index => {
    const options = list.children;
    if (chosen >= 0) options[chosen].setAttribute('aria-selected', 'false');
    chosen = index;
    if (index < 0) return box.removeAttribute('aria-activedescendant');
    options[index].setAttribute('aria-selected', 'true');
    options[index].scrollIntoView({ block: 'nearest' });
    box.setAttribute('aria-activedescendant', options[index].id);
  };
  const take = option => {
    box.value = option.dataset.text;
    forget();
    form.requestSubmit();
  };
  const show = completions => {
    close();
    completions.forEach((completion, index) => {
      const option = document.createElement('li');
      option.id = 'suggestion-' + index;
      option.dataset.text = completion.text;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      const label = document.createElement('bdi');
      label.textContent = completion.label;
      const kind = document.createElement('span');
      kind.className = 'kind';
      kind.textContent = ` ${completion.kind}, ${completion.count}`;
      option.append(label, kind);
      list.append(option);
    });
    list.hidden = completions.length === 0;
    box.setAttribute('aria-expanded', String(!list.hidden));
    say(completions.length === 1 ? '1 suggestion' : `${completions.length} suggestions`);
  };
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(root + 'suggest' + parametersOf(new FormData(form)), { signal: asked.signal });
      if (answer.ok) show((await answer.json()).completions.slice(0, 10));
    } catch (error) {
      if (error.name !== 'AbortError') close();
    }
  };
  form.addEventListener('input', () => {
    forget();
    if (!hasLines() && box.value.trim().length > 1) timer = setTimeout(ask, pause);
  });
  form.addEventListener('keydown', event => {
    const count = list.children.length;
    if (event.isComposing || event.target !== box) return;
    if (hasLines()) {
      if (event.key !== 'Enter' || event.shiftKey) return;
      form.requestSubmit();
    } else if (event.key === 'ArrowDown' && list.hidden && box.value.trim()) {
      ask();
    } else if (event.key === 'ArrowDown' && count) {
      choose(chosen + 1 < count ? chosen + 1 : 0);
    } else if (event.key === 'ArrowUp' && count) {
      choose(chosen > 0 ? chosen - 1 : count - 1);
    } else if (event.key === 'Enter' && chosen >= 0) {
      take(list.children[chosen]);
    } else if (event.key === 'Escape' && !list.hidden) {
      forget();
    } else {
      if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) choose(-1);
      return;
    }
    event.preventDefault();
  });
  list.addEventListener('mousedown', event => {
    event.preventDefault();
    const option = event.target.closest('[role=option]');
    if (option) take(option);
  });
  form.addEventListener('focusout', forget);
  form.addEventListener('paste', event => {
    const text = event.clipboardData.getData('text').trim();
    if (hasLines() || !text.includes('\n')) return;
    event.preventDefault();
    const lines = document.createElement('textarea');
    for (const { name, value } of box.attributes) if (!/^(type|value|role|aria-.*)$/.test(name)) lines.setAttribute(name, value);
    lines.value = box.value.slice(0, box.selectionStart) + text + box.value.slice(box.selectionEnd);
    lines.rows = Math.min(12, text.split('\n').length);
    forget();
    setBox(lines);
  });

  const isPlain = event => !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

  // ---- What a hit has beside its text: its citations, and the id by which unAPI knows it ----
  const equip = () => {
    document.querySelectorAll('.hits h3 a').forEach((title, index) => {
      title.id = 'hit-' + index;
      const place = document.createElement('p');
      const link = document.createElement('a');
      link.className = 'cite';
      link.href = title.href + '#cite';
      link.textContent = 'Cite';
      link.setAttribute('aria-describedby', title.id);
      const id = document.createElement('abbr');
      id.className = 'unapi-id';
      id.title = title.href.split('/').pop();
      place.append(link, id);
      title.closest('li').append(place);
    });
    document.dispatchEvent(new Event('ZoteroItemUpdated', { bubbles: true }));
  };
  equip();

  const cite = async link => {
    const hit = link.closest('li');
    const old = hit.querySelector('.cited');
    link.setAttribute('aria-expanded', String(!old));
    if (old) return old.remove();
    try {
      const answer = await fetch(link.href);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const lines = page.querySelector('.lines');
      for (const file of lines.querySelectorAll('a')) file.href = new URL(file.getAttribute('href'), answer.url).href;
      lines.classList.add('cited');
      hit.append(lines);
    } catch {
      location.assign(link.href);
    }
  };
  document.addEventListener('click', event => {
    const link = event.target.closest?.('a.cite');
    if (!link || !isPlain(event)) return;
    event.preventDefault();
    cite(link);
  });

  // ---- Pages of results in place ----
  const isSearch = url => url.origin === location.origin && url.pathname === searchPath;
  const here = () => location.pathname + location.search;
  let shown = here();
  /** What has the focus, as a function that finds its successor. */
  const place = main => {
    const at = document.activeElement;
    if (!main.contains(at)) return null;
    if (at.name === 'more') {
      const values = `[type=checkbox][name="${CSS.escape(at.value)}"]`;
      const count = main.querySelectorAll(values).length;
      return next => next.querySelectorAll(values)[count];
    }
    const same = at.id ? '#' + CSS.escape(at.id) : `[name="${CSS.escape(at.name ?? '')}"][value="${CSS.escape(at.value ?? '')}"]:not([type=hidden])`;
    return next => next.querySelector(same);
  };
  let under = null;
  const go = async (address, { push, scroll }) => {
    under?.abort();
    under = new AbortController();
    if (!push) shown = here();
    const main = document.getElementById('main');
    main.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(address, { signal: under.signal });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const next = page.getElementById('main');
      if (!next) throw new Error('not a page');
      const focus = place(main);
      const open = [...main.querySelectorAll('.filters details[open] > summary')].map(s => s.textContent);
      main.replaceWith(next);
      equip();
      for (const summary of next.querySelectorAll('.filters summary')) {
        if (open.includes(summary.textContent)) summary.parentElement.open = true;
      }
      document.title = page.title;
      const nextBox = page.getElementById('q');
      if (nextBox.tagName !== box.tagName) {
        forget();
        setBox(nextBox);
      } else if (box.value !== nextBox.value) {
        box.value = nextBox.value;
      }
      if (push) history.pushState(null, '', address);
      shown = here();
      if (focus) (focus(next) || next).focus({ preventScroll: true });
      if (scroll) { next.focus({ preventScroll: true }); scrollTo(0, 0); }
      say((next.querySelector('#total') ?? next.querySelector('h1'))?.textContent ?? '');
    } catch (error) {
      if (error.name !== 'AbortError') location.assign(address);
    }
  };
  if (location.pathname === searchPath) {
    document.addEventListener('change', event => {
      if (event.target.form === form && event.target !== box) go(searchPath + parametersOf(new FormData(form)), { push: true });
    });
    form.addEventListener('submit', event => {
      if (event.submitter?.hasAttribute('formaction')) return;  // a file
      event.preventDefault();
      forget();
      const data = new FormData(form);
      if (event.submitter?.name) data.append(event.submitter.name, event.submitter.value);
      go(searchPath + parametersOf(data), { push: true });
    });
    document.addEventListener('click', event => {
      const link = event.target.closest?.('#main a[href]');
      if (!link || !isPlain(event)) return;
      const url = new URL(link.href);
      if (!isSearch(url) || url.hash) return;
      event.preventDefault();
      go(url.href, { push: true, scroll: true });
    });
    addEventListener('popstate', () => {
      if (here() !== shown) go(location.href, { push: false });  // and not to a place of this page
    });
  }
})();

// What a visitor does with the pages, in Chromium, and what axe-core finds wrong with them.
// node site.cjs ADDRESS CHROMIUM [FOLDER FOR PICTURES]
'use strict';
const fs = require('fs');
const { check, equal, walkThrough, launch, end } = require('./checks.cjs');
const [address, executablePath, pictures] = process.argv.slice(2);
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const total = page => page.locator('#total').textContent();
const focused = page => page.evaluate(() => document.activeElement.id || document.activeElement.name || document.activeElement.tagName);
/** Until a condition holds in the page. */
const until = (page, condition, argument) => page.waitForFunction(condition, argument, { timeout: 15000 });
const untilTotal = (page, text) => until(page, wanted => document.getElementById('total')?.textContent.startsWith(wanted), text);

/** The number beside a value. */
const countOf = async value => (await value.locator("xpath=..").locator("small").textContent()).trim();

// ---- With script ----

async function suggestions(page) {
  await page.goto(address + '/');
  const box = page.getByRole('combobox', { name: 'Search the summaries' });
  await box.pressSequentially('allia', { delay: 20 });
  await page.getByRole('listbox', { name: 'Suggestions' }).waitFor();
  equal(await box.getAttribute('aria-expanded'), 'true', 'the box with suggestions is expanded');
  equal(await box.getAttribute('aria-activedescendant'), null, 'nothing is chosen beforehand');
  check(/^\d+ suggestions?$/.test(await page.locator('form [role=status]').textContent()), 'the number of suggestions is announced');
  await box.press('ArrowDown');
  const chosen = await box.getAttribute('aria-activedescendant');
  equal(await page.locator('#' + chosen).getAttribute('aria-selected'), 'true', 'the first is chosen by arrow');
  equal(await focused(page), 'q', 'the focus stays in the box');
  await box.press('Escape');
  equal(await box.getAttribute('aria-expanded'), 'false', 'Escape closes the list');
  equal(await box.inputValue(), 'allia', 'Escape keeps the text');
  await box.press('ArrowDown');
  await page.getByRole('option').first().waitFor();
  await box.press('ArrowDown');
  const text = await page.getByRole('option').first().getAttribute('data-text');
  await box.press('Enter');
  await page.waitForURL(url => url.searchParams.has('q'));
  equal(await page.locator('#q').inputValue(), text, 'the suggestion is searched for');
  check(/^\d+ entr/.test(await total(page)), 'the suggestion finds something');
}

async function filters(page) {
  await page.goto(address + '/search?q=therapy');
  const all = await total(page);
  await page.evaluate(() => { window.isSamePage = true; });
  const value = page.locator('input[type=checkbox][name=topic]').nth(1);
  const slug = await value.getAttribute('value');
  const count = await countOf(value);
  await value.focus();
  await value.press('Space');
  await page.waitForURL(url => url.searchParams.get('topic') === slug);
  await untilTotal(page, count + ' ');
  check(await page.evaluate(() => window.isSamePage === true), 'the page is exchanged in place');
  equal(await page.evaluate(() => document.activeElement.value), slug, 'the focus stays at the value');
  check((await page.locator('form [role=status]').textContent()).startsWith(count + ' '), 'the new total is announced');
  await page.goBack();
  await untilTotal(page, all);
  check(!(await page.locator(`input[name=topic][value="${slug}"]`).isChecked()), 'Back takes the filter away');
  await page.goForward();
  await untilTotal(page, count + ' ');
  await page.reload();
  equal((await total(page)).split(' ')[0], count, 'the same after reloading');
  await page.getByRole('link', { name: /^Remove Topic/ }).click();
  await untilTotal(page, all);
  check(!new URL(page.url()).searchParams.has('topic'), 'the address has no filter any more');
  await page.locator('#sort').selectOption('newest');
  await page.waitForURL(url => url.searchParams.get('sort') === 'newest');
}

async function pages(page) {
  await page.goto(address + '/search?n=10');
  const first = await page.locator('.hits h3').first().textContent();
  await page.getByRole('link', { name: 'Next page' }).click();
  await page.waitForURL(url => url.searchParams.get('page') === '2');
  await until(page, before => document.querySelector('.hits h3').textContent !== before, first);
  equal(await focused(page), 'main', 'the next page begins at its beginning');
  await page.locator('.hits .cite').first().click();
  check((await page.locator('.hits .cited').first().innerText()).includes('Cite the summary'), 'the citation opens');
  const title = await page.locator('.hits h3').first().textContent();
  await page.locator('.hits h3 a').first().click();
  await page.waitForURL('**/entry/*');
  equal(await page.locator('h1').textContent(), title, 'the entry opens');
  const file = page.getByRole('link', { name: 'BibTeX' }).first();
  const answer = await page.request.get(new URL(await file.getAttribute('href'), page.url()).href);
  check(answer.ok() && (await answer.text()).startsWith('@'), 'the file of BibTeX is one');
  await page.emulateMedia({ media: 'print' });
  check(!(await page.locator('header').isVisible()), 'on paper there is no box');
  check(await page.locator('h1').isVisible(), 'on paper there is the entry');
  await page.emulateMedia({ media: 'screen' });
}

async function files(page) {
  await page.goto(address + '/search?q=therapy&topic=empathy');
  const all = await total(page);
  await page.locator('.files summary').click();
  for (const [name, beginning] of [['RIS', 'TY  - '], ['BibTeX', '@'], ['CSV', 'rank,']]) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name, exact: true }).first().click()]);
    const text = fs.readFileSync(await download.path(), 'utf8');
    check(text.startsWith(beginning), `the file of ${name} is one: ${text.slice(0, 60)}`);
    if (name === 'RIS') equal(String(text.match(/^ER {2}-/gm).length), all.split(' ')[0], 'the file has what was found');
  }
  const feed = page.getByRole('link', { name: /^Feed of these entries/ });
  const answer = await page.request.get(new URL(await feed.getAttribute('href'), page.url()).href);
  equal(String((await answer.text()).split('<entry>').length - 1), all.split(' ')[0], 'the feed has what was found');
  await page.goto(address + '/search');
  const more = page.getByRole('button', { name: /more of Topic$/ });
  const before = await page.locator('input[name=topic][type=checkbox]').count();
  await more.click();
  await page.waitForURL(url => url.searchParams.get('more') === 'topic');
  await until(page, count => document.querySelectorAll('input[name=topic][type=checkbox]').length > count, before);
  const place = await page.evaluate(() => [...document.querySelectorAll('input[name=topic][type=checkbox]')].indexOf(document.activeElement));
  equal(place, before, 'the first of the new values has the focus');
}

async function skipping(page) {
  await page.goto(address + '/search?q=therapy');
  await page.keyboard.press('Tab');
  equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to the content', 'the first stop is the skip link');
  await page.evaluate(() => { window.oldMain = document.getElementById('main'); });
  let asked = 0;
  page.on('request', () => { asked += 1; });
  await page.keyboard.press('Enter');
  equal(await focused(page), 'main', 'it leads to the content');
  await page.setViewportSize({ width: 360, height: 640 });
  await page.getByRole('link', { name: 'To the filters' }).click();
  await page.waitForTimeout(300);
  equal(asked, 0, 'a link within the page fetches nothing');
  check(await page.evaluate(() => document.getElementById('main') === window.oldMain), 'a link within the page leaves it as it is');
  check(await page.evaluate(() => Math.abs(document.getElementById('filters').getBoundingClientRect().top) < 50), 'the filters are in sight');
  await page.keyboard.press('Tab');
  equal(await focused(page), 'sort', 'the first stop behind it is the first control of the filters');
}

/** A query of several lines is the same whatever is changed beside it. */
async function lines(page) {
  const query = '1. alliance.ti.\n2. rupture*.ti,ab.\n3. 1 or 2';
  await page.goto(`${address}/search?platform=ovid&q=${encodeURIComponent(query)}`);
  const all = await total(page);
  equal(await page.locator('#q').inputValue(), query, 'the box has all lines');
  equal(await page.locator('#q').getAttribute('role'), null, 'a box of several lines is no combobox');
  await page.locator('#sort').selectOption('title');
  await page.waitForURL(url => url.searchParams.get('sort') === 'title');
  equal(new URL(page.url()).searchParams.get('q'), query, 'another order keeps the query');
  await untilTotal(page, all.split(' ')[0]);
  await page.locator('#q').focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('4. alliance.ab.');
  equal(await page.locator('#q').inputValue(), query + '\n4. alliance.ab.', 'Shift+Enter begins a line');
  await page.keyboard.press('Enter');
  await page.waitForURL(url => url.searchParams.get('q').endsWith('4. alliance.ab.'));
  equal(await focused(page), 'q', 'Enter searches, and the focus stays');
  await page.locator('#q').fill('alliance');
  await page.locator('#platform').selectOption('ppr');
  await page.waitForURL(url => !url.searchParams.get('q').includes('4.'));
  await page.getByRole('combobox', { name: 'Search the summaries' }).waitFor();
  await page.goto(address + '/');
  await page.locator('#q').focus();
  await page.evaluate(text => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.getElementById('q').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, query);
  equal(await page.locator('#q').inputValue(), query, 'what is pasted keeps its lines');
  equal(await focused(page), 'q', 'the focus stays in the box');
  await page.keyboard.press('Enter');
  await page.waitForURL(url => url.searchParams.get('q')?.replace(/\r/g, '') === query);
  equal(await page.locator('#q').inputValue(), query, 'what was pasted is searched for');
}

/** What is in force is kept by every change, and can be taken away. */
async function inForce(page) {
  await page.goto(address + '/search?q=zzzz&type=none');
  await page.locator('#q').fill('alliance');
  await page.keyboard.press('Enter');
  await page.waitForURL(url => url.searchParams.get('q') === 'alliance');
  equal(new URL(page.url()).searchParams.get('type'), 'none', 'a filter without a facet is kept');
  await page.goto(address + '/search?year=1970..');
  await page.locator('#sort').selectOption('title');
  await page.waitForURL(url => url.searchParams.get('sort') === 'title');
  equal(new URL(page.url()).searchParams.getAll('year').join(), '1970..', 'a range is sent once');
  const within = page.locator('.within a').first();
  const count = (await page.locator('.within .count').first().textContent()).trim();
  await within.click();
  await untilTotal(page, count + ' ');
  const box = page.locator('input[name=year]:checked');
  await box.click();  // which leads to another page, where the box is gone
  await page.waitForURL(url => !url.searchParams.has('year'));
  await page.goto(address + '/search?topic=dropout');
  const box2 = page.getByRole('combobox', { name: 'Search the summaries' });
  await box2.pressSequentially('alli', { delay: 20 });
  await page.getByRole('option').first().waitFor();
  const told = await page.getByRole('option').first().locator('.kind').textContent();
  await box2.press('ArrowDown');
  await box2.press('Enter');
  await page.waitForURL(url => url.searchParams.has('q'));
  equal(new URL(page.url()).searchParams.get('topic'), 'dropout', 'a suggestion keeps the filter');
  await untilTotal(page, told.split(', ')[1] + ' ');
}

// ---- Without script ----

async function withoutScript(browser) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address + '/');
  await page.getByLabel('Search the summaries').fill('therapy');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.waitForURL(url => url.searchParams.get('q') === 'therapy');
  const all = await total(page);
  const value = page.locator('input[type=checkbox][name=topic]').first();
  const count = await countOf(value);
  await value.check();
  await page.locator('#sort').selectOption('oldest');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.waitForURL(url => url.searchParams.has('topic'));
  equal((await total(page)).split(' ')[0], count, 'without script the filter finds what it says');
  equal(await page.locator('#sort').inputValue(), 'oldest', 'without script the order is kept');
  await page.getByRole('link', { name: /^Remove Topic/ }).click();
  equal((await total(page)).split(' ')[0], all.split(' ')[0], 'without script the filter can be removed');
  await page.goBack();
  equal((await total(page)).split(' ')[0], count, 'without script Back goes back');
  await context.close();
}

// ---- What axe-core finds ----

/** A page of 503, by asking more than the server takes. */
async function overloaded() {
  for (let round = 0; round < 20; round += 1) {
    const many = Array.from({ length: 200 }, (_, i) => fetch(`${address}/search?n=100&q=therapy+OR+the*+OR+a${i}x*${round}`));
    for (const answer of await Promise.all(many)) if (answer.status === 503) return answer.text();
  }
  return null;
}

async function accessibility(browser) {
  const addresses = {
    home: '/', results: '/search?q=therapy', filtered: '/search?q=therapy&topic=alliance&year=2015..2020',
    misspelt: '/search?q=aliance+rupture', empty: '/search?q=alliance+AND+zebra', faulty: '/search?q=(alliance',
    explained: '/search?q=cbt&explain=1', lines: '/search?platform=ovid&q=1.+alliance.ti.%0A2.+1', range: '/search?year=2015..', behind: '/search?page=90', wrong: '/search?year=abc', 400: '/search?n=900', 404: '/nothing', entry: '/entry/2020-12-how-does-therapy-harm',
    similar: '/entry/2020-12-how-does-therapy-harm/similar', topic: '/topic/alliance', year: '/archive/2020', month: '/archive/2020/07',
  };
  const busy = await overloaded();
  check(busy !== null, 'the server never had too much to do');
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [320, 1100]) {
      // The policy of the pages would keep axe out.
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
      const page = await context.newPage();
      await page.route('**/busy', route => route.fulfill({ status: 503, contentType: 'text/html', body: busy ?? '' }));
      for (const [name, path] of Object.entries({ ...addresses, 503: '/busy' })) {
        await page.goto(address + path);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run({
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        }));
        for (const { id, nodes } of violations) check(false, `${name}, ${colorScheme}, ${width} px: ${id}: ${nodes[0].html.slice(0, 200)}`);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        check(beyond <= 0, `${name} at ${width} px is ${beyond} px too wide`);
        if (pictures) await page.screenshot({ path: `${pictures}/${name}-${colorScheme}-${width}.png` });
      }
      await context.close();
    }
  }
}

async function main() {
  const browser = await launch(executablePath);
  for (const walk of [suggestions, filters, pages, files, skipping, lines, inForce]) await walkThrough(browser, walk);
  await withoutScript(browser).catch(error => check(false, `without script: ${error.message}`));
  await accessibility(browser);
  await browser.close();
  end('pages');
}
main();

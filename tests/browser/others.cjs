// Other ways to the same entries, in Chromium: an exported site that Pagefind searches, and the
// widgets of InstantSearch on a page of somebody else.
// node others.cjs ADDRESS EXPORTED_ADDRESS CHROMIUM
'use strict';
const fs = require('fs');
const { check, equal, walkThrough, launch, end } = require('./checks.cjs');
const [address, exported, executablePath] = process.argv.slice(2);

async function exportedSite(page) {
  await page.goto(exported + '/index.html');
  const topic = page.locator('a[href*="topic/alliance.html"]').first();
  const count = (await topic.locator('xpath=..').locator('.count').textContent()).trim();
  await topic.click();
  check((await page.locator('main').textContent()).includes(`${count} entr`), 'a topic has the entries that the first page counts');
  await page.locator('.hits h3 a').first().click();
  await page.waitForURL('**/entry/*.html');
  const title = await page.locator('h1').textContent();
  await page.getByRole('searchbox').fill(title);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.waitForURL('**/search.html?q=*');
  await page.locator('#hits li').first().waitFor();
  check((await page.locator('#hits h3').allTextContents()).includes(title), 'the search finds an entry by its title');
  await page.locator('#hits h3 a', { hasText: title }).first().click();
  equal(await page.locator('h1').textContent(), title, 'a hit leads to its entry');
  await page.goto(exported + '/search.html?topic=alliance');
  await page.waitForFunction(wanted => document.getElementById('total').textContent.startsWith(wanted + ' '), count);
  check((await page.locator('#topic option:checked').textContent()).includes(`(${count})`), 'the number beside a topic is its total');
}

/** Every link of every page leads to a file. */
async function exportedLinks(page) {
  const seen = new Set(['index.html']);
  const open = ['index.html'];
  while (open.length > 0) {
    const path = open.pop();
    const answer = await page.request.get(`${exported}/${path}`);
    if (!answer.ok()) check(false, `${path}: ${answer.status()}`);
    if (!path.endsWith('.html')) continue;
    for (const [, href] of (await answer.text()).matchAll(/(?:href|src|action)="([^"]*)"/g)) {
      if (/^(https?:|data:|#)/.test(href)) continue;
      const url = new URL(href.replace(/&amp;/g, '&'), `${exported}/${path}`);
      const name = url.pathname.slice(1);
      if (!seen.has(name)) open.push(name);
      seen.add(name);
    }
  }
  check(seen.size > 500, `only ${seen.size} files are linked`);
}

const widgetsPage = `<!DOCTYPE html><title>Widgets</title>
<div id="box"></div><div id="stats"></div><div id="topics"></div><div id="hits"></div><div id="pages"></div>`;

async function widgets(page) {
  await page.route('**/widgets', route => route.fulfill({ contentType: 'text/html', body: widgetsPage }));
  await page.goto(exported + '/widgets');  // another origin than that of the site
  await page.addScriptTag({ content: fs.readFileSync(require.resolve('instantsearch.js/dist/instantsearch.production.min.js'), 'utf8') });
  await page.addScriptTag({ content: fs.readFileSync(`${__dirname}/../../examples/instantsearch-client.js`, 'utf8') });
  let asked = 0;
  page.on('request', request => { asked += request.url().includes('/search.json') ? 1 : 0; });
  await page.evaluate(site => {
    const searchClient = pprsearchClient(site);
    const { searchBox, stats, refinementList, hits, pagination } = instantsearch.widgets;
    const search = instantsearch({ indexName: 'relevance', searchClient, future: { preserveSharedStateOnUnmount: true } });
    search.addWidgets([
      searchBox({ container: '#box' }),
      stats({ container: '#stats', templates: { text: ({ nbHits }) => String(nbHits) } }),
      refinementList({ container: '#topics', attribute: 'topic', transformItems: items => items.map(item => ({ ...item, label: searchClient.labels.topic[item.value], highlighted: searchClient.labels.topic[item.value] })) }),
      hits({ container: '#hits', templates: { item: (hit, { html, components }) => html`<a href="${hit.url}">${components.Highlight({ attribute: 'title', hit })}</a>` } }),
      pagination({ container: '#pages' }),
    ]);
    search.start();
  }, address + '/');
  const total = text => page.waitForFunction(wanted => document.querySelector('.ais-Stats-text')?.textContent === wanted, text);
  await page.locator('#box input').fill('alliance');
  const wanted = (await (await page.request.get(address + '/search.json?q=alliance')).json());
  await total(String(wanted.total));
  equal((await page.locator('#hits a').first().textContent()), wanted.hits[0].entry.title, 'the first hit is that of the site');
  check(await page.locator('#hits mark').count() > 0, 'what was found is marked');
  const item = page.locator('#topics li').nth(1);
  const count = (await item.locator('.ais-RefinementList-count').textContent()).trim();
  const label = (await item.locator('.ais-RefinementList-labelText').textContent()).trim();
  check(wanted.facets.topic.some(topic => topic.label === label), `the label '${label}' is that of a topic`);
  const before = asked;
  await item.locator('input').click();  // what is chosen moves to the top
  await total(count);
  equal(asked - before, 1, 'a click asks once');
}

async function main() {
  const browser = await launch(executablePath);
  await walkThrough(browser, exportedSite);
  await walkThrough(browser, exportedLinks);
  await walkThrough(browser, widgets);
  await browser.close();
  end('export and widgets');
}
main();

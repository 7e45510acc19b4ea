// What the browser tests share: checks that are counted, and a browser.
'use strict';
const { chromium } = require('playwright-core');

let checks = 0;
let failures = 0;
const check = (holds, what) => {
  checks += 1;
  if (holds) return;
  failures += 1;
  console.log(`FAILED: ${what}`);
};
const equal = (got, wanted, what) => check(got === wanted, `${what}: expected '${wanted}', got '${got}'`);

/** Calls `walk` with a page of its own, and says what the page complains of. */
async function walkThrough(browser, walk, ...rest) {
  const errors = [];
  const page = await browser.newPage();
  page.setDefaultTimeout(15000);
  page.on('pageerror', error => errors.push(error.message));
  page.on('console', message => { if (message.type() === 'error') errors.push(message.text()); });
  try {
    await walk(page, ...rest);
  } catch (error) {
    check(false, `${walk.name}: ${error.message}`);
  }
  equal(errors.join('; '), '', `${walk.name}: what the page complains of`);
  await page.close();
}

// Chromium asks a person before a page of one local server may ask another one.
const launch = executablePath => chromium.launch({
  executablePath,
  args: ['--disable-features=LocalNetworkAccessChecks', ...(process.getuid() === 0 ? ['--no-sandbox'] : [])],
});

/** Says how it went, and ends. */
function end(name) {
  console.log(`${name}: ${checks} checks, ${failures} failed`);
  process.exit(failures === 0 ? 0 : 1);
}

module.exports = { check, equal, walkThrough, launch, end };

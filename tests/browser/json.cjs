// What programs get: every JSON is valid by its schema and has no member that the schema lacks; the
// description of the interface is valid OpenAPI.
// node json.cjs ADDRESS [COUNT]
'use strict';
const Ajv = require('ajv/dist/2020');
const { Validator } = require('@seriousme/openapi-schema-validator');
const [address, count = '1000'] = process.argv.slice(2);

let checks = 0;
let failures = 0;
const check = (holds, what) => {
  checks += 1;
  if (holds) return;
  failures += 1;
  if (failures <= 20) console.log(`FAILED: ${what}`);
};

/** The same schema for our own answers: what is not described is a fault. */
function closed(schema) {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  if (copy.type === 'object' && copy.properties && !('additionalProperties' in copy)) copy.additionalProperties = false;
  return copy;
}

const seed = Number(process.env.PPRSEARCH_TEST_SEED || 1);
let state = seed;
const random = limit => {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return Math.floor(state / 2 ** 32 * limit);
};
const of = list => list[random(list.length)];

const words = ['alliance', 'therapy', 'aliance', 'the', 'dropout', 'cbt', 'zebra', '"working alliance"', 'author:smith', 'NOT',
  'AND', 'OR', '(', ')', '"', 'therap*', 'year:2015..', 'NEAR/3', 'd\u00e9pression', '\u202e', '\u0000', '<b>', 'smith 2019', 'psychotherapy research'];
const values = { topic: ['alliance', 'dropout', 'none', 'nothing'], type: ['meta-analysis', 'none'], year: ['2015..2020', '2019', 'x'], sort: ['newest', 'author', 'best'],
  match: ['all', 'any', 'auto'], syntax: ['strict', 'plain', 'lenient'], explain: ['1', '0'], n: ['0', '5', '100', '101'], page: ['2', '0'], snippets: ['0', '1'],
  expand: ['none', 'inflections,feedback', 'all'], author: ['Smith, J.', 'smith'], keyword: ['none'], prefer_recent: ['1'], published: ['2020-07..'] };

function randomAddress() {
  const parameters = new URLSearchParams();
  if (random(10) > 0) parameters.append('q', Array.from({ length: 1 + random(4) }, () => of(words)).join(' '));
  for (let i = random(4); i > 0; i -= 1) {
    const name = of(Object.keys(values));
    parameters.append(name, of(values[name]));
  }
  return '/search.json?' + parameters;
}

async function main() {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: false });
  const names = ['entry', 'result', 'completions', 'problem', 'health', 'suggestions'];
  const schemas = {};
  for (const name of names) {
    schemas[name] = await (await fetch(`${address}/schema/${name}.json`)).json();
    ajv.addSchema(closed(schemas[name]));
  }
  const valid = (name, value, what) => {
    const validate = ajv.getSchema(name + '.json');
    check(validate(value), `${what}: ${JSON.stringify(validate.errors)}`);
  };
  const get = async path => {
    const answer = await fetch(address + path);
    return { status: answer.status, json: await answer.json() };
  };
  const statuses = {};
  const ids = new Set();
  for (let i = 0; i < Number(count); i += 1) {
    const path = randomAddress();
    const { status, json } = await get(path);
    statuses[status] = (statuses[status] || 0) + 1;
    valid(status === 200 ? 'result' : 'problem', json, path);
    for (const hit of json.hits ?? []) ids.add(hit.id);
  }
  console.log(`seed ${seed}, statuses ${JSON.stringify(statuses)}`);
  check(statuses[200] > Number(count) / 2 && statuses[400] > 0, 'the addresses are of both kinds');
  for (const id of [...ids].slice(0, 100)) {
    const { json } = await get(`/entry/${encodeURIComponent(id)}.json`);
    valid('entry', json, id);
  }
  for (const typed of ['', 'alli', 'therap', 'author:s', '"work', '(', 'x'.repeat(3000)]) {
    valid('completions', (await get('/suggest?q=' + encodeURIComponent(typed))).json, typed);
    valid('suggestions', (await get('/suggest.opensearch?q=' + encodeURIComponent(typed))).json, typed);
  }
  valid('health', (await get('/health')).json, '/health');
  for (const path of ['/entry/nobody.json', '/schema/nothing.json', '/search.csl.json?n=x']) valid('problem', (await get(path)).json, path);
  const description = (await get('/openapi.json')).json;
  // The validator follows no links: they lead to the schemas above, or are faults.
  const text = JSON.stringify(description).replace(/\{"\$ref":"schema\/([a-z]+)\.json"\}/g, (whole, name) => (names.includes(name) ? 'true' : whole));
  const { valid: isValid, errors } = await new Validator().validate(JSON.parse(text));
  check(isValid, `openapi.json: ${JSON.stringify(errors)}`);
  const known = [...ids][0];
  for (const path of Object.keys(description.paths)) {
    const slug = path.startsWith('/type/') ? 'meta-analysis' : 'alliance';
    const { status } = await fetch(address + path.replace('{id}', encodeURIComponent(known)).replace('{slug}', slug));
    check(status === 200, `${path} of openapi.json answers ${status}`);
  }
  console.log(`${checks} checks of JSON, ${failures} failed`);
  process.exit(failures === 0 ? 0 : 1);
}
main();

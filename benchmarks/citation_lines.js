// Makes reference lines of records, for `citations`:
//
//   node citation_lines.js RECORDS.json LOCALE.xml STYLE.csl... > LINES.jsonl
//
// RECORDS.json is an array of CSL-JSON items with different ids. The package `citeproc` must be
// installed. A style of notes gives two lines for each record: the bibliography's and the note's.

const CSL = require('citeproc');
const fs = require('fs');
const path = require('path');

const [recordsFile, localeFile, ...styleFiles] = process.argv.slice(2);
if (!recordsFile || !localeFile || styleFiles.length === 0) {
  console.error('usage: node citation_lines.js RECORDS.json LOCALE.xml STYLE.csl...');
  process.exit(2);
}

const locale = fs.readFileSync(localeFile, 'utf8');
const items = new Map();
for (const record of JSON.parse(fs.readFileSync(recordsFile, 'utf8'))) {
  const { abstract, note, keyword, ISSN, PMID, ...item } = record;
  if (item.DOI) delete item.URL;
  items.set(item.id, item);
}
const system = { retrieveLocale: () => locale, retrieveItem: (id) => items.get(id) };
const ids = [...items.keys()];
const kChunk = 50;

function print(style, id, text) {
  const line = text.replace(/\s+/g, ' ').trim();
  process.stdout.write(JSON.stringify({ style, line, record: items.get(id) }) + '\n');
}

for (const file of styleFiles) {
  const xml = fs.readFileSync(file, 'utf8');
  const name = path.basename(file, '.csl');
  const engine = new CSL.Engine(system, xml, 'en-US');
  engine.setOutputFormat('text');
  for (let i = 0; i < ids.length; i += kChunk) {
    engine.updateItems(ids.slice(i, i + kChunk));
    const [about, lines] = engine.makeBibliography();
    lines.forEach((line, k) => print(name, about.entry_ids[k][0], line));
  }
  if (!/class="note"/.test(xml)) continue;
  for (const id of ids) {
    engine.updateItems([id]);
    print(name + '/note', id, engine.makeCitationCluster([{ id }]));
  }
}

// Asks pprsearch from Node, without any package: of a site by HTTP, or of a program that is kept
// running, by lines of JSON. Both answer with the same JSON.
//
//   node search.mjs http://127.0.0.1:8080/ QUERY
//   node search.mjs INDEX QUERY                    (PPRSEARCH names the program)
import {spawn} from 'node:child_process';
import {createInterface} from 'node:readline';

async function askSite(site, query, limit) {
  const address = new URL('search.json', site);
  address.search = new URLSearchParams({q: query, n: limit}).toString();
  const answer = await fetch(address);
  const json = await answer.json();
  if (!answer.ok) throw new Error(json.detail ?? json.title);
  return json;
}

// A process that answers line by line; as many questions as one likes may be under way.
class Program {
  constructor(index) {
    const program = process.env.PPRSEARCH ?? 'pprsearch';
    const options = ['--index', index, '--batch', '-', '--format', 'json'];
    this.child = spawn(program, options, {stdio: ['pipe', 'pipe', 'inherit']});
    this.waiting = [];  // answers come in the order of the questions
    this.ended = null;  // why nothing is answered any more
    this.child.on('error', (error) => this.fail(error));
    this.child.stdin.on('error', () => {});  // it has ended: 'close' tells
    this.child.on('close', () => this.fail(new Error(`${program} has ended`)));
    createInterface({input: this.child.stdout}).on('line', (line) => {
      const {resolve, reject} = this.waiting.shift();
      const json = JSON.parse(line);
      if (json.error) reject(Object.assign(new Error(json.error.message), json.error));
      else resolve(json);
    });
  }
  fail(error) {
    this.ended ??= error;
    for (const {reject} of this.waiting.splice(0)) reject(error);
  }
  ask(request) {
    if (this.ended) return Promise.reject(this.ended);
    return new Promise((resolve, reject) => {
      this.waiting.push({resolve, reject});
      this.child.stdin.write(`${JSON.stringify(request)}\n`);
    });
  }
  close() {
    this.child.stdin.end();
  }
}

async function askProgram(index, query, limit) {
  const program = new Program(index);
  try {
    return await program.ask({query, syntax: 'lenient', limit});
  } finally {
    program.close();
  }
}

const [place, query = ''] = process.argv.slice(2);
const ask = /^https?:/.test(place) ? askSite : askProgram;
try {
  const result = await ask(place, query, 5);
  console.log(`${result.total} found`);
  for (const hit of result.hits) console.log(`${hit.rank}. ${hit.entry.title}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}

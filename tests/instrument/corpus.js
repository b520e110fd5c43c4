// Tells which instrumented files are no longer programs: node corpus.js < LIST, a JSON array of
// [path of the original, path of the instrumented text]. One process for all: a thousand are slow.
'use strict';
const fs = require('fs');
const vm = require('vm');
const Module = require('module');

const wrap = (text) => Module.wrap(text.replace(/^\uFEFF/, '').replace(/^#!.*/, ''));

function parses(text, filename) {
  for (const [kind, make] of [
    ['script', () => new vm.Script(wrap(text), { filename })],
    ['module', () => new vm.SourceTextModule(text.replace(/^\uFEFF/, ''))],
  ])
    try {
      make();
      return kind;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  return undefined;
}

const lines = (text) => text.split('\n').length;
const answer = { taken: 0, skipped: 0, failures: [] };
for (const [original, changed] of JSON.parse(fs.readFileSync(0, 'utf8'))) {
  const before = fs.readFileSync(original, 'utf8');
  const after = fs.readFileSync(changed, 'utf8');
  const kind = parses(before, original);
  if (kind === undefined) answer.skipped++;
  else if (parses(after, changed) !== kind) answer.failures.push(`${original}: no ${kind} now`);
  else if (lines(before) !== lines(after)) answer.failures.push(`${original}: other lines`);
  else answer.taken++;
}
console.log(JSON.stringify(answer));

// The sites: their counters, and what a call costs by costs.tsv: for each site a list of charges by
// the receiver's type. A charge is a number, the letter 'n' or 't', or a function of n a b v w p r t.
'use strict';
const fs = require('fs');
const path = require('path');
const threads = require('worker_threads');

const KEY = 'argus.counters';
const lines = (name) => fs.readFileSync(path.join(__dirname, name), 'utf8').split('\n');
const sites = lines('sites.tsv').filter(Boolean).map((line) => line.split('\t'));

// A worker of the program's counts in the same counters.
const inherited = threads.isMainThread ? undefined : threads.getEnvironmentData(KEY);
const memory = inherited || new SharedArrayBuffer(8 * Math.max(1, sites.length));
const counters = new Float64Array(memory);

const [LIST, STR, DICT, SET, INT, ANY] = [0, 1, 2, 3, 4, 5];
const TYPES = { list: LIST, str: STR, dict: DICT, set: SET, int: INT, any: ANY, '-': ANY };

function compile(cost) {
  if (cost === 'n' || cost === 't') return cost;
  if (/^[0-9]+$/.test(cost)) return Number(cost);
  if (!/^[-+*(). 0-9a-z]+$/.test(cost)) return 1;
  const body = cost.replace(/log\(/g, 'log2(');
  const names = '{ log2, sqrt, exp, fact }';
  return new Function(names, `return (n, a, b, v, w, p, r, t) => ${body};`)({
    log2: (x) => (x > 1 ? Math.log2(x) : 0),
    sqrt: Math.sqrt,
    exp: (x) => 2 ** x,
    fact: (x) => {
      let product = 1;
      for (let i = 2; i <= x && product < Infinity; i++) product *= i;
      return product;
    },
  });
}

function loadCosts() {
  const methods = new Map();
  const functions = new Map([['spread', 'a']]);
  for (const line of lines('costs.tsv')) {
    const [type, name, cost] = line.split('\t');
    if (cost === undefined || line[0] === '#' || !(type in TYPES)) continue;
    if (type === '-') functions.set(name.replace(/^.*\./, ''), cost);
    else methods.set(name, [...(methods.get(name) || []), [TYPES[type], cost]]);
  }
  return { methods, functions };
}

const charges = []; // of site k by type: charges[8 * k + type]
const calls = []; // of site k: what a function costs
const held = []; // of site k: the receiver's type and length, until the argument is known
const grownTo = []; // of site k: how long the text was that was looked into last
const DEEP = ['stringify', 'structuredClone'];

function compileSites() {
  const { methods, functions } = loadCosts();
  sites.forEach(([kind, name], k) => {
    for (let type = 0; type < 8; type++) charges.push(1);
    calls.push(1);
    grownTo.push(0);
    held.push({
      type: ANY,
      n: 0,
      a: 0,
      start: 0,
      value: undefined,
      pattern: undefined,
      stepped: false,
      went: undefined,
      matches: name === 'exec' || name === 'test',
      views: name === 'set',
      sorts: name === 'sort' || name === 'toSorted',
      reads: name === 'readFileSync',
      deep: DEEP.includes(name),
      prints: false,
    });
    if (kind !== 'call') return;
    const rows = methods.get(name) || [];
    const called = functions.get(name) || '1';
    for (const [type, cost] of rows) charges[8 * k + type] = compile(cost);
    calls[k] = compile(called);
    held[k].prints = called === 't' || [['', called], ...rows].some(([, cost]) => cost === 'p');
  });
}

compileSites();
module.exports = {
  KEY, sites, memory, counters, charges, calls, held, grownTo, LIST, STR, DICT, SET, INT, ANY,
};

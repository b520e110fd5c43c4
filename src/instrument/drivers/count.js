// Runs an instrumented program inside the box and writes its counts to descriptor 3.
//
// argv: the program's path, 'script' or 'module', then nothing (the program runs as the main one)
// or --function NAME (it is loaded, and the function called once on the arguments that come as JSON
// on standard input). Beside this file stand sites.tsv (a line a counter: kind, tab, name) and
// costs.tsv (what library calls cost).
//
// The counters are shared memory, so that a thread of its own can write them down ten times a
// second: a program that is killed leaves what it had counted.
'use strict';
const fs = require('fs');
const path = require('path');
const Module = require('module');
const threads = require('worker_threads');
const { pathToFileURL } = require('url');

const COUNTS = 3; // the descriptor
const PERIOD = 100; // milliseconds between two partial reports
const KEY = 'argus.counters';

const lines = (name) => fs.readFileSync(path.join(__dirname, name), 'utf8').split('\n');
const sites = lines('sites.tsv').filter(Boolean).map((line) => line.split('\t'));

// A worker of the program's counts in the same counters.
const inherited = threads.isMainThread ? undefined : threads.getEnvironmentData(KEY);
const memory = inherited || new SharedArrayBuffer(8 * Math.max(1, sites.length));
const counters = new Float64Array(memory);

function define(name, value) {
  Object.defineProperty(globalThis, name, { value });
}

// The writer: whoever holds the lock writes; the main thread never gives it back at the end.
const lock = new Int32Array(new SharedArrayBuffer(4));
const writer = `
'use strict';
const fs = require('fs');
const { memory, lock, descriptor, period } = require('worker_threads').workerData;
const counters = new Float64Array(memory);
setInterval(() => {
  if (Atomics.compareExchange(lock, 0, 0, 1) !== 0) return;
  const text = JSON.stringify({ complete: false, counts: Array.from(counters) });
  try {
    fs.ftruncateSync(descriptor, fs.writeSync(descriptor, text, 0));
  } catch {}
  Atomics.store(lock, 0, 0);
  Atomics.notify(lock, 0);
}, period);
`;

function startWriter() {
  const workerData = { memory, lock, descriptor: COUNTS, period: PERIOD };
  const options = { eval: true, workerData, execArgv: [], env: {}, stdin: false };
  const worker = new threads.Worker(writer, options);
  worker.on('error', () => {}); // the last report does not need it
  worker.unref();
}

const write = fs.writeSync.bind(fs);
const truncate = fs.ftruncateSync.bind(fs);
const stringify = JSON.stringify;
const listed = Array.from;
const wait = Atomics.wait;
const exchange = Atomics.compareExchange;
let locked = false;

function report(document) {
  for (let tries = 0; !locked && tries < 20; tries++) {
    locked = exchange(lock, 0, 0, 1) === 0;
    if (!locked) wait(lock, 0, 1, PERIOD);
  }
  truncate(COUNTS, write(COUNTS, stringify(document), 0));
}

const finish = () => report({ complete: true, counts: listed(counters) });

// Workers of the program's load this file first; the program cannot tell.
function adoptWorkers() {
  threads.setEnvironmentData(KEY, memory);
  const Worker = threads.Worker;
  threads.Worker = class extends Worker {
    constructor(file, options = {}) {
      const execArgv = [...(options.execArgv || process.execArgv), '-r', __filename];
      super(file, { ...options, execArgv });
    }
  };
  Object.defineProperty(threads.Worker, 'name', { value: 'Worker' });
  Module.syncBuiltinESMExports();
}

// After the program's own 'exit' handlers, which are counted as well.
function reportAtExit() {
  const emit = process.emit;
  Object.defineProperty(process, 'emit', {
    configurable: true,
    writable: true,
    value: function (event, ...rest) {
      const answer = emit.call(this, event, ...rest);
      if (event === 'exit' && this === process) finish();
      return answer;
    },
  });
  const exit = process.reallyExit;
  process.reallyExit = function (code) {
    finish();
    return exit.call(process, code);
  };
}

function runProgram(file) {
  process.argv.splice(1, 3, file);
  reportAtExit();
  Module.runMain(file);
}

// Functions of a script need not be exported: a last line looks for the name in its scope.
function loadScript(file, name) {
  const root = name.split('.')[0];
  const module = new Module(file, null);
  module.filename = file;
  module.paths = Module._nodeModulePaths(path.dirname(file));
  let text = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '').replace(/^#!.*/, '');
  const plain = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(root);
  const found = `typeof ${root} === 'undefined' ? undefined : ${root}`;
  if (plain) text += `\n;globalThis.__argusTarget = ${found};`;
  module._compile(text, file);
  const target = globalThis.__argusTarget;
  delete globalThis.__argusTarget;
  let scope = module.exports || {};
  if (typeof scope === 'function') scope = { [scope.name]: scope, ...scope };
  return target === undefined ? scope : { ...scope, [root]: target };
}

const textOf = Function.prototype.toString;
const isClass = (value) => typeof value === 'function' && /^class\b/.test(textOf.call(value));

// A method is called on an object of its class, made without arguments.
function resolve(scope, name) {
  let target = scope;
  let owner;
  for (const part of name.split('.')) {
    owner = target;
    if (isClass(target) && !(part in target)) owner = new target();
    target = owner == null ? undefined : owner[part];
  }
  if (typeof target !== 'function') return undefined;
  return owner === scope ? target : target.bind(owner);
}

// Generators do their work when consumed.
async function consume(result) {
  const value = await result;
  if (value === null || typeof value !== 'object' || typeof value.next !== 'function') return;
  if (typeof value[Symbol.asyncIterator] === 'function') for await (const item of value) void item;
  else if (typeof value[Symbol.iterator] === 'function') for (const item of value) void item;
}

async function runFunction(file, kind, name) {
  const args = JSON.parse(fs.readFileSync(0, 'utf8'));
  const exit = process.reallyExit.bind(process); // no handler of the program's runs after it
  process.argv.splice(1, process.argv.length - 1, file);
  const scope = kind === 'module' ? await import(pathToFileURL(file).href) : loadScript(file, name);
  const target = resolve(scope, name);
  if (target === undefined) {
    const names = Object.keys(scope).filter((key) => typeof scope[key] === 'function');
    report({ error: 'no function', names });
    exit(1);
  }
  counters.fill(0); // what loading took is not the call's
  reportAtExit();
  let status = 0;
  try {
    await consume(target(...args));
  } catch (error) {
    console.error(error);
    status = 1;
  }
  finish();
  exit(status);
}

function main() {
  const [file, kind, option, name] = process.argv.slice(2);
  const program = path.resolve(file);
  adoptWorkers();
  startWriter();
  if (option !== '--function') return runProgram(program);
  return runFunction(program, kind, name).catch((error) => {
    console.error(error);
    finish();
    process.reallyExit(1);
  });
}


// What a call costs, by costs.tsv: for each site a list of charges by the receiver's type. A charge
// is a number, the letter 'n' or 't', or a function of n a b v w p r t. Nothing here calls the program's
// code: only objects with exactly a built-in prototype are measured, and proxies never.
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
      went: wentOf[name],
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

const { isProxy } = require('util').types;
const prototypeOf = Object.getPrototypeOf;
const keysOf = Object.keys;
const descriptorOf = Object.getOwnPropertyDescriptor;
const isArray = Array.isArray;
const { isView } = ArrayBuffer;
const reflectApply = Reflect.apply;
const getter = (prototype, name) => {
  const { get } = descriptorOf(prototype, name);
  return (object) => reflectApply(get, object, []);
};
const typed = prototypeOf(Uint8Array);
const typedLength = getter(typed.prototype, 'length');
const mapSize = getter(Map.prototype, 'size');
const setSize = getter(Set.prototype, 'size');
const typedPrototypes = [
  Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array,
  Float32Array, Float64Array, BigInt64Array, BigUint64Array,
].map((make) => make.prototype);
const prototypes = new Map([
  [Array.prototype, [LIST, (list) => list.length]],
  [Map.prototype, [DICT, mapSize]],
  [Set.prototype, [SET, setSize]],
  [Buffer.prototype, [ANY, typedLength]], // its slice copies nothing
  ...typedPrototypes.map((prototype) => [prototype, [LIST, typedLength]]),
]);
const known = prototypes.get.bind(prototypes);
const listPrototype = Array.prototype;

// Written by measure: the type and length of the value that was seen last.
let seenType = ANY;
let seenLength = 0;

function measureObject(value) {
  seenType = ANY;
  seenLength = 0;
  if (value === null || typeof value !== 'object' || isProxy(value)) return;
  const row = known(prototypeOf(value));
  if (row === undefined) return;
  seenType = row[0];
  try {
    seenLength = row[1](value);
  } catch {
    seenType = ANY; // Object.create(Map.prototype)
  }
}

function measure(value) {
  if (typeof value === 'string') {
    seenType = STR;
    seenLength = value.length;
  } else if (isArray(value) && !isProxy(value) && prototypeOf(value) === listPrototype) {
    seenType = LIST;
    seenLength = value.length;
  } else if (typeof value === 'number' || typeof value === 'bigint') {
    seenType = INT;
    seenLength = 0;
  } else measureObject(value);
}

// How long an argument is: an object by its keys, or by the length that it says it has.
function lengthOf(value) {
  measure(value);
  if (seenType !== ANY || seenLength > 0) return seenLength;
  if (value === null || typeof value !== 'object' || isProxy(value)) return 0;
  return keysOf(value).length;
}

// The program may put functions of its own in the place of the library's: these are called as they
// were before it ran.
const plain = Function.prototype.bind.bind(Function.prototype.call);
const codeAt = plain(String.prototype.charCodeAt);
const contains = plain(String.prototype.includes);
const sourceOf = plain(textOf);
const { ceil, round, log2, min, max } = Math;
const LINE = 64; // letters: a text with few blanks counts by the line
const BLANK = 32;
const COMMA = 44;

// What reading, cutting and printing a text costs: its words. Larger numbers have more digits,
// which would look like a logarithm.
function wordsOf(text) {
  const { length } = text;
  let words = 1;
  for (let i = 0; i < length; i++) {
    const code = codeAt(text, i);
    if (code <= BLANK || code === COMMA) words++;
  }
  const least = ceil(length / LINE);
  return words > least ? words : least;
}

function wordsOfBytes(bytes) {
  const length = typedLength(bytes);
  let words = 1;
  for (let i = 0; i < length; i++) if (bytes[i] <= BLANK || bytes[i] === COMMA) words++;
  const least = ceil(length / LINE);
  return words > least ? words : least;
}

const printed = (value) => (
  typeof value === 'string' ? wordsOf(value) : ceil(lengthOf(value) / LINE));

// What is behind a value, for what goes through all of it; getters are left alone.
function depthOf(value) {
  const seen = new Set();
  const left = [value];
  let total = 0;
  while (left.length > 0) {
    const item = left.pop();
    total += typeof item === 'string' ? wordsOf(item) : 1;
    if (item === null || typeof item !== 'object' || isProxy(item) || seen.has(item)) continue;
    seen.add(item);
    for (const key of keysOf(item)) left.push(descriptorOf(item, key).value);
  }
  return total;
}

const numberOf = (value) => (typeof value === 'number' && value > 0 && value < 2 ** 53 ? value : 0);
const add = (k, sum) => {
  counters[k] += sum >= 1 && sum < 2 ** 53 ? sum : 1;
};

function charge(k, cost, n, a, b, v, w, p, r, t) {
  let sum = cost === 'n' ? n : cost === 't' ? t : cost;
  if (typeof cost === 'function') sum = round(cost(n, a, b, v, w, p, r, t));
  add(k, sum);
}

function rowOf(k, type) {
  return charges[8 * k + type];
}

// Sorting goes by what is in order already, up to so many pieces of it.
const RUNS = 16;

// How often a text or number comes before the one in front of it, by their letters as sort() has
// it; RUNS where that is not known, or would run code of the program's.
function descentsOf(list) {
  let descents = 0;
  let before;
  for (let i = 0; i < list.length && descents < RUNS; i++) {
    const item = descriptorOf(list, i)?.value;
    if (typeof item !== 'string' && typeof item !== 'number') return RUNS;
    const text = `${item}`;
    if (i > 0 && text < before) descents++;
    before = text;
  }
  return descents;
}

function sortCost(list) {
  const n = list.length;
  const descents = descentsOf(list);
  const all = n > 1 ? n * log2(n) : 1;
  return round(descents < RUNS ? min(all, n + n * log2(descents + 1)) : all);
}

// The probes: see src/instrument/javascript_probes.c. They hand the value through.
define('_ap', (k, value) => {
  measure(value);
  const cost = rowOf(k, seenType);
  if (cost === 'n') counters[k] += seenLength > 0 ? seenLength : 1;
  else if (cost === 't') counters[k] += wordsOf(value);
  else if (isArray(value) && seenType === LIST && held[k].sorts) add(k, sortCost(value));
  else charge(k, cost, seenLength, 0, 0, 0, 0, 0, 0, 0);
  return value;
});

define('_ah', (k, value) => {
  const place = held[k];
  if (place.views && !isView(value)) return value; // a Map's: by far the most frequent
  measure(value);
  place.type = seenType;
  place.n = seenLength;
  return value;
});

define('_aq', (k, value) => {
  const { type, n } = held[k];
  held[k].type = ANY;
  const cost = rowOf(k, type);
  if (typeof cost === 'number') counters[k] += cost;
  else if (held[k].prints) charge(k, cost, n, 0, 0, 0, 0, printed(value), 0, 0);
  else charge(k, cost, n, lengthOf(value), 0, numberOf(value), 0, 0, 0, 0);
  return value;
});

// The calls of a function that is counted say what a sort compares; a sort that compares less must
// not be charged for more.
define('_ao', (k, value) => {
  const { type, n } = held[k];
  held[k].type = ANY;
  if (typeof value === 'function' && contains(sourceOf(value), '_ac[')) add(k, n);
  else charge(k, rowOf(k, type), n, 0, 0, 0, 0, 0, 0, 0);
  return value;
});

define('_af', (k, value) => {
  const place = held[k];
  if (place.deep) charge(k, calls[k], 0, depthOf(value), 0, 0, 0, 0, 0, 0);
  else if (place.prints) charge(k, calls[k], 0, 0, 0, 0, 0, printed(value), 0, printed(value));
  else charge(k, calls[k], 0, lengthOf(value), 0, numberOf(value), 0, 0, 0, 0);
  return value;
});

define('_ag', (k, value) => {
  const more = lengthOf(value);
  if (more > 0) charge(k, calls[k], 0, 0, more, 0, 0, 0, 0, 0);
  return value;
});

// What was read is measured in words, as a text or before it is one.
function readLength(value) {
  if (typeof value === 'string') return wordsOf(value);
  return isView(value) && !isProxy(value) && prototypeOf(value) === Buffer.prototype
    ? wordsOfBytes(value) : lengthOf(value);
}

define('_ar', (k, value) => {
  const length = held[k].reads ? readLength(value) : lengthOf(value);
  charge(k, calls[k], length, length, 0, 0, 0, 0, length, 0);
  return value;
});
define('_as', (k, value) => {
  add(k, lengthOf(value));
  return value;
});

// slice() costs what it takes; of a text it is a view, unless something reads it.
define('_ay', (k, value) => {
  measure(value);
  charge(k, rowOf(k, seenType), seenLength, 0, 0, 0, 0, 0, 0, 0);
  return value;
});

define('_av', (k, value) => {
  measure(value);
  charge(k, seenType === STR ? 1 : rowOf(k, seenType), seenLength, 0, 0, 0, 0, 0, 0, 0);
  return value;
});

// A text that += has made is in pieces, which are put together when it is looked into. Whether it
// has grown since is seen by its length: g is the first place where that text is looked into.
const SHORT = 13; // letters: up to there += copies
define('_aw', (k, g, value) => {
  const fresh = typeof value === 'string' && grownTo[g] !== value.length;
  if (fresh) grownTo[g] = value.length;
  counters[k] += fresh && value.length >= SHORT ? value.length : 1;
  return value;
});

// How far a search went: exec, test and indexOf from a start.
const patternSource = getter(RegExp.prototype, 'source');
const patternSticky = getter(RegExp.prototype, 'sticky');
const patternGlobal = getter(RegExp.prototype, 'global');
const patternMany = getter(RegExp.prototype, 'multiline');
const patternPrototype = RegExp.prototype;
const patterns = new WeakMap();
const knownPattern = patterns.get.bind(patterns);
const keepPattern = patterns.set.bind(patterns);

// Whether it can match at one place only: sticky, or with ^ in front of all.
function anchored(source, sticky, multiline) {
  let depth = 0;
  for (let i = 0, escaped = false, listed = false; i < source.length; i++) {
    const c = source[i];
    if (escaped) escaped = false;
    else if (c === '\\') escaped = true;
    else if (c === '[' || c === ']') listed = c === '[' || (listed && c !== ']');
    else if (!listed && c === '(') depth++;
    else if (!listed && c === ')') depth--;
    else if (!listed && c === '|' && depth === 0) return sticky;
  }
  return sticky || (source[0] === '^' && !multiline);
}

function patternOf(value) {
  if (value === null || typeof value !== 'object' || isProxy(value)) return undefined;
  let pattern = knownPattern(value);
  if (pattern !== undefined || prototypeOf(value) !== patternPrototype) return pattern;
  try {
    const sticky = patternSticky(value);
    const fixed = anchored(patternSource(value), sticky, patternMany(value));
    pattern = { fixed, moves: sticky || patternGlobal(value) };
    keepPattern(value, pattern);
  } catch {} // Object.create(RegExp.prototype)
  return pattern;
}

// A regular expression is looked at only where the text is long: the literal of a loop is a new one
// each time, and to ask it takes longer than to match a letter.
define('_ax', (k, value) => {
  const place = held[k];
  place.value = value;
  if (place.matches) return value;
  measure(value);
  place.type = seenType;
  place.n = seenLength;
  return value;
});

define('_at', (k, value) => {
  const place = held[k];
  if (!place.matches) {
    place.start = numberOf(value);
    return value;
  }
  place.a = typeof value === 'string' ? value.length : lengthOf(value);
  if (place.a <= LINE) return value;
  const pattern = patternOf(place.value);
  place.pattern = pattern;
  place.start = pattern !== undefined && pattern.moves ? place.value.lastIndex : 0;
  return value;
});

const isPlace = (value) => typeof value === 'number' && value >= 0;

// What a match of exec() or test() went through; all of the text where that is not known.
function matchCost({ pattern, value, a, start }, found) {
  if (pattern === undefined) return a;
  const none = found === null || found === false;
  const from = isPlace(start) && start <= a ? start : 0;
  if (none) return pattern.fixed ? 1 : a - from;
  if (pattern.moves && isPlace(value.lastIndex)) return value.lastIndex - from;
  if (!isArray(found)) return pattern.fixed ? 1 : a;
  const index = descriptorOf(found, 'index')?.value;
  const text = descriptorOf(found, 0)?.value;
  return isPlace(index) && typeof text === 'string' ? index + text.length - from : a;
}

// What comes of a method says how far it went.
const wentOf = {
  indexOf: (value, place) => (isPlace(value) ? value + 1 : place.n) - place.start,
  trim: (value, place) => place.n - value.length + 1, // what is left is a view
  split: (value, place) => max(isArray(value) ? value.length : 1, ceil(place.n / LINE)),
};
wentOf.trimStart = wentOf.trimEnd = wentOf.trim;
wentOf.match = wentOf.split;

define('_ae', (k, value) => {
  const place = held[k];
  const { type } = place;
  if (!place.matches) {
    const goes = type === STR || (type === LIST && place.went === wentOf.indexOf);
    add(k, goes ? place.went(value, place) : 1);
  } else if (place.a <= LINE) {
    counters[k] += place.a > 0 ? place.a : 1;
  } else {
    add(k, matchCost(place, value));
    place.pattern = undefined;
  }
  place.value = undefined;
  return value;
});

// const has = xs.includes.bind(xs): calls of it are charged by xs.
const receivers = new WeakMap();
const receiverOf = receivers.get.bind(receivers);
const keepReceiver = receivers.set.bind(receivers);
let handed;
define('_am', (value) => {
  handed = value;
  return value;
});
define('_an', (value) => {
  if (typeof value === 'function') keepReceiver(value, handed);
  handed = undefined;
  return value;
});
define('_ab', (k, value) => {
  const receiver = typeof value === 'function' ? receiverOf(value) : undefined;
  measure(receiver);
  const words = seenType === STR && rowOf(k, STR) === 't' ? wordsOf(receiver) : 0;
  charge(k, rowOf(k, seenType), seenLength, 0, 0, 0, 0, 0, 0, words);
  return value;
});

compileSites();
define('_ac', counters);
if (threads.isMainThread) main();

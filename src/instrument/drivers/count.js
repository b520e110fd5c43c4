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
// is a number, the letter 'n', or a function of n a b v w p r. Nothing here calls the program's
// code: only objects with exactly a built-in prototype are measured, and proxies never.
const [LIST, STR, DICT, SET, INT, ANY] = [0, 1, 2, 3, 4, 5];
const TYPES = { list: LIST, str: STR, dict: DICT, set: SET, int: INT, any: ANY, '-': ANY };

function compile(cost) {
  if (cost === 'n') return cost;
  if (/^[0-9]+$/.test(cost)) return Number(cost);
  if (!/^[-+*(). 0-9a-z]+$/.test(cost)) return 1;
  const body = cost.replace(/log\(/g, 'log2(');
  const names = '{ log2, sqrt, exp, fact }';
  return new Function(names, `return (n, a, b, v, w, p, r) => ${body};`)({
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
    if (type === '-') functions.set(name.replace('console.', ''), cost);
    else methods.set(name, [...(methods.get(name) || []), [TYPES[type], cost]]);
  }
  return { methods, functions };
}

const charges = []; // of site k by type: charges[8 * k + type]
const calls = []; // of site k: what a function costs
const held = []; // of site k: the receiver's type and length, until the argument is known

function compileSites() {
  const { methods, functions } = loadCosts();
  sites.forEach(([kind, name], k) => {
    for (let type = 0; type < 8; type++) charges.push(1);
    calls.push(1);
    held.push({ type: ANY, n: 0, views: name === 'set' });
    if (kind !== 'call') return;
    for (const [type, cost] of methods.get(name) || []) charges[8 * k + type] = compile(cost);
    calls[k] = compile(functions.get(name) || '1');
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

// What is behind a value, for what goes through all of it; getters are left alone.
function depthOf(value) {
  const seen = new Set();
  const left = [value];
  let total = 0;
  while (left.length > 0) {
    const item = left.pop();
    total++;
    if (typeof item === 'string') total += item.length;
    if (item === null || typeof item !== 'object' || isProxy(item) || seen.has(item)) continue;
    seen.add(item);
    for (const key of keysOf(item)) left.push(descriptorOf(item, key).value);
  }
  return total;
}

const numberOf = (value) => (typeof value === 'number' && value > 0 && value < 2 ** 53 ? value : 0);
const LINE = 64; // a number's digits are no growth: what is printed counts by the line
const printed = (length) => Math.ceil(length / LINE);

function charge(k, cost, n, a, b, v, w, r) {
  let sum = cost === 'n' ? n : cost;
  if (typeof cost === 'function') sum = Math.round(cost(n, a, b, v, w, printed(a), r));
  counters[k] += sum >= 1 && sum < 2 ** 53 ? sum : 1;
}

function rowOf(k, type) {
  return charges[8 * k + type];
}

// The probes: see src/instrument/javascript_probes.c. They hand the value through.
define('_ap', (k, value) => {
  measure(value);
  const cost = rowOf(k, seenType);
  if (cost === 'n') counters[k] += seenLength > 0 ? seenLength : 1;
  else charge(k, cost, seenLength, 0, 0, 0, 0, 0);
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
  else charge(k, cost, n, lengthOf(value), 0, numberOf(value), 0, 0);
  return value;
});

define('_af', (k, value) => {
  const deep = sites[k][1] === 'stringify' || sites[k][1] === 'structuredClone';
  charge(k, calls[k], 0, deep ? depthOf(value) : lengthOf(value), 0, numberOf(value), 0, 0);
  return value;
});

define('_ag', (k, value) => {
  const more = lengthOf(value);
  if (more > 0) charge(k, calls[k], 0, 0, more, 0, 0, 0);
  return value;
});

const chargeLength = (k, value) => {
  const length = lengthOf(value);
  charge(k, calls[k], length, length, 0, 0, 0, length);
  return value;
};
define('_ar', chargeLength);
define('_as', chargeLength);

compileSites();
define('_ac', counters);
if (threads.isMainThread) main();

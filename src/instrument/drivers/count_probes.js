// The probes: see src/instrument/javascript_probes.c. They hand the value through, and charge a
// site with what a call costs on it. Nothing here calls the program's code: only objects with
// exactly a built-in prototype are measured, and proxies never.
'use strict';
const {
  isProxy, prototypeOf, keysOf, descriptorOf, isArray, isView, getter,
  codeAt, contains, sourceOf, ceil, round, log2, min, max,
} = require('./count_library.js');
const {
  sites, counters, charges, calls, held, grownTo, LIST, STR, DICT, SET, INT, ANY,
} = require('./count_sites.js');
const { follow, programOf, stepsFrom } = require('./count_steps.js');
const { patternOf, matchCost, isPlace } = require('./count_match.js');

const probes = Object.create(null);
const define = (name, probe) => {
  probes[name] = probe;
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

// An expression that may go back is followed; the counts are there before the match, which may not
// come to an end.
let following = false;
define('_ak', (expression) => {
  following = true;
  follow(expression);
  return expression;
});

// False: this is no such expression.
function chargeSteps(k, expression, text) {
  const isObject = expression !== null && typeof expression === 'object';
  const program = isObject ? programOf(expression) : undefined;
  if (program === undefined || typeof text !== 'string') return false;
  const all = !held[k].matches && program.moves;
  const { lastIndex } = expression;
  const from = held[k].matches && program.moves && isPlace(lastIndex) ? lastIndex : 0;
  add(k, stepsFrom(program, text, from, all));
  return true;
}

// text.replace(expression, …) where a program has such expressions.
define('_al', (k, value) => {
  const place = held[k];
  const stepped = chargeSteps(k, value, place.value);
  if (place.went !== undefined) return value; // _ae charges
  place.value = undefined;
  if (!stepped) charge(k, rowOf(k, place.type), place.n, 0, 0, 0, 0, 0, 0, 0);
  return value;
});

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
  place.stepped = following && chargeSteps(k, place.value, value);
  if (place.stepped || place.a <= LINE) return value;
  const pattern = patternOf(place.value);
  place.pattern = pattern;
  place.start = pattern !== undefined && pattern.moves ? place.value.lastIndex : 0;
  return value;
});

// What comes of a method says how far it went.
const wentOf = {
  indexOf: (value, place) => (isPlace(value) ? value + 1 : place.n) - place.start,
  trim: (value, place) => place.n - value.length + 1, // what is left is a view
  split: (value, place) => max(isArray(value) ? value.length : 1, ceil(place.n / LINE)),
};
wentOf.trimStart = wentOf.trimEnd = wentOf.trim;
wentOf.match = wentOf.split;
sites.forEach(([, name], k) => {
  held[k].went = wentOf[name];
});

define('_ae', (k, value) => {
  const place = held[k];
  const { type } = place;
  if (!place.matches) {
    const goes = type === STR || (type === LIST && place.went === wentOf.indexOf);
    add(k, goes ? place.went(value, place) : 1);
  } else if (place.stepped) {
    place.stepped = false;
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

module.exports = probes;

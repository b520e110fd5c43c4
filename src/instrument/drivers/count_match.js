// How far the search of a regular expression went.
'use strict';
const { isProxy, prototypeOf, descriptorOf, isArray, getter } = require('./count_library.js');

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

module.exports = { patternOf, matchCost, isPlace };

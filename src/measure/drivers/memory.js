// Runs inside the box: a program, or one call of a function, and reports the peak of what it held at
// once: the live heap, not what the collector has not yet bothered to free.
//
// argv: the program's path, 'script' or 'module', then nothing or --function NAME; the arguments of
// the function come as JSON on standard input. The report goes to descriptor 3. The program's text
// calls `_ad()` at each step: of these, and of its writes, some are taken to collect all garbage and
// look, fewer and fewer as the program goes on. Collections of the engine's own are looked at, too.
'use strict';
const fs = require('fs');
const path = require('path');
const v8 = require('v8');
const Module = require('module');
const calling = require('./calling.js');

const REPORT = 3;
const FRAME = 120; // bytes of a call, about
const LOOKS = 4; // before the next are twice as far apart
const DOWN = 4000; // steps in which the call stack is looked at more often
const NEWS = 1.005;
const FIRST = 200; // steps between two looks at first

const collect = globalThis.gc;
const statistics = v8.getHeapStatistics;
const spaces = v8.getHeapSpaceStatistics;
const write = fs.writeSync.bind(fs);
const truncate = fs.ftruncateSync.bind(fs);
const NativeError = Error;
const NativeRangeError = RangeError;
const { apply } = Reflect;
const { floor, imul, max } = Math;
const profiler = new v8.GCProfiler();
const start = profiler.start.bind(profiler);
const stop = profiler.stop.bind(profiler);

let peak = 0;
let before = 0; // held by the driver and the loaded program
let interval = FIRST;
let left = FIRST;
let looks = 0;
let steps = 0; // up to DOWN
let state = 1; // of the random numbers
let blind = false; // a look was not possible: the program changed what it takes

// Compiled code is the engine's. All of a page that it has begun counts: 200 kB more or less.
function inSpaces(all, name, used) {
  let sum = 0;
  for (let i = 0; i < all.length; i++) if (all[i][name] !== 'code_space') sum += all[i][used];
  return sum;
}

function held() {
  const inHeap = inSpaces(spaces(), 'space_name', 'space_used_size');
  return inHeap + statistics().external_memory;
}

function depth() {
  const limit = NativeError.stackTraceLimit;
  const prepare = NativeError.prepareStackTrace;
  try {
    NativeError.stackTraceLimit = Infinity;
    NativeError.prepareStackTrace = (_, frames) => frames.length;
    const frames = new NativeError().stack;
    return typeof frames === 'number' ? frames : 0;
  } finally {
    NativeError.prepareStackTrace = prepare;
    NativeError.stackTraceLimit = limit;
  }
}

let deepest = 0;
function lookDown() {
  const now = depth();
  if (now > deepest) deepest = now;
}

// What is in use, garbage included, is at least what is held: no more than was held before is no news.
function look() {
  left = interval; // if this comes to an early end
  lookDown();
  if (held() > NEWS * peak) {
    collect();
    const now = held();
    if (now > peak) peak = now;
  }
  looks += 1;
  if (looks % LOOKS === 0) interval *= 2;
  // Never an even step: it would keep time with the program's own loops.
  state = (imul(state, 1664525) + 1013904223) >>> 0;
  left = 1 + floor((2 * interval * state) / 4294967296);
}

// Where the program recurses as deep as it can there is no room for a look, which is not its fault.
function tried(something) {
  try {
    something();
  } catch (error) {
    if (!(error instanceof NativeRangeError)) blind = true;
  }
}

// The engine collects whenever new space is full: what is left then was held.
function peakOfCollections() {
  let most = 0;
  const { statistics: all } = stop();
  start(); // the end may not be the last one
  for (let i = 0; i < all.length; i++) {
    const one = all[i];
    if (one.gcType === 'Scavenge' || one.gcType === 'MinorMarkCompact') continue;
    const { heapStatistics: after, heapSpaceStatistics: parts } = one.afterGC;
    most = max(most, inSpaces(parts, 'spaceName', 'spaceUsedSize') + after.externalMemory);
  }
  return most;
}

let written = 0;
function watchWrites() {
  const original = process.stdout.write;
  process.stdout.write = function (...given) {
    written += 1;
    if ((written & (written - 1)) === 0) tried(look);
    return apply(original, this, given);
  };
}

function tell(document) {
  const text = calling.textOfReport(document);
  try {
    truncate(REPORT, write(REPORT, text, 0));
  } catch {} // the program may have closed it
}

function report(base) {
  peak = max(peak, peakOfCollections());
  tell({ complete: !blind, peak: peak - before, base, stack: FRAME * deepest });
}

function begin() {
  // The first looks of all have 200 kB freed of what loading left.
  for (let i = 0; i < 3; i++) {
    collect();
    lookDown();
    held();
  }
  peak = 0;
  look();
  before = peak; // right after a collection, as all that is compared with it
  looks = steps = deepest = 0;
  interval = left = FIRST;
}

function runProgram(file) {
  process.argv.splice(1, 3, file);
  calling.atExit(() => report(0));
  watchWrites();
  begin();
  start();
  Module.runMain(file);
}

// Of the call, held to the end: the collector may take a local that nothing uses any more.
let args;
let result;

// In a frame of its own: the registers of one that goes on hold the text, which would be taken for a
// part of the arguments, as large as they are, that the call may use up unseen.
function takeArguments() {
  args = JSON.parse(fs.readFileSync(0, 'utf8'));
}

async function runFunction(file, kind, name) {
  const exit = process.reallyExit.bind(process); // no handler of the program's runs after it
  process.argv.splice(1, process.argv.length - 1, file);
  const { target, names } = await calling.find(file, kind, name);
  if (target === undefined) {
    tell({ error: 'no function', names });
    exit(1);
  }
  begin();
  takeArguments();
  collect();
  const base = Math.max(held() - before, 0);
  peak = before + base;
  start();
  result = await target(...args);
  const consume = calling.consumer(result);
  if (consume !== undefined) await consume(result);
  look();
  report(base);
  exit(0);
}

for (const file of Object.keys(require.cache)) {
  if (file !== __filename && path.dirname(file) === __dirname) delete require.cache[file];
}
Object.defineProperty(globalThis, '_ad', {
  value: () => {
    left -= 1;
    if (left === 0) tried(look);
    else if (steps < DOWN && (steps += 1) % 8 === 0) tried(lookDown);
  },
});
const [file, kind, option, name] = process.argv.slice(2);
if (option !== '--function') runProgram(path.resolve(file));
else {
  runFunction(path.resolve(file), kind, name).catch((error) => {
    console.error(error);
    process.reallyExit(1);
  });
}

// Runs an instrumented program inside the box and writes its counts to descriptor 3.
//
// argv: the program's path, 'script' or 'module', then nothing (the program runs as the main one)
// or --function NAME (it is loaded, and the function called once on the arguments that come as JSON
// on standard input). Beside this file stand its parts, sites.tsv (a line a counter: kind, tab,
// name) and costs.tsv (what library calls cost).
//
// The counters are shared memory, so that a thread of its own can write them down ten times a
// second: a program that is killed leaves what it had counted.
'use strict';
const fs = require('fs');
const path = require('path');
const Module = require('module');
const threads = require('worker_threads');
const { KEY, memory, counters } = require('./count_sites.js');
const probes = require('./count_probes.js');
const calling = require('./calling.js');

const COUNTS = 3; // the descriptor
const PERIOD = 100; // milliseconds between two partial reports

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
const wait = Atomics.wait;
const exchange = Atomics.compareExchange;
let locked = false;

function report(document) {
  for (let tries = 0; !locked && tries < 20; tries++) {
    locked = exchange(lock, 0, 0, 1) === 0;
    if (!locked) wait(lock, 0, 1, PERIOD);
  }
  const text = calling.textOfReport(document);
  try {
    truncate(COUNTS, write(COUNTS, text, 0));
  } catch {} // the program may have closed it
}

function finish() {
  const counts = [];
  for (let i = 0; i < counters.length; i++) counts[i] = counters[i];
  report({ complete: true, counts });
}

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

function runProgram(file) {
  process.argv.splice(1, 3, file);
  calling.atExit(finish);
  Module.runMain(file);
}

async function runFunction(file, kind, name) {
  const args = JSON.parse(fs.readFileSync(0, 'utf8'));
  const exit = process.reallyExit.bind(process); // no handler of the program's runs after it
  process.argv.splice(1, process.argv.length - 1, file);
  const { target, names } = await calling.find(file, kind, name);
  if (target === undefined) {
    report({ error: 'no function', names });
    exit(1);
  }
  counters.fill(0); // what loading took is not the call's
  calling.atExit(finish);
  let status = 0;
  try {
    const result = await target(...args);
    const consume = calling.consumer(result);
    if (consume !== undefined) await consume(result);
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

// The program does not find the driver's parts among its modules.
for (const file of Object.keys(require.cache)) {
  if (file !== __filename && path.dirname(file) === __dirname) delete require.cache[file];
}
for (const [name, probe] of Object.entries(probes)) define(name, probe);
define('_ac', counters);
if (threads.isMainThread) main();

// Runs inside the box in function mode: calls one function on generated arguments and reports, over
// descriptor 3, the CPU time of its calls. Arguments come as JSON on standard input.
//
// argv: the source's path, the function's name, seconds that a batch should take, warm-up calls,
// 'module' or 'script', and 'show' where the result is wanted, too.
'use strict';
const fs = require('fs');
const v8 = require('v8');
const calling = require('./calling.js');
const { shown } = require('./shown.js');

const [file, name, secondsText, warmupText, kind, show] = process.argv.slice(2);
const seconds = Number(secondsText);
const exitNow = process.reallyExit.bind(process); // no handler of the program's runs after it
const stringify = JSON.stringify;
const parse = JSON.parse;
const write = fs.writeSync.bind(fs);
const usage = process.cpuUsage.bind(process);

// The program does not find the driver's parts among its modules.
for (const part of ['./calling.js', './shown.js']) delete require.cache[require.resolve(part)];

function report(document) {
  write(3, calling.textOfReport(document));
}

const cpuSeconds = () => {
  const used = usage();
  return (used.user + used.system) * 1e-6;
};

// What the garbage collector took; what it did beside the program is not in it.
const profiler = new v8.GCProfiler();
function collectorSeconds() {
  let microseconds = 0;
  for (const one of profiler.stop().statistics) microseconds += one.cost;
  return microseconds * 1e-6;
}

let sink;

async function timed(call, pool, later) {
  const start = cpuSeconds();
  for (let i = 0; i < pool.length; i++) {
    const result = call(...pool[i]);
    sink = later ? await result : result;
  }
  return cpuSeconds() - start;
}

async function batch(call, makePool, later) {
  let calls = 0;
  let total = 0;
  let wanted = 1;
  for (;;) {
    const here = await timed(call, makePool(wanted), later);
    if (here >= seconds / 2 || wanted >= 1 << 20) return [here, wanted];
    calls += wanted;
    total += here;
    if (wanted === makePool.most) {
      if (total >= seconds || calls >= 30) return [total, calls];
      continue;
    }
    const grow = here > 1e-6 ? Math.min((1.2 * seconds) / here, 64) : 64;
    wanted = Math.min(Math.max(2 * wanted, Math.floor(wanted * grow)), makePool.most);
  }
}

// Arguments for some calls: made anew each, unless the function leaves them as they were.
function pools(text, args, mutates) {
  const shared = mutates ? null : args;
  const most = mutates ? Math.max(1, Math.min(10000, Math.floor(4000000 / (text.length + 1)))) : 1 << 20;
  const make = (calls) => {
    const pool = new Array(calls);
    for (let i = 0; i < calls; i++) pool[i] = shared || parse(text);
    return pool;
  };
  make.most = most;
  return make;
}

async function main() {
  const text = fs.readFileSync(0, 'utf8');
  const collect = global.gc;
  process.argv.splice(1, process.argv.length - 1, file);
  const { target, names } = await calling.find(file, kind, name);
  if (target === undefined) {
    report({ error: 'no function', names });
    exitNow(1);
  }
  const args = parse(text);
  const begin = cpuSeconds();
  let first = target(...args);
  const promised = first !== null && typeof first === 'object' && typeof first.then === 'function';
  if (promised) first = await first;
  const consume = calling.consumer(first);
  let call = target;
  if (consume !== undefined && promised) call = async (...given) => consume(await target(...given));
  else if (consume !== undefined) call = (...given) => consume(target(...given));
  const consumed = consume === undefined ? undefined : consume(first);
  const later = promised || (consumed !== undefined && typeof consumed.then === 'function');
  if (later) await consumed;
  sink = first = undefined;
  const mutates = stringify(args) !== stringify(parse(text));
  const makePool = pools(text, args, mutates);
  for (let i = 0; i < Number(warmupText); i++) await timed(call, makePool(1), later);
  // The compiler needs some time to make up its mind.
  let total = cpuSeconds() - begin;
  if (total < 4 * seconds) {
    await batch(call, makePool, later);
    total = cpuSeconds() - begin;
  }
  const batches = [];
  profiler.start();
  while (batches.length < 5 && (total < 8 * seconds || batches.length === 0)) {
    if (collect) collect();
    const done = await batch(call, makePool, later);
    batches.push(done);
    total += done[0];
  }
  // At once before the end: what this process used is compared with what is seen from outside.
  const collector = collectorSeconds();
  const result = show === 'show' ? shown(await target(...parse(text))) : null;
  report({ batches, mutates, total, collector, result, used: cpuSeconds() });
  exitNow(0);
}

main().catch((error) => {
  console.error(error);
  exitNow(1);
});

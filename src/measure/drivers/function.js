// Runs inside the box in function mode: calls one function on generated arguments and reports, over
// descriptor 3, the CPU time of its calls. Arguments come as JSON on standard input.
//
// argv: the source's path, the function's name, seconds that a batch should take, warm-up calls,
// 'module' or 'script'.
'use strict';
const fs = require('fs');
const path = require('path');
const Module = require('module');
const { pathToFileURL } = require('url');

const [file, name, secondsText, warmupText, kind] = process.argv.slice(2);
const seconds = Number(secondsText);
const exitNow = process.reallyExit.bind(process); // no handler of the program's runs after it
const stringify = JSON.stringify;
const parse = JSON.parse;
const write = fs.writeSync.bind(fs);
const usage = process.cpuUsage.bind(process);

function report(document) {
  write(3, stringify(document));
}

const cpuSeconds = () => {
  const used = usage();
  return (used.user + used.system) * 1e-6;
};

// Functions of a script need not be exported: the last line looks for the name in its scope.
function loadScript() {
  const root = name.split('.')[0];
  const module = new Module(file, null);
  module.filename = file;
  module.paths = Module._nodeModulePaths(path.dirname(file));
  let text = fs.readFileSync(file, 'utf8').replace(/^#!.*/, '');
  const plain = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(root);
  if (plain) text += `\n;globalThis.__argusTarget = typeof ${root} === 'undefined' ? undefined : ${root};`;
  module._compile(text, file);
  const target = globalThis.__argusTarget;
  delete globalThis.__argusTarget;
  const exported = module.exports || {};
  const scope = typeof exported === 'function' ? { [exported.name]: exported, ...exported } : exported;
  return target === undefined ? scope : { ...scope, [root]: target };
}

const isClass = (value) => typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value));

function resolve(scope) {
  let target = scope;
  let owner;
  for (const part of name.split('.')) {
    owner = target;
    // A method is called on an object of its class, made without arguments.
    if (isClass(target) && !(part in target)) owner = new target();
    target = owner == null ? undefined : owner[part];
  }
  if (typeof target !== 'function') {
    const names = Object.keys(scope).filter((key) => typeof scope[key] === 'function');
    report({ error: 'no function', names });
    exitNow(1);
  }
  return owner === scope ? target : target.bind(owner);
}

// Generators do their work when consumed.
function consume(result) {
  if (result && typeof result.next === 'function' && typeof result[Symbol.iterator] === 'function') {
    for (const item of result) sink = item;
    return undefined;
  }
  return result;
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
  const scope = kind === 'module' ? await import(pathToFileURL(file).href) : loadScript();
  const target = resolve(scope);
  const args = parse(text);
  const begin = cpuSeconds();
  let first = target(...args);
  const later = first !== null && typeof first === 'object' && typeof first.then === 'function';
  if (later) first = await first;
  const lazy = first && typeof first.next === 'function' && typeof first[Symbol.iterator] === 'function';
  const call = lazy ? (...given) => consume(target(...given)) : target;
  if (lazy) consume(first);
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
  while (batches.length < 5 && (total < 8 * seconds || batches.length === 0)) {
    if (collect) collect();
    const done = await batch(call, makePool, later);
    batches.push(done);
    total += done[0];
  }
  // At once before the end: what this process used is compared with what is seen from outside.
  report({ batches, mutates, total, used: cpuSeconds() });
  exitNow(0);
}

main().catch((error) => {
  console.error(error);
  exitNow(1);
});

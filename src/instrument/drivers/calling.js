// One function of a program: how it is found, and what its work is; and when a program is over.
// Shared by the drivers that time, count and weigh, so that all mean the same call and end.
'use strict';
const fs = require('fs');
const path = require('path');
const Module = require('module');
const { pathToFileURL } = require('url');

// The library as it was before the program ran, which may put functions of its own in its place.
const { apply } = Reflect;
const { keys, setPrototypeOf } = Object;
const { stringify } = JSON;

// Functions of a script need not be exported: a last line looks for the name in its scope, and
// hands it to a setter, which takes it even where the program froze globalThis.
function loadScript(file, root) {
  const module = new Module(file, null);
  module.filename = file;
  module.paths = Module._nodeModulePaths(path.dirname(file));
  let text = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '').replace(/^#!.*/, '');
  const plain = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(root);
  const found = `typeof ${root} === 'undefined' ? undefined : ${root}`;
  if (plain) text += `\n;globalThis.__argusTarget = ${found};`;
  let target;
  const set = (value) => {
    target = value;
  };
  Object.defineProperty(globalThis, '__argusTarget', { configurable: true, set });
  module._compile(text, file);
  Reflect.deleteProperty(globalThis, '__argusTarget');
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

// The function, or { names } of those that there are. `kind`: 'script' or 'module'.
async function find(file, kind, name) {
  const scope = kind === 'module'
    ? await import(pathToFileURL(file).href)
    : loadScript(file, name.split('.')[0]);
  const target = resolve(scope, name);
  const names = () => Object.keys(scope).filter((key) => typeof scope[key] === 'function');
  return target === undefined ? { names: names() } : { target };
}

// Generators do their work when consumed. What consumes a result that is no promise; undefined:
// there is nothing left to do.
function consumer(result) {
  if (result === null || typeof result !== 'object' || typeof result.next !== 'function') {
    return undefined;
  }
  if (typeof result[Symbol.asyncIterator] === 'function') {
    return async (items) => {
      for await (const item of items) void item;
    };
  }
  if (typeof result[Symbol.iterator] !== 'function') return undefined;
  return (items) => {
    for (const item of items) void item;
  };
}

// Calls `last` at the end of a program: after its own 'exit' handlers, which are part of it, and
// where it leaves without them. That may be more than once; the last time is the end.
function atExit(last) {
  const emit = process.emit;
  Object.defineProperty(process, 'emit', {
    configurable: true,
    writable: true,
    value: function (...given) {
      try {
        return apply(emit, this, given);
      } finally {
        if (given[0] === 'exit' && this === process) last();
      }
    },
  });
  const exit = process.reallyExit;
  process.reallyExit = function (code) {
    last();
    return apply(exit, process, [code]);
  };
}

function bare(value) {
  if (value === null || typeof value !== 'object') return value;
  const names = keys(value);
  for (let i = 0; i < names.length; i++) bare(value[names[i]]);
  return setPrototypeOf(value, null);
}

// A report as JSON. It loses its prototypes: the program may have given all objects a toJSON.
const textOfReport = (document) => stringify(bare(document));

module.exports = { find, consumer, atExit, textOfReport };

'use strict';
const { getPriority } = require('os');

let marking = false;

// Each call of getpriority makes callgrind write down its count and begin anew.
function mark() {
  if (marking) getPriority(0);
}

function measure(index, row, warm, sizes) {
  try {
    row(warm[0]);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return;
  }
  marking = true;
  for (const s of [...warm, ...sizes]) row(s);
  marking = false;
  console.log(index);
}

// 40503 is odd, so that every number below a power of two comes once.
const shuffled = (size) => Array.from({ length: size }, (_, i) => (i * 40503 + 77) % 2 ** 20);
const ordered = (size) => Array.from({ length: size }, (_, i) => i);
const ones = (size) => new Array(size).fill(1);
const pairs = (size) => ordered(size).map((i) => [i, i]);
const object = (size) => Object.fromEntries(ordered(size).map((i) => ['k' + i, i]));

// To make a large object takes longer than all that is done with it.
const objects = new Map();
function shared(size) {
  if (!objects.has(size)) objects.set(size, object(size));
  return objects.get(size);
}

// A text in one piece: what repeat and + make is put together when it is first read.
function flat(text) {
  Number(text);
  return text;
}
const letters = (size) => flat('abcdefghijklmnop'.repeat(size / 16));

// Its hash is of all letters, up to 16383 of them.
const nothing = new Set();
const read = (text) => nothing.has(text);

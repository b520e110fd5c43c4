// Generators and iterators. A generator's label is for running it to its end.

// label: time O(n), space O(1), args "n"
export function* countTo(end) {
  for (let i = 0; i < end; i++) yield i;
}

// label: time O(n), space O(1), args "ints(n)"
export function* enumerate(iterable) {
  let i = 0;
  for (const item of iterable) yield [i++, item];
}

// label: time O(n), space O(1), args "ints(n), ints(n)"
export function* zip(a, b) {
  const left = a[Symbol.iterator](), right = b[Symbol.iterator]();
  while (true) {
    const x = left.next(), y = right.next();
    if (x.done || y.done) return;
    yield [x.value, y.value];
  }
}

// label: time O(n^2), space O(n), args "ints(n), n/2"
export function* windows(items, size) {
  for (let i = 0; i + size <= items.length; i++) yield items.slice(i, i + size);
}

// label: time O(n^2), space O(1), args "range(n)"
export function* allPairs(items) {
  for (let i = 0; i < items.length; i++) {
    for (let j = i + 1; j < items.length; j++) yield [items[i], items[j]];
  }
}

// label: time O(n), space O(n), args "perm(n)"
export function* distinct(items) {
  const seen = new Set();
  for (const x of items) {
    if (seen.has(x)) continue;
    seen.add(x);
    yield x;
  }
}

// label: time O(log n), space O(1), args "n"
export function* powersOfTwo(limit) {
  let p = 1;
  while (p <= limit) {
    yield p;
    p *= 2;
  }
}

// label: time O(log n), space O(1), args "n"
export function* fibonacciUpTo(limit) {
  let [a, b] = [0, 1];
  while (a <= limit) {
    yield a;
    [a, b] = [b, a + b];
  }
}

// label: time O(log n), space O(1), args "n"
export function* digits(n, base = 10) {
  do {
    yield n % base;
    n = Math.floor(n / base);
  } while (n > 0);
}

// label: time O(n), space O(1), args "sorted(ints(n)), sorted(ints(n))"
export function* mergeSorted(a, b) {
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (j >= b.length || (i < a.length && a[i] <= b[j])) yield a[i++];
    else yield b[j++];
  }
}

const map = function* (items, f) {
  for (const x of items) yield f(x);
};
const filter = function* (items, keep) {
  for (const x of items) if (keep(x)) yield x;
};

// label: time O(n), space O(1), args "ints(n)"
export function sumOfEvenSquares(numbers) {
  let total = 0;
  for (const sq of map(filter(numbers, (x) => x % 2 === 0), (x) => x * x)) total += sq % 1000;
  return total;
}

// label: time O(n), space O(1), args "n"
export function sumLazily(n) {
  let total = 0;
  for (const i of countTo(n)) total += i;
  return total;
}

// label: time O(n), space O(n), args "n"
export const squares = (n) => Array.from(countTo(n), (i) => i * i);

export function take(items, count) {
  const taken = [];
  for (const x of items) {
    if (taken.length >= count) break;
    taken.push(x);
  }
  return taken;
}

function* naturals() {
  for (let i = 1; ; i++) yield i;
}

// label: time O(n), space O(n), args "n"
export function firstOdd(count) {
  return take(filter(naturals(), (x) => x % 2), count);
}

export class Range {
  constructor(from = 0, to = 0, step = 1) {
    Object.assign(this, { from, to, step });
  }

  // label: time O(n), space O(1), args "n" via sumOfRange
  *[Symbol.iterator]() {
    for (let x = this.from; x < this.to; x += this.step) yield x;
  }

  // label: time O(1), space O(1), args "n"
  includes(x) {
    return x >= this.from && x < this.to && (x - this.from) % this.step === 0;
  }
}

export function sumOfRange(n) {
  let s = 0;
  for (const x of new Range(0, n)) s += x;
  return s;
}

export class Cursor {
  constructor(items = []) {
    this.items = items;
    this.at = 0;
  }

  [Symbol.iterator]() {
    return this;
  }

  // label: time O(1), space O(1), args "ints(n)" via firstOfCursor
  next() {
    if (this.at >= this.items.length) return { done: true, value: undefined };
    return { done: false, value: this.items[this.at++] };
  }
}
export const firstOfCursor = (items) => new Cursor(items).next().value;

// label: time O(n), space O(n), args "ints(n)"
export function drain(items) {
  return [...new Cursor(items)];
}

// label: time O(n), space O(1), args "ints(n)"
export async function checksum(parts) {
  let sum = 0;
  for await (const p of parts) sum = (sum + p) % 65521;
  return sum;
}

// label: time O(n!), space O(n), args "range(n)"
export function* arrangements(items, k = 0) {
  if (k === items.length) {
    yield items[0];
    return;
  }
  for (let i = k; i < items.length; i++) {
    [items[k], items[i]] = [items[i], items[k]];
    yield* arrangements(items, k + 1);
    [items[k], items[i]] = [items[i], items[k]];
  }
}

// label: time O(n^2), space O(n), args - a value passes every generator above it, up to n of them
export function* inOrder(root) {
  if (!root) return;
  yield* inOrder(root.left);
  yield root.value;
  yield* inOrder(root.right);
}

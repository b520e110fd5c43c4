'use strict';
// Containers. A label's `via` hands the object its contents, so that only the method is measured.

class Stack {
  constructor(items = []) {
    this.items = items;
  }

  // label: time O(1), space O(1), args "ints(n)" via pushOnStack
  push(x) {
    this.items.push(x);
    return this;
  }

  // label: time O(1), space O(1), args "ints(n)" via popFromStack
  pop() {
    if (this.items.length === 0) throw new Error('the stack is empty');
    return this.items.pop();
  }

  get size() {
    return this.items.length;
  }

  // label: time O(n), space O(n), args "ints(n)" via listStack
  toArray() {
    return this.items.slice().reverse();
  }
}
const pushOnStack = (xs) => new Stack(xs).push(1).size;
const popFromStack = (xs) => new Stack(xs).pop();
const listStack = (xs) => new Stack(xs).toArray();

// Two stacks make a queue.
class Queue {
  constructor() {
    this.inbox = [];
    this.outbox = [];
  }

  enqueue(x) {
    this.inbox.push(x);
  }

  // label: time O(n), space O(n), args "ints(n)" via dequeueFirst
  dequeue() {
    if (!this.outbox.length) {
      while (this.inbox.length) this.outbox.push(this.inbox.pop());
    }
    return this.outbox.pop();
  }
}
function dequeueFirst(xs) {
  const q = new Queue();
  q.inbox = xs;
  return q.dequeue();
}

// label: time O(n), space O(n), args "ints(n)"
function throughQueue(xs) {
  const q = new Queue();
  for (const x of xs) q.enqueue(x);
  let checksum = 0;
  for (let i = 0; i < xs.length; i++) checksum = (checksum * 31 + q.dequeue()) % 65521;
  return checksum;
}

class ArrayQueue {
  #items;

  constructor(items) {
    this.#items = items;
  }

  get empty() {
    return this.#items.length === 0;
  }

  // label: time O(n), space O(1), args "ints(n)" via serveOne
  next() {
    return this.#items.shift();
  }
}
const serveOne = (xs) => new ArrayQueue(xs).next();

// label: time O(n^2), space O(1), args "ints(n)"
function serveAll(customers) {
  const queue = new ArrayQueue(customers);
  let served = 0;
  while (!queue.empty) {
    queue.next();
    served++;
  }
  return served;
}

class RingBuffer {
  constructor(capacity = 16) {
    this.slots = new Array(capacity);
    this.head = 0;
    this.count = 0;
  }

  // label: time O(1), space O(1), args "n"
  put(value) {
    const at = (this.head + this.count) % this.slots.length;
    this.slots[at] = value;
    if (this.count < this.slots.length) this.count++;
    else this.head = (this.head + 1) % this.slots.length;
  }
}

class LRUCache {
  /** @param {number} capacity */
  constructor(capacity) {
    this.capacity = capacity;
    this.map = new Map();
  }

  // label: time O(1), space O(1), args "n" via getTwice
  get(key) {
    if (!this.map.has(key)) return -1;
    const value = this.map.get(key);
    this.map.delete(key);
    this.map.set(key, value);
    return value;
  }

  // label: time O(1), space O(1), args "n" via putThree
  put(key, value) {
    this.map.delete(key);
    this.map.set(key, value);
    if (this.map.size > this.capacity) {
      this.map.delete(this.map.keys().next().value);
    }
  }
}
function getTwice(n) {
  const cache = new LRUCache(n);
  cache.map.set(1, 'one');
  return cache.get(1) + cache.get(2);
}
function putThree(n) {
  const cache = new LRUCache(2);
  for (const key of [n, n + 1, n + 2]) cache.put(key, key);
  return cache.map.size;
}

class ListNode {
  constructor(value, next = null) {
    this.value = value;
    this.next = next;
  }
}

class LinkedList {
  constructor() {
    this.head = null;
    this.length = 0;
  }

  static of(items) {
    const list = new LinkedList();
    for (const x of items) list.prepend(x);
    return list;
  }

  // label: time O(1), space O(1), args "n"
  prepend(value) {
    this.head = new ListNode(value, this.head);
    this.length++;
    return this;
  }

  // label: time O(n), space O(1), args "ints(n)" via appendOne
  append(value) {
    const added = new ListNode(value);
    this.length++;
    if (!this.head) {
      this.head = added;
      return this;
    }
    let last = this.head;
    while (last.next) last = last.next;
    last.next = added;
    return this;
  }

  // label: time O(n), space O(1), args "ints(n)" via reverseList
  reverse() {
    let previous = null, current = this.head;
    while (current) {
      const next = current.next;
      current.next = previous;
      previous = current;
      current = next;
    }
    this.head = previous;
    return this;
  }

  // label: time O(n), space O(1), args "ints(n)" via middleOf
  middle() {
    let slow = this.head, fast = this.head;
    while (fast && fast.next) {
      slow = slow.next;
      fast = fast.next.next;
    }
    return slow;
  }

  // label: time O(n), space O(1), args "ints(n)" via findLast
  find(value) {
    for (let at = this.head; at; at = at.next) if (at.value === value) return at;
    return null;
  }

  *[Symbol.iterator]() {
    for (let at = this.head; at !== null; at = at.next) yield at.value;
  }
}
const appendOne = (xs) => LinkedList.of(xs).append(0).length;
const reverseList = (xs) => LinkedList.of(xs).reverse().head;
const middleOf = (xs) => LinkedList.of(xs).middle();
const findLast = (xs) => LinkedList.of(xs).find(-1);

// label: time O(n^2), space O(n), args "ints(n)"
function listFromArray(items) {
  const list = new LinkedList();
  items.forEach((x) => list.append(x));
  return list;
}

// label: time O(n), space O(n), args "ints(n)" via reversedByRecursion
function reverseRecursive(node, previous = null) {
  if (!node) return previous;
  const rest = node.next;
  node.next = previous;
  return reverseRecursive(rest, node);
}
const reversedByRecursion = (xs) => reverseRecursive(LinkedList.of(xs).head);

// label: time O(n), space O(1), args "ints(n), ints(n)" via mergedLists
function mergeTwoLists(a, b) {
  const dummy = { next: null };
  let tail = dummy;
  while (a && b) {
    if (a.value <= b.value) {
      tail.next = a;
      a = a.next;
    } else {
      tail.next = b;
      b = b.next;
    }
    tail = tail.next;
  }
  tail.next = a || b;
  return dummy.next;
}
const mergedLists = (a, b) => mergeTwoLists(LinkedList.of(a).head, LinkedList.of(b).head);

class Trie {
  constructor() {
    this.root = {};
  }

  // label: time O(n), space O(n), args "string(n)"
  insert(word) {
    let at = this.root;
    for (const ch of word) {
      if (!at[ch]) at[ch] = {};
      at = at[ch];
    }
    at.end = true;
  }

  // label: time O(n), space O(1), args "string(n)" via lookUp
  has(word) {
    let at = this.root;
    for (let i = 0; i < word.length; i++) {
      at = at[word[i]];
      if (at === undefined) return false;
    }
    return at.end === true;
  }
}
function lookUp(word) {
  const trie = new Trie();
  trie.insert(word);
  return trie.has(word);
}

function UnionFind(n) {
  this.parent = Array.from({ length: n }, (_, i) => i);
  this.size = new Array(n).fill(1);
}

// label: time O(log n), space O(1), args - by size, so that a root at least doubles on each step up
UnionFind.prototype.find = function (x) {
  while (this.parent[x] !== x) x = this.parent[x];
  return x;
};

// label: time O(log n), space O(1), args - two finds, and what is constant
UnionFind.prototype.union = function (a, b) {
  a = this.find(a);
  b = this.find(b);
  if (a === b) return false;
  if (this.size[a] < this.size[b]) [a, b] = [b, a];
  this.parent[b] = a;
  this.size[a] += this.size[b];
  return true;
};

// The tree of a union by size that is as deep as it gets: i hangs on i without its lowest bit.
// label: time O(n log n), space O(n), args "n"
function joinEvenly(n) {
  const sets = new UnionFind(n);
  for (let step = 1; step < n; step *= 2) {
    for (let i = 0; i + step < n; i += 2 * step) sets.union(i, i + step);
  }
  let depth = 0;
  for (let i = 0; i < n; i++) depth += sets.find(i);
  return depth;
}

// Joined without a look at sizes, so that a tree may become one long branch.
class QuickUnion {
  constructor(parent = []) {
    this.parent = parent;
  }

  // label: time O(n), space O(1), args "range(n)" via rootOfChain
  root(i) {
    while (i !== this.parent[i]) i = this.parent[i];
    return i;
  }
}
function rootOfChain(xs) {
  const sets = new QuickUnion(xs.map((x) => Math.max(0, x - 1)));
  return sets.root(xs.length - 1);
}

class Fenwick {
  constructor(tree = []) {
    this.tree = tree;
  }

  // label: time O(log n), space O(1), args "repeat(n,0)" via addFirst
  add(index, delta) {
    for (let i = index + 1; i < this.tree.length; i += i & -i) this.tree[i] += delta;
  }

  // label: time O(log n), space O(1), args "repeat(n,0)" via sumLast
  sum(index) {
    let total = 0;
    for (let i = index; i > 0; i &= i - 1) total += this.tree[i];
    return total;
  }
}
const addFirst = (zeroes) => new Fenwick(zeroes).add(0, 5);
function sumLast(zeroes) {
  let power = 1;
  while (power * 2 < zeroes.length) power *= 2;
  return new Fenwick(zeroes).sum(power - 1);
}

class Scheduler {
  constructor() {
    this.events = [];
  }

  at(time, action) {
    this.events.push({ time, action });
  }

  // label: time O(n log n), space O(n), args "range(n)" via runScattered
  run() {
    const due = this.events.sort((a, b) => a.time - b.time);
    this.events = [];
    return due.map((e) => e.action);
  }

  // label: time O(n), space O(n), args "range(n)" via cancelOne
  cancel(action) {
    this.events = this.events.filter((e) => e.action !== action);
  }
}
function runScattered(actions) {
  const s = new Scheduler();
  for (const a of actions) s.at((a * 7919) % 1000003, a);
  return s.run();
}
function cancelOne(times) {
  const s = new Scheduler();
  s.events = times.map((time) => ({ time, action: time }));
  s.cancel(0);
  return s.events.length;
}

class EventEmitter {
  constructor() {
    this.listeners = new Map();
  }

  // label: time O(1), space O(1), args "'tick', n"
  on(name, listener) {
    if (!this.listeners.has(name)) this.listeners.set(name, []);
    this.listeners.get(name).push(listener);
  }

  // label: time O(n), space O(1), args "ints(n)" via emitToAll
  emit(name, payload) {
    for (const listener of this.listeners.get(name) || []) listener(payload);
  }
}
function emitToAll(xs) {
  const bus = new EventEmitter();
  let heard = 0;
  bus.listeners.set('tick', xs.map(() => () => heard++));
  bus.emit('tick', 1);
  return heard;
}

// A counter behind a closure, as it was done before classes.
function createCounter() {
  var counts = Object.create(null);
  return {
    // label: time O(1), space O(1), args - one look-up by key and one store
    add: function (key) {
      counts[key] = (counts[key] || 0) + 1;
    },
    // label: time O(n log n), space O(n), args - sorts the n entries of its own object
    top: function (k) {
      return Object.entries(counts).sort((a, b) => b[1] - a[1]).slice(0, k);
    },
  };
}

module.exports = {
  Stack, pushOnStack, popFromStack, listStack, Queue, dequeueFirst, throughQueue, ArrayQueue,
  serveOne, serveAll, RingBuffer, LRUCache, getTwice, putThree, LinkedList, appendOne,
  reverseList, middleOf, findLast, listFromArray, reverseRecursive, reversedByRecursion,
  mergeTwoLists, mergedLists, Trie, lookUp, UnionFind, joinEvenly, QuickUnion, rootOfChain,
  Fenwick, addFirst, sumLast, Scheduler, runScattered, cancelOne, EventEmitter, emitToAll,
  createCounter,
};

// Higher-order code: calls that hide a walk through a list, beside the same thing written well.

// label: time O(n^2), space O(n), args "perm(n)"
const keyBySpread = (ids) => ids.reduce((byId, id) => ({ ...byId, [id]: true }), {});

// label: time O(n), space O(n), args "perm(n)"
const keyBy = (ids) => ids.reduce((byId, id) => {
  byId[id] = true;
  return byId;
}, {});

// label: time O(n), space O(n), args "ints(n)"
function groupBy(items, key = (x) => x % 10) {
  const groups = new Map();
  for (const item of items) {
    const k = key(item);
    const group = groups.get(k);
    if (group) group.push(item);
    else groups.set(k, [item]);
  }
  return groups;
}

// label: time O(n), space O(n), args "ints(n)"
const partitionBy = (xs, pred = (x) => x % 2 === 0) =>
  xs.reduce(([yes, no], x) => (pred(x) ? yes.push(x) : no.push(x), [yes, no]), [[], []]);

// label: time O(n^2), space O(n), args "lines(n,n,int(9)), lines(n,n,int(9))"
function joinSlow(users, orders) {
  return orders.map((order) => ({
    order,
    user: users.find((u) => u[0] === order[0] + 1),
  }));
}

// label: time O(n), space O(n), args "lines(n,n,int(9)), lines(n,n,int(9))"
function joinFast(users, orders) {
  const byId = new Map(users.map((u) => [u[0], u]));
  return orders.map((order) => ({ order, user: byId.get(order[0] + 1) }));
}

// label: time O(n^2), space O(n), args "ints(n)"
function collectByConcat(xs) {
  let all = [];
  for (const x of xs) all = all.concat(x);
  return all;
}

// label: time O(n^2), space O(n), args "ints(n)"
function prependAll(xs) {
  const out = [];
  for (const x of xs) out.unshift(x);
  return out;
}

// label: time O(n), space O(n), args "ints(n)"
function prependAllFast(xs) {
  const out = [];
  for (const x of xs) out.push(x);
  return out.reverse();
}

// label: time O(n^2), space O(n), args "range(n)"
function drainByMax(values) {
  const left = values.slice();
  const order = [];
  while (left.length > 0) {
    const biggest = left.reduce((a, b) => (a > b ? a : b));
    order.push(biggest);
    left.splice(left.indexOf(biggest), 1);
  }
  return order;
}

// label: time O(n^2), space O(n), args "perm(n)"
function numberKeys(names) {
  const table = {};
  for (const name of names) table[name] = Object.keys(table).length;
  return table;
}

// label: time O(n), space O(n), args "perm(n)"
function numberKeysFast(names) {
  const table = new Map();
  for (const name of names) table.set(name, table.size);
  return table;
}

// label: time O(n), space O(n), args "ints(n)"
const deepCopy = (value) => JSON.parse(JSON.stringify(value));

// label: time O(n log n), space O(n), args "perm(n), 10"
function topWords(words, k) {
  const counts = new Map();
  for (const w of words) counts.set(w, (counts.get(w) ?? 0) + 1);
  return [...counts.entries()].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, k);
}

// label: time O(n), space O(1), args "range(n)"
const isSorted = (xs) => xs.every((x, i) => i === 0 || xs[i - 1] <= x);

// label: time O(n), space O(1), args "range(n), -1"
const hasItem = (xs, x) => xs.some((y) => y === x);

// label: time O(1), space O(1), args "ints(n)"
const last = (xs) => xs[xs.length - 1];

// label: time O(1), space O(1), args "ints(n)"
const ends = (xs) => [xs.at(0), xs.at(-1)];

// label: time O(n^2), space O(1), args "perm(n), perm(n)"
function sameItems(a, b) {
  return a.length === b.length && a.every((x) => b.includes(x));
}

// label: time O(n), space O(n), args "perm(n), perm(n)"
function sameItemsFast(a, b) {
  const inB = new Set(b);
  return a.length === b.length && a.every((x) => inB.has(x));
}

const compose = (...fs) => (x) => fs.reduceRight((v, f) => f(v), x);
const double = (xs) => xs.map((x) => 2 * x);
const odd = (xs) => xs.filter((x) => x % 2);

// label: time O(n), space O(n), args "ints(n)"
function pipeline(xs) {
  return compose(odd, double)(xs);
}

// label: time O(n), space O(n), args "ints(n), ints(n)"
function mergeOptions(a, b) {
  return Object.assign({}, a, { ...b });
}

// label: time O(n), space O(n), args "range(n)"
const invert = (obj) => Object.fromEntries(Object.entries(obj).map(([k, v]) => [v, k]));

// label: time O(n^2), space O(n^2), args "range(n), range(n)"
const cartesian = (a, b) => a.flatMap((x) => b.map((y) => [x, y]));

// label: time O(n), space O(n), args "n"
function memoFib(n) {
  const cache = [0, 1];
  const fib = (k) => (cache[k] !== undefined ? cache[k] : (cache[k] = fib(k - 1) + fib(k - 2)));
  return fib(n);
}

// label: time O(n^2), space O(n), args "n"
function josephus(n) {
  const circle = Array.from({ length: n }, (_, i) => i);
  while (circle.length > 1) {
    circle.push(circle.shift());
    circle.shift();
  }
  return circle[0];
}

// label: time O(n^2 log n), space O(n), args "ints(n), n"
function leaderboard(scores, rounds) {
  let winners = 0;
  for (let r = 0; r < rounds; r++) {
    const shifted = scores.map((s, i) => (s * (r + i + 1)) % 1000003);
    winners += shifted.sort((a, b) => b - a)[0];
  }
  return winners;
}

// label: time O(n^2 log n), space O(n^2), args "range(n)"
function pairSumsSorted(xs) {
  const sums = [];
  for (const a of xs) for (const b of xs) sums.push((a * 7919 + b * 104729) % 1000003);
  return sums.sort((p, q) => p - q);
}

// label: time O(n^3), space O(n), args "repeat(n,5)"
function bestSlice(values) {
  let best = -Infinity;
  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j <= values.length; j++) {
      best = Math.max(best, values.slice(i, j).reduce((a, b) => a + b, 0));
    }
  }
  return best;
}

// label: time O(n^3), space O(n^2), args "ints(n,1,9), -1"
function quadSumNaive(xs, target) {
  const sums = xs.flatMap((a) => xs.map((b) => a + b));
  return xs.filter((c) => sums.some((s) => s + c === target)).length;
}

module.exports = {
  keyBySpread, keyBy, groupBy, partitionBy, joinSlow, joinFast, collectByConcat, prependAll,
  prependAllFast, drainByMax, numberKeys, numberKeysFast, deepCopy, topWords, isSorted, hasItem,
  last, ends, sameItems, sameItemsFast, pipeline, mergeOptions, invert, cartesian, memoFib,
  josephus, leaderboard, pairSumsSorted, bestSlice, quadSumNaive,
};

// Trying everything.

// label: time O(2^n), space O(2^n), args "range(n)"
export function subsets(items) {
  if (items.length === 0) return [[]];
  const [first, ...rest] = items;
  const without = subsets(rest);
  return [...without, ...without.map((s) => [first, ...s])];
}

// label: time O(2^n), space O(n), args "repeat(n,3), -1"
export function subsetSum(nums, target, i = 0) {
  if (target === 0) return true;
  if (i === nums.length) return false;
  return subsetSum(nums, target - nums[i], i + 1) || subsetSum(nums, target, i + 1);
}

// label: time O(n!), space O(n!), args "range(n)"
export const permutations = (xs) => {
  if (xs.length <= 1) return [xs];
  return xs.flatMap((x, i) =>
    permutations([...xs.slice(0, i), ...xs.slice(i + 1)]).map((p) => [x, ...p]));
};

// label: time O(n!), space O(n), args "range(n)"
export function countPermutations(pool, used = new Array(pool.length).fill(false), depth = 0) {
  if (depth === pool.length) return 1;
  let count = 0;
  for (let i = 0; i < pool.length; i++) {
    if (used[i]) continue;
    used[i] = true;
    count += countPermutations(pool, used, depth + 1);
    used[i] = false;
  }
  return count;
}

/** Shortest round trip by brute force. */
// label: time O(n!), space O(n), args - (n-1)! orders of the other cities, each tried once
export function shortestTour(dist) {
  const cities = dist.map((_, i) => i);
  let best = Infinity;
  const go = (k, length) => {
    if (k === cities.length) {
      best = Math.min(best, length + dist[cities[k - 1]][cities[0]]);
      return;
    }
    for (let i = k; i < cities.length; i++) {
      [cities[k], cities[i]] = [cities[i], cities[k]];
      go(k + 1, length + dist[cities[k - 1]][cities[k]]);
      [cities[k], cities[i]] = [cities[i], cities[k]];
    }
  };
  go(1, 0);
  return best;
}

// label: time O(2^n), space O(n), args "n"
export function hanoi(disks, from = 'A', to = 'C', via = 'B') {
  if (disks === 0) return 0;
  return hanoi(disks - 1, from, via, to) + 1 + hanoi(disks - 1, via, to, from);
}

// label: time O(2^n), space O(2^n), args "n"
export function grayCode(bits) {
  if (bits === 0) return [0];
  const shorter = grayCode(bits - 1);
  const high = 1 << (bits - 1);
  return shorter.concat(shorter.slice().reverse().map((c) => c | high));
}

// label: time O(3^n), space O(n), args "n"
export function countTernary(length, prefix = '') {
  if (prefix.length === length) return 1;
  let total = 0;
  for (const digit of '012') total += countTernary(length, prefix + digit);
  return total;
}

// label: time O(4^n), space O(n), args "repeat(n,5)"
export function assignQuarters(tasks, i = 0, loads = [0, 0, 0, 0]) {
  if (i === tasks.length) return Math.max(...loads);
  let best = Infinity;
  for (let q = 0; q < loads.length; q++) {
    loads[q] += tasks[i];
    best = Math.min(best, assignQuarters(tasks, i + 1, loads));
    loads[q] -= tasks[i];
  }
  return best;
}

// label: time O(2^n), space O(n), args "string(n,'a')"
export function waysToCut(word, start = 0) {
  if (start === word.length) return 1;
  let ways = 0;
  for (let end = start + 1; end <= word.length; end++) ways += waysToCut(word, end);
  return ways;
}

// label: time O(2^n), space O(1), args "ints(n,1,9), -1"
export function maskSum(weights, target) {
  let hits = 0;
  for (let mask = 0; mask < 1 << weights.length; mask++) {
    let total = 0;
    for (let i = 0; i < weights.length; i++) if (mask & (1 << i)) total += weights[i];
    if (total === target) hits++;
  }
  return hits;
}

// label: time O(2^n), space O(n), args "n"
export function* binaryStrings(n, prefix = '') {
  if (n === 0) {
    yield prefix;
    return;
  }
  yield* binaryStrings(n - 1, prefix + '0');
  yield* binaryStrings(n - 1, prefix + '1');
}

// label: time O(n^2), space O(n^2), args "range(n)"
export function pairs(xs) {
  const out = [];
  xs.forEach((a, i) => xs.slice(i + 1).forEach((b) => out.push([a, b])));
  return out;
}

// label: time O(n^3), space O(n^3), args "range(n)"
export function choose3(items) {
  const triples = [];
  for (let a = 0; a < items.length; a++) {
    for (let b = a + 1; b < items.length; b++) {
      for (let c = b + 1; c < items.length; c++) {
        triples.push([items[a], items[b], items[c]]);
      }
    }
  }
  return triples;
}

// label: time O(n), space O(n), args "n"
export function isEven(n) {
  return n === 0 ? true : isOdd(n - 1);
}

// label: time O(n), space O(n), args "n"
export function isOdd(n) {
  return n === 0 ? false : isEven(n - 1);
}

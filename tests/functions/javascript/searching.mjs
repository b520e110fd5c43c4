// Searching in order, and what halves.

// label: time O(log n), space O(1), args "range(n), n"
export function binarySearch(items, target) {
  let lo = 0;
  let hi = items.length - 1;
  while (lo <= hi) {
    const mid = Math.floor((lo + hi) / 2);
    if (items[mid] === target) return mid;
    if (items[mid] < target) lo = mid + 1;
    else hi = mid - 1;
  }
  return -1;
}

// label: time O(log n), space O(1), args "range(n), n/3"
export function lowerBound(a, x) {
  let lo = 0, len = a.length;
  while (len > 0) {
    const half = len >>> 1;
    if (a[lo + half] < x) {
      lo += half + 1;
      len -= half + 1;
    } else {
      len = half;
    }
  }
  return lo;
}

// label: time O(log n), space O(log n), args "range(n), -1"
export function searchRecursive(items, target, lo = 0, hi = items.length) {
  if (lo >= hi) return -1;
  const mid = (lo + hi) >> 1;
  if (items[mid] === target) return mid;
  return items[mid] > target
    ? searchRecursive(items, target, lo, mid)
    : searchRecursive(items, target, mid + 1, hi);
}

// label: time O(n), space O(n), args "range(n), -1"
export const containsByHalves = (items, target) => {
  if (items.length === 0) return false;
  const mid = Math.floor(items.length / 2);
  if (items[mid] === target) return true;
  return items[mid] > target
    ? containsByHalves(items.slice(0, mid), target)
    : containsByHalves(items.slice(mid + 1), target);
};

// label: time O(log n), space O(1), args "range(n), -1"
export function searchRotated(nums, target) {
  let l = 0, r = nums.length - 1;
  while (l <= r) {
    const m = l + ((r - l) >> 1);
    if (nums[m] === target) return m;
    if (nums[l] <= nums[m]) {
      if (nums[l] <= target && target < nums[m]) r = m - 1;
      else l = m + 1;
    } else if (nums[m] < target && target <= nums[r]) {
      l = m + 1;
    } else {
      r = m - 1;
    }
  }
  return -1;
}

// label: time O(log n), space O(1), args "n"
export function isqrt(n) {
  let lo = 0, hi = n + 1;
  while (hi - lo > 1) {
    const mid = Math.floor((lo + hi) / 2);
    if (mid * mid <= n) lo = mid;
    else hi = mid;
  }
  return lo;
}

// label: time O(log n), space O(1), args "range(n)"
export function peakIndex(arr) {
  let left = 0, right = arr.length - 1;
  while (left < right) {
    const mid = (left + right) >> 1;
    if (arr[mid] < arr[mid + 1]) left = mid + 1;
    else right = mid;
  }
  return left;
}

// label: time O(log n), space O(1), args "range(n), n-1"
export function gallop(sorted, x) {
  let bound = 1;
  while (bound < sorted.length && sorted[bound] < x) bound *= 2;
  let lo = bound >> 1, hi = Math.min(bound, sorted.length - 1);
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (sorted[mid] < x) lo = mid + 1;
    else hi = mid;
  }
  return sorted[lo] === x ? lo : -1;
}

// label: time O(n), space O(1), args "range(n), -1"
export function linearSearch(haystack, needle) {
  for (let i = 0; i < haystack.length; i++) {
    if (haystack[i] === needle) return i;
  }
  return -1;
}

// label: time O(n log n), space O(n), args "perm(n), perm(n)"
export function ranks(values, queries) {
  const sorted = [...values].sort((a, b) => a - b);
  return queries.map((q) => lowerBound(sorted, q));
}

// label: time O(n), space O(1), args "matrix(n,n,0,9), -1"
export function searchSortedGrid(grid, target) {
  let row = 0;
  let col = grid[0].length - 1;
  while (row < grid.length && col >= 0) {
    const here = grid[row][col];
    if (here === target) return [row, col];
    if (here > target) col--;
    else row++;
  }
  return null;
}

// label: time O(log n), space O(1), args "n"
export function guessesNeeded(limit) {
  let guesses = 0;
  for (let span = limit; span > 0; span = Math.trunc(span / 2)) guesses += 1;
  return guesses;
}

// label: time O(log n), space O(1), args "range(n), n/2"
export function countEqual(sorted, x) {
  return lowerBound(sorted, x + 1) - lowerBound(sorted, x);
}

// label: time O(n log n), space O(1), args "ints(n,1,9), n"
export function shipWithin(weights, days) {
  let lo = 1;
  let hi = weights.length * 9;
  while (lo < hi) {
    const cap = (lo + hi) >> 1;
    let used = 1, load = 0;
    for (const w of weights) {
      if (load + w > cap) {
        used++;
        load = 0;
      }
      load += w;
    }
    if (used <= days) hi = cap;
    else lo = cap + 1;
  }
  return lo;
}

// label: time O(n^2 log n), space O(n), args "perm(n), -1"
export function threeSumByBisection(values, target) {
  const a = values.slice().sort((x, y) => x - y);
  let hits = 0;
  for (let i = 0; i < a.length; i++) {
    for (let j = i + 1; j < a.length; j++) {
      if (binarySearch(a, target - a[i] - a[j]) > j) hits++;
    }
  }
  return hits;
}

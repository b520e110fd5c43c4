// Array utilities, several authors.

// label: time O(n), space O(1), args "ints(n)"
const sum = (xs) => xs.reduce((a, b) => a + b, 0);

// label: time O(n), space O(n), args "ints(n), 3"
function chunk(array, size) {
  const chunks = [];
  for (let i = 0; i < array.length; i += size) {
    chunks.push(array.slice(i, i + size));
  }
  return chunks;
}

// label: time O(n), space O(n), args "perm(n)"
const unique = (xs) => [...new Set(xs)];

// label: time O(n^2), space O(n), args "perm(n)"
const uniqueSlow = (xs) => xs.filter((x, i) => xs.indexOf(x) === i);

// label: time O(n^2), space O(n), args "perm(n), perm(n)"
function intersection(a, b) {
  return a.filter((x) => b.includes(x));
}

// label: time O(n), space O(n), args "perm(n), perm(n)"
function intersectionFast(a, b) {
  const inB = new Set(b);
  return a.filter((x) => inB.has(x));
}

/**
 * @param {number[]} nums
 * @param {number} target
 * @return {number[]}
 */
// label: time O(n), space O(n), args "range(n), -1"
var twoSum = function (nums, target) {
  const seen = new Map();
  for (let i = 0; i < nums.length; i++) {
    const need = target - nums[i];
    if (seen.has(need)) return [seen.get(need), i];
    seen.set(nums[i], i);
  }
  return [];
};

// label: time O(n^2), space O(1), args "range(n), -1"
function twoSumBrute(nums, target) {
  for (let i = 0; i < nums.length; i++) {
    for (let j = i + 1; j < nums.length; j++) {
      if (nums[i] + nums[j] === target) return [i, j];
    }
  }
  return null;
}

// label: time O(n), space O(1), args "ints(n,-9,9)"
function maxSubArray(nums) {
  let best = nums[0], here = nums[0];
  for (let i = 1; i < nums.length; ++i) {
    here = Math.max(nums[i], here + nums[i]);
    best = Math.max(best, here);
  }
  return best;
}

function reverseRange(a, lo, hi) {
  for (; lo < hi; lo++, hi--) [a[lo], a[hi]] = [a[hi], a[lo]];
}

// label: time O(n), space O(1), args "ints(n), n/3"
function rotate(nums, k) {
  k %= nums.length;
  reverseRange(nums, 0, nums.length - 1);
  reverseRange(nums, 0, k - 1);
  reverseRange(nums, k, nums.length - 1);
  return nums;
}

// label: time O(n^2), space O(1), args "ints(n), n"
function rotateSlow(nums, k) {
  for (let i = 0; i < k; i++) nums.unshift(nums.pop());
  return nums;
}

// label: time O(n), space O(1), args "ints(n,0,1)"
function moveZeroes(nums) {
  let write = 0;
  for (let read = 0; read < nums.length; read++) {
    if (nums[read] !== 0) {
      nums[write++] = nums[read];
    }
  }
  while (write < nums.length) nums[write++] = 0;
}

// label: time O(n), space O(1), args "ints(n,1,3)"
function majorityVote(votes) {
  let candidate, count = 0;
  votes.forEach((v) => {
    if (count === 0) candidate = v;
    count += v === candidate ? 1 : -1;
  });
  return candidate;
}

// label: time O(n^2), space O(1), args "repeat(n,7)"
function dedupeSorted(list) {
  let i = 1;
  while (i < list.length) {
    if (list[i] === list[i - 1]) list.splice(i, 1);
    else i++;
  }
  return list;
}

// label: time O(n^2), space O(n), args "ints(n)"
const runningTotals = (xs) =>
  xs.reduce((acc, x) => [...acc, (acc.length ? acc[acc.length - 1] : 0) + x], []);

// label: time O(n), space O(n), args "ints(n,1,9)"
function productExceptSelf(nums) {
  const out = Array(nums.length).fill(1);
  let left = 1;
  for (let i = 0; i < nums.length; i++) {
    out[i] *= left;
    left *= nums[i];
  }
  let right = 1;
  for (let i = nums.length - 1; i >= 0; i--) {
    out[i] *= right;
    right *= nums[i];
  }
  return out;
}

// label: time O(n^2), space O(n), args "perm(n)"
function threeSum(nums) {
  const a = [...nums].sort((x, y) => x - y);
  let triples = 0;
  for (let i = 0; i < a.length - 2; i++) {
    let lo = i + 1, hi = a.length - 1;
    while (lo < hi) {
      const s = a[i] + a[lo] + a[hi];
      if (s === 0) { triples++; lo++; hi--; }
      else if (s < 0) lo++;
      else hi--;
    }
  }
  return triples;
}

// label: time O(n), space O(1), args "ints(n), n/2"
function maxWindowSum(arr, k) {
  let windowSum = 0;
  for (let i = 0; i < k; i++) windowSum += arr[i];
  let best = windowSum;
  for (let i = k; i < arr.length; i++) {
    windowSum += arr[i] - arr[i - k];
    if (windowSum > best) best = windowSum;
  }
  return best;
}

// label: time O(n^2), space O(1), args "ints(n), n/2"
function maxWindowSumSlow(arr, k) {
  let best = -Infinity;
  for (let i = 0; i + k <= arr.length; i++) {
    let s = 0;
    for (let j = i; j < i + k; j++) s += arr[j];
    best = Math.max(best, s);
  }
  return best;
}

// label: time O(n), space O(n), args "ints(n)"
function nextGreater(nums) {
  const answer = new Array(nums.length).fill(-1);
  const stack = [];
  for (let i = 0; i < nums.length; i++) {
    while (stack.length && nums[stack[stack.length - 1]] < nums[i]) {
      answer[stack.pop()] = nums[i];
    }
    stack.push(i);
  }
  return answer;
}

// label: time O(n), space O(n), args "ints(n), n/2"
function maxSlidingWindow(nums, k) {
  const deque = [];
  let head = 0;
  const out = [];
  for (let i = 0; i < nums.length; i++) {
    while (deque.length > head && nums[deque[deque.length - 1]] <= nums[i]) deque.pop();
    if (deque.length < head) head = deque.length;
    deque.push(i);
    if (deque[head] <= i - k) head++;
    if (i >= k - 1) out.push(nums[deque[head]]);
  }
  return out;
}

// label: time O(n), space O(n), args "ints(n,0,100)"
function trapRainWater(height) {
  const n = height.length;
  const left = new Array(n), right = new Array(n);
  for (let i = 0, m = 0; i < n; i++) left[i] = m = Math.max(m, height[i]);
  for (let i = n - 1, m = 0; i >= 0; i--) right[i] = m = Math.max(m, height[i]);
  return height.reduce((w, h, i) => w + Math.min(left[i], right[i]) - h, 0);
}

// label: time O(n), space O(1), args "ints(n,0,100)"
function maxArea(heights) {
  let i = 0, j = heights.length - 1, area = 0;
  while (i < j) {
    area = Math.max(area, (j - i) * Math.min(heights[i], heights[j]));
    heights[i] < heights[j] ? i++ : j--;
  }
  return area;
}

// label: time O(n), space O(1), args "ints(n,1,9), n"
function shortestSubarray(nums, target) {
  let best = Infinity, total = 0, tail = 0;
  for (let head = 0; head < nums.length; head++) {
    total += nums[head];
    while (total >= target) {
      best = Math.min(best, head - tail + 1);
      total -= nums[tail++];
    }
  }
  return best === Infinity ? 0 : best;
}

// label: time O(n), space O(n), args "perm(n)"
function longestConsecutive(nums) {
  const set = new Set(nums);
  let longest = 0;
  for (const x of set) {
    if (set.has(x - 1)) continue;
    let y = x;
    while (set.has(y + 1)) y++;
    longest = Math.max(longest, y - x + 1);
  }
  return longest;
}

// label: time O(1), space O(1), args "sorted(ints(n))"
function medianOfSorted(a) {
  const mid = a.length >> 1;
  return a.length % 2 ? a[mid] : (a[mid - 1] + a[mid]) / 2;
}

// label: time O(1), space O(1), args "ints(n), 0, n-1"
const swap = (arr, i, j) => { [arr[i], arr[j]] = [arr[j], arr[i]]; };

// label: time O(n^3), space O(1), args "range(n), -1"
function countTriples(xs, target) {
  var n = xs.length, c = 0;
  for (var i = 0; i < n; i++)
    for (var j = i + 1; j < n; j++)
      for (var k = j + 1; k < n; k++)
        if (xs[i] + xs[j] + xs[k] === target) c++;
  return c;
}

module.exports = {
  sum, chunk, unique, uniqueSlow, intersection, intersectionFast, twoSum, twoSumBrute,
  maxSubArray, rotate, rotateSlow, moveZeroes, majorityVote, dedupeSorted, runningTotals,
  productExceptSelf, threeSum, maxWindowSum, maxWindowSumSlow, nextGreater, maxSlidingWindow,
  trapRainWater, maxArea, shortestSubarray, longestConsecutive, medianOfSorted, swap, countTriples,
};

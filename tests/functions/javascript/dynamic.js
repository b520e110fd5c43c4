'use strict';
// Dynamic programming, with and without remembering.

// label: time O(1.62^n), space O(n), args "n"
function climbStairsNaive(n) {
  if (n <= 1) return 1;
  return climbStairsNaive(n - 1) + climbStairsNaive(n - 2);
}

// label: time O(n), space O(n), args "n"
function climbStairsMemo(n, memo = {}) {
  if (n <= 1) return 1;
  if (memo[n]) return memo[n];
  memo[n] = climbStairsMemo(n - 1, memo) + climbStairsMemo(n - 2, memo);
  return memo[n];
}

// label: time O(n), space O(1), args "ints(n,1,400)"
const rob = (houses) => {
  let [prev, curr] = [0, 0];
  for (const money of houses) [prev, curr] = [curr, Math.max(curr, prev + money)];
  return curr;
};

// label: time O(n^2), space O(n^2), args "string(n,'ab'), string(n,'ab')"
function longestCommonSubsequence(a, b) {
  const dp = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      dp[i][j] = a[i - 1] === b[j - 1]
        ? dp[i - 1][j - 1] + 1
        : Math.max(dp[i - 1][j], dp[i][j - 1]);
    }
  }
  return dp[a.length][b.length];
}

// label: time O(n^2), space O(n), args "string(n,'ab'), string(n,'ab')"
function levenshtein(source, target) {
  let row = [...Array(target.length + 1).keys()];
  for (let i = 1; i <= source.length; i++) {
    const next = [i];
    for (let j = 1; j <= target.length; j++) {
      const cost = source[i - 1] === target[j - 1] ? 0 : 1;
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + cost);
    }
    row = next;
  }
  return row[target.length];
}

// label: time O(n^2), space O(n), args "ints(n,1,9), n"
function coinChange(coins, amount) {
  const fewest = new Array(amount + 1).fill(Infinity);
  fewest[0] = 0;
  for (const coin of coins) {
    for (let a = coin; a <= amount; a++) {
      fewest[a] = Math.min(fewest[a], fewest[a - coin] + 1);
    }
  }
  return fewest[amount] === Infinity ? -1 : fewest[amount];
}

// label: time O(n^2), space O(n^2), args "ints(n,1,1), ints(n,1,99), n"
function knapsack(weights, values, capacity) {
  const n = weights.length;
  const best = [];
  for (let i = 0; i <= n; i++) best.push(new Array(capacity + 1).fill(0));
  for (let i = 1; i <= n; i++) {
    for (let c = 0; c <= capacity; c++) {
      best[i][c] = best[i - 1][c];
      if (weights[i - 1] <= c) {
        best[i][c] = Math.max(best[i][c], best[i - 1][c - weights[i - 1]] + values[i - 1]);
      }
    }
  }
  return best[n][capacity];
}

// label: time O(2^n), space O(n), args "repeat(n,1), repeat(n,1), n"
function knapsackNaive(weights, values, room, i = 0) {
  if (i === weights.length) return 0;
  const without = knapsackNaive(weights, values, room, i + 1);
  if (weights[i] > room) return without;
  const taken = values[i] + knapsackNaive(weights, values, room - weights[i], i + 1);
  return Math.max(without, taken);
}

// label: time O(n^2), space O(n), args "perm(n)"
function lengthOfLIS(nums) {
  const dp = nums.map(() => 1);
  for (let i = 1; i < nums.length; i++)
    for (let j = 0; j < i; j++)
      if (nums[j] < nums[i]) dp[i] = Math.max(dp[i], dp[j] + 1);
  return Math.max(0, ...dp);
}

// label: time O(n log n), space O(n), args "range(n)"
function lengthOfLISFast(nums) {
  const tails = [];
  for (const x of nums) {
    let lo = 0, hi = tails.length;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if (tails[mid] < x) lo = mid + 1;
      else hi = mid;
    }
    tails[lo] = x;
  }
  return tails.length;
}

// label: time O(n^2), space O(n^2), args "n, n"
function uniquePaths(rows, cols) {
  const grid = Array(rows).fill().map(() => Array(cols).fill(1));
  for (let r = 1; r < rows; r++) {
    for (let c = 1; c < cols; c++) {
      grid[r][c] = grid[r - 1][c] + grid[r][c - 1];
    }
  }
  return grid[rows - 1][cols - 1];
}

// label: time O(n^2), space O(n^2), args "n, n"
const latticePaths = (r, c, memo = new Map()) => {
  if (r <= 1 || c <= 1) return 1;
  const key = `${r},${c}`;
  if (memo.has(key)) return memo.get(key);
  const ways = latticePaths(r - 1, c, memo) + latticePaths(r, c - 1, memo);
  memo.set(key, ways);
  return ways;
};

// label: time O(n^3), space O(n^2), args "ints(n,1,50)"
function matrixChainOrder(dims) {
  const n = dims.length - 1;
  const cost = Array.from(Array(n), () => Array(n).fill(0));
  for (let len = 2; len <= n; len++) {
    for (let i = 0; i + len - 1 < n; i++) {
      const j = i + len - 1;
      cost[i][j] = Infinity;
      for (let k = i; k < j; k++) {
        const c = cost[i][k] + cost[k + 1][j] + dims[i] * dims[k + 1] * dims[j + 1];
        if (c < cost[i][j]) cost[i][j] = c;
      }
    }
  }
  return n > 0 ? cost[0][n - 1] : 0;
}

// label: time O(n^3), space O(n^2), args "ints(n,1,9)"
function maxCoins(nums) {
  const balloons = [1, ...nums, 1];
  const memo = {};
  function burst(left, right) {
    if (left + 1 === right) return 0;
    const key = left * balloons.length + right;
    if (key in memo) return memo[key];
    let best = 0;
    for (let last = left + 1; last < right; last++) {
      const gain = balloons[left] * balloons[last] * balloons[right];
      best = Math.max(best, gain + burst(left, last) + burst(last, right));
    }
    return (memo[key] = best);
  }
  return burst(0, balloons.length - 1);
}

// label: time O(n^2), space O(n), args "n"
function partitions(total) {
  const ways = new Array(total + 1).fill(0);
  ways[0] = 1;
  for (let part = 1; part <= total; part++) {
    for (let t = part; t <= total; t++) ways[t] = (ways[t] + ways[t - part]) % 1000007;
  }
  return ways[total];
}

// label: time O(n^2), space O(n), args "n"
function pascalRow(n) {
  let row = [1];
  for (let i = 1; i <= n; i++) {
    row = [1, ...row.slice(1).map((x, k) => x + row[k]), 1];
  }
  return row;
}

// label: time O(n^2), space O(n^2), args "n"
function pascalTriangle(rows) {
  const triangle = [];
  for (let r = 0; r < rows; r++) {
    const row = [1];
    for (let c = 1; c <= r; c++) row.push(triangle[r - 1][c - 1] + (triangle[r - 1][c] || 0));
    triangle.push(row);
  }
  return triangle;
}

// label: time O(1.84^n), space O(n), args "n"
function tribonacci(n) {
  if (n < 3) return n === 0 ? 0 : 1;
  return tribonacci(n - 1) + tribonacci(n - 2) + tribonacci(n - 3);
}

// label: time O(n), space O(n), args "string(n,'12')"
function numDecodings(s) {
  const ways = [1, s[0] === '0' ? 0 : 1];
  for (let i = 2; i <= s.length; i++) {
    ways[i] = 0;
    if (s[i - 1] !== '0') ways[i] += ways[i - 1];
    const two = Number(s[i - 2] + s[i - 1]);
    if (two >= 10 && two <= 26) ways[i] += ways[i - 2];
    ways[i] %= 1e9 + 7;
  }
  return ways[s.length];
}

// label: time O(n sqrt n), space O(n), args "n"
function fewestSquares(n) {
  const dp = [0];
  for (let i = 1; i <= n; i++) {
    dp[i] = i;
    for (let k = 1; k * k <= i; k++) dp[i] = Math.min(dp[i], dp[i - k * k] + 1);
  }
  return dp[n];
}

module.exports = {
  climbStairsNaive, climbStairsMemo, rob, longestCommonSubsequence, levenshtein, coinChange,
  knapsack, knapsackNaive, lengthOfLIS, lengthOfLISFast, uniquePaths, latticePaths,
  matrixChainOrder, maxCoins, partitions, pascalRow, pascalTriangle, tribonacci, numDecodings,
  fewestSquares,
};

"""Dynamic programming, top down and bottom up."""
from functools import cache, lru_cache
import sys

sys.setrecursionlimit(1_000_000)


# label: time O(n^2), space O(n^2), args "string(n, 'ab'), string(n, 'ab')"
def lcs(a: str, b: str) -> int:
    dp = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            if a[i - 1] == b[j - 1]:
                dp[i][j] = dp[i - 1][j - 1] + 1
            else:
                dp[i][j] = max(dp[i - 1][j], dp[i][j - 1])
    return dp[-1][-1]


# label: time O(n^2), space O(n), args "string(n, 'ab'), string(n, 'ab')"
def edit_distance(source, target):
    previous = list(range(len(target) + 1))
    for i, s in enumerate(source, 1):
        current = [i]
        for j, t in enumerate(target, 1):
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (s != t)))
        previous = current
    return previous[-1]


# label: time O(n^2), space O(n), args "ints(n, 1, 3), ints(n, 1, 99), n"
def knapsack(weights, values, capacity):
    best = [0] * (capacity + 1)
    for w, v in zip(weights, values):
        for c in range(capacity, w - 1, -1):
            if best[c - w] + v > best[c]:
                best[c] = best[c - w] + v
    return best[capacity]


# label: time O(n^2), space O(n), args "range(n), n"
def coin_ways(coins, amount):
    ways = [1] + [0] * amount
    for coin in coins:
        if coin == 0:
            continue
        for x in range(coin, amount + 1):
            ways[x] = (ways[x] + ways[x - coin]) % 1000007
    return ways[amount]


# label: time O(n^2), space O(n), args "perm(n)"
def lis(nums):
    if not nums:
        return 0
    best = [1] * len(nums)
    for i in range(len(nums)):
        for j in range(i):
            if nums[j] < nums[i]:
                best[i] = max(best[i], best[j] + 1)
    return max(best)


# label: time O(n), space O(1), args "n"
def climb_stairs(n):
    one, two = 1, 1
    for _ in range(n - 1):
        one, two = (one + two) % 1000007, one
    return one


# label: time O(n), space O(n), args "n"
def climb_stairs_memo(n, memo=None):
    if memo is None:
        memo = {}
    if n <= 2:
        return n
    if n not in memo:
        memo[n] = (climb_stairs_memo(n - 1, memo) + climb_stairs_memo(n - 2, memo)) % 1000007
    return memo[n]


# label: time O(n), space O(n), args "ints(n)"
def rob(houses):
    @cache
    def best(i):
        if i >= len(houses):
            return 0
        return max(houses[i] + best(i + 2), best(i + 1))

    return best(0)


# label: time O(n^2), space O(n^2), args "n, n" via lattice
@lru_cache(maxsize=None)
def grid_paths(rows, cols):
    if rows == 0 or cols == 0:
        return 1
    return (grid_paths(rows - 1, cols) + grid_paths(rows, cols - 1)) % 1000007


def lattice(rows, cols):
    grid_paths.cache_clear()
    return grid_paths(rows, cols)


# label: time O(n^3), space O(n^2), args "ints(n, 1, 99)"
def matrix_chain(dims):
    n = len(dims) - 1
    cost = [[0] * n for _ in range(n)]
    for length in range(2, n + 1):
        for i in range(n - length + 1):
            j = i + length - 1
            cost[i][j] = min(cost[i][k] + cost[k + 1][j] + dims[i] * dims[k + 1] * dims[j + 1]
                             for k in range(i, j))
    return cost[0][n - 1]


# label: time O(n^3), space O(n^2), args "ints(n, 1, 99)"
def burst(balloons):
    nums = [1] + balloons + [1]
    memo = {}

    def solve(l, r):
        if l + 1 == r:
            return 0
        if (l, r) not in memo:
            best = 0
            for k in range(l + 1, r):
                coins = nums[l] * nums[k] * nums[r]
                best = max(best, solve(l, k) + coins + solve(k, r))
            memo[l, r] = best
        return memo[l, r]

    return solve(0, len(nums) - 1)


# label: time O(n^2), space O(n^2), args "matrix(n, n)"
def cheapest_path(costs):
    m, n = len(costs), len(costs[0])
    total = [[0] * n for _ in range(m)]
    for r in range(m):
        for c in range(n):
            if r == 0 and c == 0:
                total[r][c] = costs[0][0]
            elif r == 0:
                total[r][c] = total[r][c - 1] + costs[r][c]
            elif c == 0:
                total[r][c] = total[r - 1][c] + costs[r][c]
            else:
                total[r][c] = min(total[r - 1][c], total[r][c - 1]) + costs[r][c]
    return total[-1][-1]


# label: time O(n^2), space O(n), args "n"
def pascal_row(n):
    row = [1]
    for _ in range(n):
        row = [1] + [(row[i] + row[i + 1]) % 1000007 for i in range(len(row) - 1)] + [1]
    return row


# label: time O(n^2), space O(n), args "n"
def partitions(total):
    ways = [0] * (total + 1)
    ways[0] = 1
    for part in range(1, total + 1):
        for s in range(part, total + 1):
            ways[s] = (ways[s] + ways[s - part]) % 998244353
    return ways[total]


# label: time O(n), space O(1), args "ints(n)"
def best_trade(prices):
    lowest, profit = float("inf"), 0
    for price in prices:
        lowest = min(lowest, price)
        profit = max(profit, price - lowest)
    return profit


# label: time O(n sqrt n), space O(n), args "n"
def fewest_squares(n):
    least = [0] * (n + 1)
    for i in range(1, n + 1):
        least[i] = i
        j = 1
        while j * j <= i:
            least[i] = min(least[i], least[i - j * j] + 1)
            j += 1
    return least[n]


# label: time O(n^3), space O(n), args "string(n, 'a'), words(1, 3, 'b')"
def word_break(s, dictionary):
    known = set(dictionary)
    ok = [False] * len(s) + [True]
    for start in range(len(s) - 1, -1, -1):
        for end in range(start + 1, len(s) + 1):
            if s[start:end] in known and ok[end]:
                ok[start] = True
                break
    return ok[0]

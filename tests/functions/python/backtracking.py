from itertools import combinations, permutations, product


# label: time O(1.62^n), space O(n), args "n"
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


# label: time O(2^n), space O(n), args "n"
def hanoi(n, a="A", b="B", c="C"):
    """Number of moves to bring n discs from a to c."""
    if n == 0:
        return 0
    return hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, b, a, c)


# label: time O(2^n), space O(2^n), args "n, 'A'"
def hanoi_moves(n, source, target="C", spare="B"):
    if n == 0:
        return []
    return (hanoi_moves(n - 1, source, spare, target) + [(source, target)]
            + hanoi_moves(n - 1, spare, target, source))


# label: time O(2^n), space O(n), args "ints(n), 0"
def subset_sum(nums, target, i=0):
    if i == len(nums):
        return target == 0
    with_it = subset_sum(nums, target - nums[i], i + 1)
    without = subset_sum(nums, target, i + 1)
    return with_it or without


# label: time O(2^n), space O(n), args "ints(n, 1, 9), ints(n, 1, 9), 10 * n"
def pack(weights, values, room, k=0):
    if k == len(weights):
        return 0
    skip = pack(weights, values, room, k + 1)
    if weights[k] > room:
        return skip
    return max(skip, values[k] + pack(weights, values, room - weights[k], k + 1))


# label: time O(2^n), space O(2^n), args "n"
def gray_codes(bits):
    if bits == 0:
        return [0]
    half = gray_codes(bits - 1)
    return half + [code | 1 << (bits - 1) for code in reversed(half)]


# label: time O(3^n), space O(n), args "n"
def towers_of_three(n):
    if n <= 0:
        return 1
    return towers_of_three(n - 1) + towers_of_three(n - 1) + towers_of_three(n - 1)


# label: time O(1.84^n), space O(n), args "n"
def tribonacci(n):
    if n < 3:
        return 1 if n else 0
    return tribonacci(n - 1) + tribonacci(n - 2) + tribonacci(n - 3)


# label: time O(2^n), space O(n), args "n"
def coin_flips(n):
    """How many runs of n flips start with two heads of three."""
    total = 0
    for outcome in product((0, 1), repeat=n):
        heads = 0
        for o in outcome[:3]:
            heads += o
        if heads > 1:
            total += 1
    return total


# label: time O(4^n), space O(n), args "n"
def count_walks(steps, x=0, y=0):
    if steps == 0:
        return int(x == 0 and y == 0)
    return sum(count_walks(steps - 1, x + dx, y + dy)
               for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)))


# label: time O(n!), space O(n), args "n"
def count_orders(n, used=0, placed=0):
    if placed == n:
        return 1
    ways = 0
    for k in range(n):
        if not used >> k & 1:
            ways += count_orders(n, used | 1 << k, placed + 1)
    return ways


# label: time O(n!), space O(n), args "n"
def shortest_tour(cities):
    best = float("inf")
    for tour in permutations(range(1, cities)):
        length, here = 0, 0
        for city in tour:
            length += abs(city - here) * (city + here) % 17
            here = city
        best = min(best, length + here)
    return best


# label: time O(n^2), space O(n), args "range(n)"
def closest_pair(xs):
    return min(abs(a - b) for a, b in combinations(xs, 2))


# label: time O(1.62^n), space O(n), args "string(n, '1')"
def decode_ways(digits, i=0):
    if i == len(digits):
        return 1
    if digits[i] == "0":
        return 0
    ways = decode_ways(digits, i + 1)
    if i + 1 < len(digits) and int(digits[i:i + 2]) <= 26:
        ways += decode_ways(digits, i + 2)
    return ways


# label: time O(2^n), space O(n), args "ints(n, 1, 9)"
def best_split(weights):
    half = sum(weights)
    best = half

    def place(i, left, right):
        nonlocal best
        if i == len(weights):
            best = min(best, abs(left - right))
            return
        place(i + 1, left + weights[i], right)
        place(i + 1, left, right + weights[i])

    place(0, 0, 0)
    return best


# label: time O(2^n), space O(n), args "n"
def binary_strings(n):
    """Number of 0/1 strings of a length, by building each of them."""
    word = []

    def extend():
        if len(word) == n:
            return 1
        count = 0
        for bit in "01":
            word.append(bit)
            count += extend()
            word.pop()
        return count

    return extend()

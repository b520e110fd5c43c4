#include "snippets.h"

static void loops_multiply_by_what_they_go_through(void **state)
{
	(void)state;
	static const struct snippet rows[] = {
		{"def f(n):\n  for i in range(n): g = i\n", "f", "O(n)", "one loop", "O(n)"},
		{"def f(n, m):\n  for i in range(n):\n    for j in range(m): pass\n", "f", "O(n^2)",
			"two sizes", "O(n*m)"},
		{"def f(n, m):\n  for i in range(n): pass\n  for j in range(m): pass\n", "f",
			"O(n)", "one after the other", "O(n+m)"},
		{"def f(n):\n  for i in range(n):\n    for j in range(i): pass\n", "f", "O(n^2)",
			"a triangle", "O(n^2)"},
		{"def f(n):\n  for i in range(10):\n    for j in range(26): pass\n", "f", "O(1)",
			"constant ranges", "O(1)"},
		{"def f(n):\n  for i in range(n):\n    for c in 'abc': pass\n", "f", "O(n)",
			"a literal text", NULL},
		{"def f(n):\n  for i in range(n, n + 5):\n    pass\n", "f", "O(1)",
			"the ends differ by a constant", NULL},
		{"def f(n):\n  K = 30\n  for i in range(K): pass\n", "f", "O(1)",
			"a constant by another name", NULL},
		{"def f(a):\n  for x in a:\n    for y in a: pass\n", "f", "O(n^2)", "pairs",
			"O(len(a)^2)"},
		{"def f(a):\n  for i in range(len(a)):\n    for j in range(i + 1, len(a)): pass\n",
			"f", "O(n^2)", "pairs by index", "O(len(a)^2)"},
		{"def f(grid):\n  for row in grid:\n    for c in row: pass\n", "f", "O(n^2)",
			"rows and columns", "O(len(grid)*len(grid[i]))"},
		{"def f(n):\n  for i in range(n * n): pass\n", "f", "O(n^2)", "a range of n²",
			NULL},
		{"def f(n):\n  for i in range(int(n ** 0.5) + 1): pass\n", "f", "O(sqrt n)",
			"a range to the root", NULL},
		{"def f(n):\n  for m in range(1 << n): pass\n", "f", "O(2^n)", "subsets", NULL},
		{"def f(n):\n  for m in range(2 ** n):\n    for i in range(n): pass\n", "f",
			"O(2^n)", "subsets, each looked through", "O(n*2^n)"},
		{"def f(n):\n  for i in range(1, n + 1):\n    for j in range(i, n + 1, i): pass\n",
			"f", "O(n log n)", "the harmonic sum", "O(n log n)"},
		{"def f(n):\n  return [i * j for i in range(n) for j in range(n)]\n", "f", "O(n^2)",
			"a comprehension of two", NULL},
		{"def f(n):\n  return sum(i for i in range(n) if i % 2)\n", "f", "O(n)",
			"a generator", NULL},
		{"def g(n):\n  for i in range(n): yield from range(i)\n", "g", "O(n^2)",
			"a range that is handed on", NULL},
		{"def g(a):\n  for x in a: yield from a\n", "g", "O(n^2)",
			"a list that is handed on", NULL},
		{"def h(n):\n  for i in range(n): yield i\ndef g(n):\n  yield from h(n)\n", "g",
			"O(n)", "a generator that is handed on", NULL},
		{"def f(n):\n  for i in range(n):\n    if i == 5: break\n", "f", "O(n)",
			"break does not lower an upper bound", NULL},
		{"def f(n):\n  if n == 1: pass\n  else:\n    for i in range(n): pass\n", "f",
			"O(n)", "an else", NULL},
		{"def f(n):\n  if n == 1: pass\n  elif n == 2:\n    for i in range(n): pass\n"
		 "  else: pass\n",
			"f", "O(n)", "an elif", NULL},
		{"def f(a, b):\n  for x, y in zip(a, b): pass\n", "f", "O(n)", "zip", NULL},
		{"def f(a):\n  for i, row in enumerate(a):\n    for x in row: pass\n", "f",
			"O(n^2)", "enumerate", "O(len(a)*len(a[i]))"},
	};
	check_snippets("python", rows, ARRAY_LEN(rows));
}

static void while_loops_run_as_their_variables_move(void **state)
{
	(void)state;
	static const struct snippet rows[] = {
		{"def f(n):\n  i = 0\n  while i < n: i += 1\n", "f", "O(n)", "up", NULL},
		{"def f(n):\n  while n > 0: n -= 3\n", "f", "O(n)", "down", NULL},
		{"def f(n):\n  while n > 1: n //= 2\n", "f", "O(log n)", "halving", "O(log n)"},
		{"def f(n):\n  i = 1\n  while i < n: i *= 2\n", "f", "O(log n)", "doubling", NULL},
		{"def f(n):\n  i = 1\n  while i < n: i = i * 2\n", "f", "O(log n)",
			"doubling, long", NULL},
		{"def f(n):\n  while n: n >>= 1\n", "f", "O(log n)", "shifting", NULL},
		{"def f(n):\n  s = 0\n  while n: s += n % 10; n = n // 10\n", "f", "O(log n)",
			"digits", NULL},
		{"def f(a, b):\n  while b: a, b = b, a % b\n  return a\n", "f", "O(log n)",
			"Euclid", NULL},
		{"def f(n):\n  i = 2\n  while i * i <= n: i += 1\n", "f", "O(sqrt n)",
			"to the root", "O(sqrt n)"},
		{"def f(a, x):\n  lo, hi = 0, len(a) - 1\n  while lo <= hi:\n    mid = (lo + hi) "
		 "// 2\n"
		 "    if a[mid] < x: lo = mid + 1\n    elif a[mid] > x: hi = mid - 1\n"
		 "    else: return mid\n",
			"f", "O(log n)", "binary search", "O(log len(a))"},
		{"def f(a, x):\n  lo = 0\n  hi = len(a)\n  while True:\n    if lo >= hi: break\n"
		 "    mid = lo + (hi - lo) // 2\n    if a[mid] < x: lo = mid + 1\n"
		 "    else: hi = mid\n",
			"f", "O(log n)", "binary search with break", NULL},
		{"def f(n):\n  for i in range(n):\n    j = i\n    while j > 0: j //= 2\n", "f",
			"O(n log n)", "a halving in a loop", NULL},
		{"def f(n):\n  for i in range(n):\n    j = 0\n    while j < i: j += 1\n", "f",
			"O(n^2)", "the inner counter starts anew", NULL},
		{"def f(a):\n  j = 0\n  for i in range(len(a)):\n"
		 "    while j < len(a) and a[j] < a[i]:\n      j += 1\n",
			"f", "O(n)", "two pointers", NULL},
		{"def f(a):\n  s = []\n  for x in a:\n    while s and s[-1] < x:\n      s.pop()\n"
		 "    s.append(x)\n",
			"f", "O(n)", "a monotonic stack", NULL},
		{"def f(s):\n  i = 0\n  j = len(s) - 1\n  while i < j:\n    i += 1\n    j -= 1\n",
			"f", "O(n)", "from both ends", NULL},
		{"def f(a, b):\n  i = j = 0\n  while i < len(a) and j < len(b):\n"
		 "    if a[i] < b[j]: i += 1\n    else: j += 1\n",
			"f", "O(n)", "a merge", "O(len(a)+len(b))"},
		{"def f(q):\n  while q: q.pop()\n", "f", "O(n)", "draining a list", NULL},
		{"def f(q):\n  while q: q.pop(0)\n", "f", "O(n^2)", "draining it from the front",
			NULL},
		{"def f(n):\n  i = 0\n  while i < 100: i += 1\n", "f", "O(1)", "to a constant",
			NULL},
		{"def f(n):\n  i = -n\n  while i < 0: i += 1\n", "f", "O(n)", "from below zero",
			NULL},
		{"def f(n):\n  k = 1\n  for i in range(n):\n    k += 1\n    for j in range(k): "
		 "pass\n",
			"f", "O(n^2)", "a counter grows with the outer loop", NULL},
		{"def f(n):\n  k = 1\n  for i in range(n):\n    for j in range(k): pass\n    k += "
		 "1\n",
			"f", "O(n^2)", "... and behind the loop that it bounds", NULL},
	};
	check_snippets("python", rows, ARRAY_LEN(rows));
}

static void library_calls_cost_what_they_do(void **state)
{
	(void)state;
	static const struct snippet rows[] = {
		{"def f(a): a.sort()\n", "f", "O(n log n)", "sort", "O(len(a) log len(a))"},
		{"def f(a): return sorted(a)[0]\n", "f", "O(n log n)", "sorted", NULL},
		{"def f(a):\n  for x in a: sorted(a)\n", "f", "O(n^2 log n)", "a sort in a loop",
			NULL},
		{"def f(a):\n  for x in a: a.sort()\n", "f", "O(n^2)",
			"a sort of what is in order takes one pass", NULL},
		{"def f(a):\n  s = []\n  for x in a:\n    if x in s: return x\n    s.append(x)\n",
			"f", "O(n^2)", "`in` of a list", NULL},
		{"def f(a):\n  s = set()\n  for x in a:\n    if x in s: return x\n    s.add(x)\n",
			"f", "O(n)", "`in` of a set", NULL},
		{"def f(a):\n  d = {}\n  for x in a:\n    if x in d: return x\n    d[x] = 1\n", "f",
			"O(n)", "`in` of a dict", NULL},
		{"def f(a):\n  for x in a:\n    if x in (1, 2, 3): pass\n", "f", "O(n)",
			"`in` of a literal", NULL},
		{"def f(a, b):\n  return [x for x in a if x in b]\n", "f", "O(n^2)",
			"`in` of something unknown may be a list", NULL},
		{"def f(n):\n  r = []\n  for i in range(n): r.insert(0, i)\n", "f", "O(n^2)",
			"insert at the front", NULL},
		{"def f(n):\n  r = []\n  for i in range(n): r.append(i)\n", "f", "O(n)", "append",
			NULL},
		{"from collections import deque\ndef f(n):\n  r = deque()\n"
		 "  for i in range(n): r.appendleft(i)\n",
			"f", "O(n)", "appendleft", NULL},
		{"def f(a):\n  for i in range(len(a)): b = a[i:]\n", "f", "O(n^2)", "slices", NULL},
		{"def f(a):\n  for i in range(len(a)): b = a[i:i + 3]\n", "f", "O(n)",
			"slices of constant length", NULL},
		{"def f(a):\n  for i in range(len(a)): m = min(a)\n", "f", "O(n^2)",
			"min in a loop", NULL},
		{"def f(a):\n  for x in a: m = min(x, 3)\n", "f", "O(n)", "min of two", NULL},
		{"def f(a):\n  for x in a: c = a.count(x)\n", "f", "O(n^2)", "count in a loop",
			NULL},
		{"def f(a):\n  for x in a: c = a.index(x)\n", "f", "O(n^2)", "index in a loop",
			NULL},
		{"def f(a):\n  r = []\n  for x in a: r = r + [x]\n", "f", "O(n^2)",
			"a list copied to grow", NULL},
		{"def f(a):\n  r = []\n  for x in a: r += [x]\n", "f", "O(n)", "a list extended",
			NULL},
		{"import heapq\ndef f(a):\n  h = []\n  for x in a: heapq.heappush(h, x)\n", "f",
			"O(n log n)", "a heap", NULL},
		{"import bisect\ndef f(a, q):\n  for x in q: bisect.bisect_left(a, x)\n", "f",
			"O(n log n)", "bisect", "O(len(q) log len(a))"},
		{"import bisect\ndef f(a):\n  s = []\n  for x in a: bisect.insort(s, x)\n", "f",
			"O(n^2)", "insort moves items", NULL},
		{"def f(a):\n  return list(map(lambda x: sum(a), a))\n", "f", "O(n^2)",
			"a callback with a cost", NULL},
		{"from itertools import permutations\ndef f(a):\n  for p in permutations(a): "
		 "pass\n",
			"f", "O(n!)", "permutations", NULL},
		{"def f(a):\n  for i in range(len(a)):\n    for j in range(len(a)):\n"
		 "      s = sum(a[i:j])\n",
			"f", "O(n^3)", "all subarrays", NULL},
		{"def f(a):\n  while a:\n    m = max(a)\n    a.remove(m)\n", "f", "O(n^2)",
			"selection by removal", NULL},
	};
	check_snippets("python", rows, ARRAY_LEN(rows));
}

static void recursion_is_solved(void **state)
{
	(void)state;
	static const struct snippet rows[] = {
		{"def f(n):\n  if n == 0: return 1\n  return n * f(n - 1)\n", "f", "O(n)",
			"factorial", "O(n)"},
		{"def f(n):\n  if n < 2: return n\n  return f(n - 1) + f(n - 2)\n", "f",
			"O(1.62^n)", "Fibonacci", NULL},
		{"def f(n):\n  if n < 1: return\n  f(n - 1)\n  f(n - 1)\n", "f", "O(2^n)", "Hanoi",
			NULL},
		{"def f(n):\n  if n < 2: return 0\n  return 1 + f(n // 2)\n", "f", "O(log n)",
			"halving", NULL},
		{"def f(a):\n  if len(a) < 2: return a\n  m = len(a) // 2\n  l = f(a[:m])\n"
		 "  r = f(a[m:])\n  return sorted(l + r)\n",
			"f", "O(n^1.01)", "a merge sort that sorts: n log² n", NULL},
		{"def f(a):\n  if len(a) < 2: return a\n  m = len(a) // 2\n  l = f(a[:m])\n"
		 "  r = f(a[m:])\n  o = []\n  i = j = 0\n  while i < len(l) and j < len(r):\n"
		 "    if l[i] < r[j]:\n      o.append(l[i]); i += 1\n    else:\n"
		 "      o.append(r[j]); j += 1\n  return o + l[i:] + r[j:]\n",
			"f", "O(n log n)", "merge sort", "O(len(a) log len(a))"},
		{"def f(a, x, lo, hi):\n  if lo > hi: return -1\n  m = (lo + hi) // 2\n"
		 "  if a[m] == x: return m\n  if a[m] < x: return f(a, x, m + 1, hi)\n"
		 "  return f(a, x, lo, m - 1)\n",
			"f", "O(log n)", "binary search: one of two calls", NULL},
		{"from functools import lru_cache\n@lru_cache(None)\ndef f(n):\n"
		 "  if n < 2: return n\n  return f(n - 1) + f(n - 2)\n",
			"f", "O(n)", "remembered", NULL},
		{"def f(n, memo={}):\n  if n in memo: return memo[n]\n  if n < 2: return n\n"
		 "  memo[n] = f(n - 1, memo) + f(n - 2, memo)\n  return memo[n]\n",
			"f", "O(n)", "remembered by hand", NULL},
		{"def f(a, i):\n  if i == len(a): return 0\n  return a[i] + f(a, i + 1)\n", "f",
			"O(n)", "an index up to the length", NULL},
		{"def f(a, i):\n  if i == len(a): return\n  f(a, i + 1)\n  f(a, i + 1)\n", "f",
			"O(2^n)", "subsets by index", NULL},
		{"def even(n):\n  if n == 0: return True\n  return odd(n - 1)\n"
		 "def odd(n):\n  if n == 0: return False\n  return even(n - 1)\n",
			"even", "O(n)", "mutual recursion", NULL},
		{"def f(a, b):\n  if b == 0: return a\n  return f(b, a % b)\n", "f", "O(log n)",
			"Euclid", NULL},
		{"def f(a):\n  if len(a) == 0: return 0\n  return a[0] + f(a[1:])\n", "f", "O(n^2)",
			"the rest is copied each time", NULL},
		{"def f(x, n):\n  if n == 0: return 1\n  h = f(x, n // 2)\n"
		 "  return h * h if n % 2 == 0 else h * h * x\n",
			"f", "O(log n)", "fast power", NULL},
		{"def f(x, n):\n  if n == 0: return 1\n  if n % 2: return x * f(x, n - 1)\n"
		 "  return f(x * x, n // 2)\n",
			"f", "O(log n)", "fast power by parity", NULL},
		{"def f(a):\n  if not a: return []\n  p = a[0]\n  l = [x for x in a if x < p]\n"
		 "  r = [x for x in a if x > p]\n  return f(l) + [p] + f(r)\n",
			"f", "O(n^2)", "quicksort's worst case", NULL},
		{"def f(a, k):\n  if k == len(a): return\n  for i in range(k, len(a)):\n"
		 "    a[k], a[i] = a[i], a[k]\n    f(a, k + 1)\n    a[k], a[i] = a[i], a[k]\n",
			"f", "O(n!)", "permutations by swapping", NULL},
	};
	check_snippets("python", rows, ARRAY_LEN(rows));
}

static void programs_take_their_sizes_from_the_input(void **state)
{
	(void)state;
	static const struct snippet rows[] = {
		{"n = int(input())\nfor i in range(n): print(i)\n", NULL, "O(n)", "a number",
			"O(n)"},
		{"n, m = map(int, input().split())\nfor i in range(n):\n  for j in range(m): "
		 "pass\n",
			NULL, "O(n^2)", "two numbers", "O(n*m)"},
		{"a = list(map(int, input().split()))\na.sort()\n", NULL, "O(n log n)", "a list",
			"O(len(a) log len(a))"},
		{"a, b, c = map(int, input().split())\nprint(a + b + c)\n", NULL, "O(1)",
			"a line of three numbers", NULL},
		{"import sys\ndata = sys.stdin.read().split()\nfor x in data: print(x)\n", NULL,
			"O(n)", "all of the input", NULL},
		{"import sys\nfor line in sys.stdin: print(line)\n", NULL, "O(n)", "line by line",
			NULL},
		{"def solve(n):\n  for i in range(n):\n    for j in range(n): pass\n"
		 "def main():\n  n = int(input())\n  solve(n)\n"
		 "if __name__ == '__main__':\n  main()\n",
			NULL, "O(n^2)", "through the main function", "O(n^2)"},
		{"def g(a): return max(a)\na = [int(x) for x in input().split()]\n"
		 "for x in a: print(g(a))\n",
			NULL, "O(n^2)", "a function in a loop", NULL},
		{"s = input()\nprint(len(s))\n", NULL, "O(n)", "a line has to be read", NULL},
		{"n = int(input())\nprint(bin(n).count('1'))\n", NULL, "O(log n)", "digits", NULL},
		{"def f():\n  for i in range(10 ** 6): pass\nf()\n", NULL, "O(1)",
			"large but constant", NULL},
		{"import sys\ninput = sys.stdin.readline\nn = int(input())\n"
		 "g = [[] for _ in range(n)]\nfor _ in range(n - 1):\n"
		 "  u, v = map(int, input().split())\n  g[u].append(v)\n  g[v].append(u)\n"
		 "from collections import deque\nseen = [False] * n\nq = deque([0])\n"
		 "while q:\n  u = q.popleft()\n  for v in g[u]:\n    if not seen[v]:\n"
		 "      seen[v] = True\n      q.append(v)\n",
			NULL, "O(n)", "breadth first", "O(n)"},
		{"n, m = map(int, input().split())\ng = [[] for _ in range(n)]\nfor _ in "
		 "range(m):\n"
		 "  u, v = map(int, input().split())\n  g[u].append(v)\n"
		 "for u in range(n):\n  for v in g[u]: print(v)\n",
			NULL, "O(n)", "all edges once", "O(n+m)"},
	};
	check_snippets("python", rows, ARRAY_LEN(rows));
}

/* No reason stands on line 0, no size has an empty name, and no module is one. */
static void what_is_left_out_is_no_size(void **state)
{
	(void)state;
	static const struct {
		const char *text, *class, *bound;
	} rows[] = {
		{"import random\nn = int(input())\nfor i in range(random.randrange(n * 10)): "
		 "pass\n",
			"O(n)", "O(n)"},
		{"import numpy as np\na = np.array(list(map(int, input().split())))\n"
		 "print(np.sort(a)[0])\n",
			"O(n)", "O(len(input))"},
		{"import sys\nsys.stdin.read()\nprint(1)\n", "O(n)", "O(len(input))"},
		{"input()\nprint(1)\n", "O(1)", "O(1)"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(analysis_done) struct analysis analysis = {0};
		analyse("python", rows[i].text, &analysis);
		const struct analysis_function *program = &analysis.program;
		char class[GROWTH_TEXT_MAX];
		growth_print(program->time.growth, false, class);
		if (strcmp(class, rows[i].class) != 0 ||
			strcmp(program->time.bound, rows[i].bound) != 0)
			fail_msg("%s: %s %s", rows[i].text, class, program->time.bound);
		for (size_t r = 0; r < program->reasons.len; r++) {
			if (program->reasons.items[r].line == 0)
				fail_msg("%s: %s", rows[i].text, program->reasons.items[r].text);
		}
	}
}

static void what_is_unknown_lowers_the_confidence(void **state)
{
	(void)state;
	static const char *const doubtful[] = {
		"def f(x):\n  return mystery(x)\n",
		"def f(x):\n  while x.step(): pass\n",
		"def f(a, b):\n  return [x for x in a if x in b]\n",
		"def f(x):\n  while x != 1:\n    if x % 2: x = 3 * x + 1\n    else: x //= 2\n",
		"def f(x): eval(x)\n",
		"def f(n):\n  if n == 0: return [1]\n  return [x for x in f(n - 1)]\n",
		"def f(q):\n  while q:\n    x = q.pop()\n    q.append(x.left)\n",
	};
	for (size_t i = 0; i < ARRAY_LEN(doubtful); i++) {
		owned(analysis_done) struct analysis analysis = {0};
		analyse("python", doubtful[i], &analysis);
		const struct analysis_function *f = wanted(&analysis, "f");
		if (f->time.confidence > 0.9 || f->reasons.len == 0)
			fail_msg("%s: %g", doubtful[i], f->time.confidence);
	}
}

static void what_grows_in_a_loop_is_as_large_behind_it(void **state)
{
	(void)state;
	static const struct snippet rows[] = {
		{"def add(r, x): r.append(x)\ndef f(n):\n  r = []\n  for i in range(n): add(r, i)\n"
		 "  for x in r:\n    for y in r: pass\n",
			"f", "O(n^2)", "filled by a function", NULL},
		{"def f(n):\n  r = []\n  for i in range(n):\n    for j in range(n): r.append(j)\n"
		 "  for x in r: pass\n",
			"f", "O(n^2)", "filled by two loops", NULL},
		{"def f(n):\n  s = ''\n  for i in range(n): s = 'x' + s\n", "f", "O(n^2)",
			"a text that is copied to grow at the front", NULL},
		{"def f(a):\n  while a: a = a[1:]\n", "f", "O(n^2)", "the rest of the rest", NULL},
		{"def f(n):\n  a = [1]\n  for i in range(n): a = a + a\n  for x in a: pass\n", "f",
			"O(2^n)", "doubled each time", NULL},
		{"def f(n):\n  a = [[]]\n  for i in range(n): a += [x + [i] for x in a]\n", "f",
			"O(2^n)", "all subsets", NULL},
		{"def f(n):\n  x = 1\n  for i in range(n): x *= 2\n  for i in range(x): pass\n",
			"f", "O(2^n)", "a number that doubles", NULL},
		{"def f(n):\n  x = 1\n  while x < n: x *= 2\n  for i in range(x): pass\n", "f",
			"O(n)", "... up to n only", NULL},
		{"def f(n):\n  j = 0\n  for i in range(n):\n    while j < n: j += 1\n    j = 0\n",
			"f", "O(n^2)", "a pointer that is set back", NULL},
		{"def f(n):\n  s = []\n  for i in range(n):\n    for k in range(n): s.append(k)\n"
		 "    while s: s.pop()\n",
			"f", "O(n^3)", "pushes in a loop: drained, but not shared", NULL},
	};
	check_snippets("python", rows, ARRAY_LEN(rows));
}

static void an_endless_loop_cannot_be_told(void **state)
{
	(void)state;
	owned(analysis_done) struct analysis analysis = {0};
	analyse("python", "def f(x):\n  while True:\n    x += 1\n", &analysis);
	const struct verdict *time = &wanted(&analysis, "f")->time;
	assert_int_equal(time->growth.kind, GROWTH_UNKNOWN);
	assert_non_null(strstr(time->reason, "line 2"));
}

static void heuristics_are_left_out_of_the_safe_bound(void **state)
{
	(void)state;
	owned(analysis_done) struct analysis analysis = {0};
	analyse("python",
		"def f(a):\n  j = 0\n  for i in range(len(a)):\n    while j < i:\n      j += 1\n",
		&analysis);
	const struct verdict *time = &wanted(&analysis, "f")->time;
	assert_string_equal(time->bound, "O(len(a))");
	assert_string_equal(time->safe, "O(len(a)^2)");
}

static void reasons_go_from_the_outermost_inwards(void **state)
{
	(void)state;
	owned(analysis_done) struct analysis analysis = {0};
	analyse("python",
		"def f(a, n):\n  for i in range(n):\n    for x in a:\n      b = sorted(a)\n",
		&analysis);
	const struct analysis_function *f = wanted(&analysis, "f");
	static const struct {
		unsigned line;
		const char *part, *why;
	} rows[] = {{2, "range(n)", "the outer loop"}, {3, "loop runs", "the inner loop"},
		{4, "sorts", "the call"}};
	assert_true(f->reasons.len >= ARRAY_LEN(rows));
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		assert_row(f->reasons.items[i].line == rows[i].line, &rows[i]);
		assert_row(strstr(f->reasons.items[i].text, rows[i].part), &rows[i]);
	}
}

static void space_counts_what_is_built(void **state)
{
	(void)state;
	static const struct {
		const char *source, *space, *why;
	} rows[] = {
		{"def f(n):\n  s = 0\n  for i in range(n): s += i\n", "O(1)", "a running sum"},
		{"def f(n):\n  return [0] * n\n", "O(n)", "a list"},
		{"def f(n):\n  return [[0] * n for _ in range(n)]\n", "O(n^2)", "a table"},
		{"def f(n):\n  r = []\n  for i in range(n): r.append(i)\n", "O(n)", "appended"},
		{"def f(n):\n  r = []\n  for i in range(n):\n    for j in range(n): r.append(j)\n",
			"O(n^2)", "appended in two loops"},
		{"def f(n):\n  if n == 0: return 0\n  return f(n - 1)\n", "O(n)", "the stack"},
		{"def f(n):\n  if n == 0: return 0\n  return f(n // 2)\n", "O(log n)",
			"a shallow stack"},
		{"def f(a):\n  for i in range(len(a)): b = a[:]\n", "O(n)", "one copy at a time"},
		{"def f(a):\n  d = {}\n  for x in a: d[x] = 1\n", "O(n)", "a dict"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(analysis_done) struct analysis analysis = {0};
		char growth[GROWTH_TEXT_MAX];
		analyse("python", rows[i].source, &analysis);
		growth_print(wanted(&analysis, "f")->space.growth, false, growth);
		if (strcmp(growth, rows[i].space) != 0)
			fail_msg("%s: %s", rows[i].why, growth);
	}
}

static void syntax_errors_leave_the_rest(void **state)
{
	(void)state;
	owned(analysis_done) struct analysis analysis = {0};
	analyse("python",
		"def f(n):\n  for i in range(n): pass\n\nx = = 3\n\ndef g(n):\n  return n ** 2\n",
		&analysis);
	assert_int_equal(wanted(&analysis, "f")->time.growth.kind, GROWTH_LINEAR);
	assert_int_equal(wanted(&analysis, "g")->time.growth.kind, GROWTH_CONSTANT);
	assert_true(wanted(&analysis, "f")->time.confidence < 0.95);
}

static void deep_nesting_ends_with_a_doubt(void **state)
{
	(void)state;
	enum { DEPTH = 10000 };
	owned(mem_free_text) char *text = mem_array(2 * DEPTH + 1, 1);
	memset(text, '[', DEPTH);
	memset(text + DEPTH, ']', DEPTH);
	owned(analysis_done) struct analysis analysis = {0};
	analyse("python", text, &analysis);
	assert_true(analysis.program.time.confidence < 0.5);
}

static void values_that_hold_themselves_come_to_an_end(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"def f(n):\n  a = []\n  for i in range(n):\n    a.append(a)\n    a = a + [a]\n",
		"def f(g):\n  s = g\n  for x in s:\n    s *= 2\n    s = x\n    s.append(s)\n",
		"def f(x):\n  x = [x]\n  x[0] = x\n  f(x)\n  f(f(x))\n",
	};
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		owned(analysis_done) struct analysis analysis = {0};
		analyse("python", texts[i], &analysis);
		assert_true(wanted(&analysis, "f")->time.confidence > 0);
	}
}

static void functions_are_found_by_the_last_part_of_their_name(void **state)
{
	(void)state;
	owned(analysis_done) struct analysis analysis = {0};
	analyse("python",
		"class Heap:\n  def push(self, x):\n    self.items.insert(0, x)\n"
		"def pop(n):\n  return n\n",
		&analysis);
	const struct analysis_function *push = analysis_find(&analysis, "push");
	assert_non_null(push);
	assert_string_equal(push->name, "Heap.push");
	assert_int_equal(push->line, 2);
	assert_int_equal(push->time.growth.kind, GROWTH_LINEAR);
	assert_ptr_equal(analysis_find(&analysis, "Heap.push"), push);
	assert_null(analysis_find(&analysis, "Stack.push"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(loops_multiply_by_what_they_go_through),
		cmocka_unit_test(while_loops_run_as_their_variables_move),
		cmocka_unit_test(library_calls_cost_what_they_do),
		cmocka_unit_test(recursion_is_solved),
		cmocka_unit_test(programs_take_their_sizes_from_the_input),
		cmocka_unit_test(what_is_left_out_is_no_size),
		cmocka_unit_test(what_is_unknown_lowers_the_confidence),
		cmocka_unit_test(what_grows_in_a_loop_is_as_large_behind_it),
		cmocka_unit_test(an_endless_loop_cannot_be_told),
		cmocka_unit_test(heuristics_are_left_out_of_the_safe_bound),
		cmocka_unit_test(reasons_go_from_the_outermost_inwards),
		cmocka_unit_test(space_counts_what_is_built),
		cmocka_unit_test(syntax_errors_leave_the_rest),
		cmocka_unit_test(deep_nesting_ends_with_a_doubt),
		cmocka_unit_test(values_that_hold_themselves_come_to_an_end),
		cmocka_unit_test(functions_are_found_by_the_last_part_of_their_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

# argus run tests/contest/python/sparse_table.py --input 'n, n; ints(n); lines(n, 1, n)'
# time: O(n log n)
import sys
inp = sys.stdin.read().split(); ptr = 0
def nxt():
    global ptr
    ptr += 1
    return int(inp[ptr - 1])
n, q = nxt(), nxt()
st = [[nxt() for _ in range(n)]]
j = 1
while (1 << j) <= n:
    prev = st[-1]
    st.append([min(prev[i], prev[i + (1 << (j - 1))]) for i in range(n - (1 << j) + 1)])
    j += 1
for _ in range(q):
    l, r = nxt() - 1, nxt()
    k = (r - l).bit_length() - 1
    print(min(st[k][l], st[k][r - (1 << k)]))

# argus run tests/contest/python/rolling_hash.py --input "string(n, 'ab'); n/2"
# time: O(n)
s = input()
k = int(input())
B, M = 131, (1 << 61) - 1
h = 0
top = pow(B, k - 1, M) if k else 1
seen = set()
for i, ch in enumerate(s):
    if i >= k:
        h = (h - ord(s[i - k]) * top) % M
    h = (h * B + ord(ch)) % M
    if i >= k - 1:
        seen.add(h)
print(len(seen))

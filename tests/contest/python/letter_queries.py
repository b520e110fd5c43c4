# argus run tests/contest/python/letter_queries.py --input 'string(n); n; lines(n, 1, n)'
# time: O(n)
# how often does a letter come in s[l..r]: a table of prefix counts for 26 letters
s = input()
n = len(s)
cnt = [[0] * 26]
for ch in s:
    row = cnt[-1][:]
    row[ord(ch) - 97] += 1
    cnt.append(row)
for _ in range(int(input())):
    l, r = map(int, input().split())
    print(max(cnt[r][k] - cnt[l - 1][k] for k in range(26)))

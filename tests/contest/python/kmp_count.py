# argus run tests/contest/python/kmp_count.py --input "string(n, 'ab'); string(n/4, 'ab')"
# time: O(n)
def prefix_function(s):
    n = len(s)
    pi = [0] * n
    for i in range(1, n):
        j = pi[i - 1]
        while j > 0 and s[i] != s[j]:
            j = pi[j - 1]
        if s[i] == s[j]:
            j += 1
        pi[i] = j
    return pi


text = input()
pat = input()
m = len(pat)
print(sum(1 for v in prefix_function(pat + '#' + text) if v == m))

# argus run tests/contest/python/cf_string_cases.py --input "n; lines(n, string(n, 'a'), string(n, 'b'))"
# time: O(n^2)
# case: O(n)
tt = int(input())
while tt:
    s = input()
    l, r = 0, len(s) - 1
    while l < r and s[l] != s[r]:
        l += 1
        r -= 1
    print(r - l + 1)
    tt -= 1

# argus run tests/contest/python/palindrome_cases.py --input "n; lines(n, string(n, 'a'))"
# time: O(n^2)
# case: O(n)
for t in range(int(input())):
    s = input().strip()
    ok = True
    i, j = 0, len(s) - 1
    while i < j:
        if s[i] != s[j]:
            ok = False
            break
        i += 1
        j -= 1
    print(f"Case #{t + 1}: {'YES' if ok else 'NO'}")

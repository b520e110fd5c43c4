# argus run tests/contest/python/reverse_concat.py --input 'string(n)'
# time: O(n^2)
s = input()
r = ''
for c in s:
    r = c + r
print('palindrome' if r == s else r[:10])

# argus run tests/contest/python/watermelon.py --input 'n'
# time: O(1)
w = int(input())
print("YES" if w > 2 and w % 2 == 0 else "NO")

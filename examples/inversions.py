# argus run examples/inversions.py --input 'n; perm(n)'
# time: O(n^2), memory: O(n)
"""How many pairs stand in the wrong order? Every pair is looked at."""

n = int(input())
items = list(map(int, input().split()))
wrong = 0
for i in range(n):
    for j in range(i + 1, n):
        if items[i] > items[j]:
            wrong += 1
print(wrong)

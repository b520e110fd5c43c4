# argus run tests/truth/programs/triples.py --input 'n; ints(n)'
# time: O(n^3), memory: O(n)
"""How many triples add up to a multiple of ten?"""

n = int(input())
items = list(map(int, input().split()))
count = 0
for i in range(n):
    for j in range(i + 1, n):
        for k in range(j + 1, n):
            count += (items[i] + items[j] + items[k]) % 10 == 0
print(count)

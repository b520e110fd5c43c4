# argus run tests/truth/programs/lockers.py --input 'n; perm(n)'
# time: O(n^2), memory: O(n)
"""Who has the locker already? The values of a dictionary are searched."""

n = int(input())
owner_of = {}
for owner, wish in enumerate(map(int, input().split())):
    while wish in owner_of.values():
        wish += 1
    owner_of[owner] = wish
print(max(owner_of.values()))

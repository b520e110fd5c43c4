# argus run tests/contest/python/stone_game.py --input 'n, n; range(n)'
# time: O(n^2)
# a stone pile of k: take one of the allowed numbers, who cannot move loses
n, k = map(int, input().split())
moves = [int(x) + 1 for x in input().split()]
win = [False] * (k + 1)
for s in range(k + 1):
    for m in moves:
        if s >= m and not win[s - m]:
            win[s] = True
            break
    else:
        win[s] = False
losing = 0
for s in range(k + 1):
    losing += sum(1 for m in moves if m <= s)
print("First" if win[k] else "Second", losing)

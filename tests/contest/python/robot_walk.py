# argus run tests/contest/python/robot_walk.py --input "string(n, 'LRUD')"
# time: O(n)
s = input()
D = {'L': (-1, 0), 'R': (1, 0), 'U': (0, 1), 'D': (0, -1)}
x = y = 0
been = {(0, 0)}
again = 0
for dx, dy in map(D.get, s):
    x += dx
    y += dy
    again += (x, y) in been
    been.add((x, y))
print(x, y, again, len(been))

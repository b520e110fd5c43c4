# argus run tests/contest/python/cf_token_offsets.py --input 'n; lines(n, n, matrix(1, n, 1, 99))'
# time: O(n^2)
# case: O(n)
import sys


def main():
    data = sys.stdin.buffer.read().split()
    t = int(data[0])
    pos = 1
    res = []
    for _ in range(t):
        n = int(data[pos])
        a = data[pos + 1:pos + 1 + n]
        pos += 1 + n
        odd = 0
        for x in a:
            odd += int(x) & 1
        res.append("YES" if odd % 2 == 0 else "NO")
    sys.stdout.write("\n".join(res))


main()

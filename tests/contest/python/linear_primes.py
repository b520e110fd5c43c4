# argus run tests/contest/python/linear_primes.py --input 'n'
# time: O(n)
def sieve(n):
    lp = [0] * (n + 1)
    pr = []
    for i in range(2, n + 1):
        if lp[i] == 0:
            lp[i] = i
            pr.append(i)
        for p in pr:
            if p > lp[i] or i * p > n:
                break
            lp[i * p] = p
    return pr


print(len(sieve(int(input()))))

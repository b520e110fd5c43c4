"""The sieve of Eratosthenes with loops written out."""


def primes(n):
    composite = [False] * (n + 1)
    found = []
    for i in range(2, n + 1):
        if composite[i]:
            continue
        found.append(i)
        for j in range(i * i, n + 1, i):
            composite[j] = True
    return found


print(len(primes(1500000)))

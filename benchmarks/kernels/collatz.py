"""A while loop: the longest way down to 1."""
best, start = 0, 1
for first in range(1, 22000):
    n, steps = first, 0
    while n != 1:
        if n % 2:
            n = 3 * n + 1
        else:
            n //= 2
        steps += 1
    if steps > best:
        best, start = steps, first
print(start, best)

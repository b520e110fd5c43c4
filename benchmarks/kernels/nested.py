"""Two loops, one inside the other, with little in the inner one."""


def pairs(n):
    found = 0
    for i in range(n):
        for j in range(i):
            if (i * j) % 7 == 3:
                found += 1
    return found


print(pairs(3200))

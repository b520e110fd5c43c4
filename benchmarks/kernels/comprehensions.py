"""Lists, sets, dicts and generators from comprehensions."""


def work(n):
    squares = [x * x for x in range(n)]
    odd = [x for x in squares if x % 2]
    rest = {x % 1000 for x in odd}
    names = {x: str(x) for x in rest}
    total = sum(x + 1 for x in squares)
    pairs = [(a, b) for a in range(60) for b in range(a)]
    return total + len(names) + len(pairs)


print(sum(work(40000) for _ in range(48)))

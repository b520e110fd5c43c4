# argus run tests/truth/programs/order_of_tasks.py --input 'n, 2*n; dag(n, 2*n)'
# time: O(n), memory: O(n)
"""Tasks in an order in which each comes after what it needs."""
from collections import defaultdict, deque


def order(tasks, needs):
    after = defaultdict(list)
    waiting = dict.fromkeys(tasks, 0)
    for first, then in needs:
        after[first].append(then)
        waiting[then] += 1
    ready = deque(task for task, count in waiting.items() if count == 0)
    done = []
    while ready:
        task = ready.popleft()
        done.append(task)
        for then in after[task]:
            waiting[then] -= 1
            if waiting[then] == 0:
                ready.append(then)
    return done


n, m = map(int, input().split())
pairs = [tuple(map(int, input().split())) for _ in range(m)]
print(len(order(range(1, n + 1), pairs)))

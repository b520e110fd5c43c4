# argus run tests/truth/programs/delete_first.py --input 'n; ints(n, 1, 9)'
# time: O(n^2), memory: O(n)
"""Jobs that are served in turn; who is done is deleted from the front of the list."""


def serve(jobs):
    clock = 0
    while jobs:
        clock += jobs[0]
        del jobs[0]
    return clock


n = int(input())
print(serve([int(word) for word in input().split()]))

# argus run tests/truth/programs/front_inserts.py --function newest_first --args 'ints(n)'
# time: O(n^2), memory: O(n), auxiliary: O(n)
"""The newest goes to the front of the list."""


def newest_first(events):
    feed = []
    for event in events:
        feed.insert(0, event)
    return feed[:10]

# argus run tests/truth/programs/listeners.py --function broadcast --args n
# time: O(n^2), memory: O(n), auxiliary: O(n)
"""Everyone in a room hears what everyone says: callbacks in a list."""


class Room:
    def __init__(self):
        self.listeners = []

    def join(self, listener):
        self.listeners.append(listener)

    def say(self, words):
        for listener in self.listeners:
            listener(words)


def make_listener(heard):
    def listen(words):
        heard["count"] += len(words) > 0

    return listen


def broadcast(n):
    room = Room()
    heard = {"count": 0}
    for _ in range(n):
        room.join(make_listener(heard))
    for i in range(n):
        room.say(f"hello from {i}")
    return heard["count"]

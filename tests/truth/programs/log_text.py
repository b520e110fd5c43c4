# argus run tests/truth/programs/log_text.py --function record --args 'words(n)'
# time: O(n^2), memory: O(n), auxiliary: O(n)
"""A text kept in an object: each `+=` copies all of it."""


class Log:
    def __init__(self):
        self.text = ""

    def add(self, line):
        self.text += line + "\n"


def record(lines):
    log = Log()
    for line in lines:
        log.add(line)
    return len(log.text)

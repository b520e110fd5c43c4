# group: time
# about: alarms without a pause, and a regular expression that hears none of them
# expect: cpu
import re
import signal
import time

end = time.monotonic() + 10


def late(_number, _frame):
    if time.monotonic() > end:
        print("escaped: 10 s of alarms", flush=True)
        raise SystemExit


signal.signal(signal.SIGALRM, late)
signal.setitimer(signal.ITIMER_REAL, 1e-4, 1e-4)
while True:
    re.match("(a|aa)+$", "a" * 20 + "b")

# group: time
# about: takes off the timer of the limit on CPU time, and puts a longer one in its place
# expect: cpu
# limits: cpu=0.5 wall=8
import signal
import time

signal.setitimer(signal.ITIMER_PROF, 0)
signal.setitimer(signal.ITIMER_VIRTUAL, 1000)
signal.setitimer(signal.ITIMER_PROF, 1000)
while time.process_time() < 2:
    pass
print("escaped: ran for 2 s")

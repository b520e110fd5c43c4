# group: time
# about: sleeps, deaf to signals
# expect: wall
# limits: wall=1
import signal
import time

for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)
time.sleep(10)
print("escaped: slept for 10 s")

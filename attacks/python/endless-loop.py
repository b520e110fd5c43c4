# group: time
# about: an endless loop, deaf to every signal that it can be deaf to
# expect: cpu
import signal
import time

for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
end = time.monotonic() + 10
while time.monotonic() < end:
    pass
print("escaped: ran for 10 s")

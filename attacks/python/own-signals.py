# group: games
# about: sends itself the signal of the limit on CPU time without having used it
# expect: signal
import os
import signal

signal.signal(signal.SIGXCPU, signal.SIG_DFL)
os.kill(os.getpid(), signal.SIGXCPU)
print("escaped: the signal was lost")

# group: time
# about: stops itself, so that it hears of no signal but the last
# expect: wall
# limits: wall=1
import os
import signal

os.kill(os.getpid(), signal.SIGSTOP)
print("escaped: went on")

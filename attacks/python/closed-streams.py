# group: output
# about: closes its standard streams, and puts others in their place
# expect: finished
import os

place = os.open("/dev/null", os.O_RDWR)
for stream in (0, 1, 2):
    os.close(stream)
os.dup2(place, 1)
os.dup2(place, 2)
print("escaped: nobody reads this")

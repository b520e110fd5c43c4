# group: memory
# about: the stack is no data: fills the heap, raises the stack's limit and fills that too
# expect: memory
# limits: cpu=4 wall=10
import ctypes
import resource

_, most = resource.getrlimit(resource.RLIMIT_STACK)
most = most if 0 < most < 300 << 20 else 300 << 20
resource.setrlimit(resource.RLIMIT_STACK, (most, most))
blocks = []
for size in (1 << 22, 1 << 18):
    try:
        while len(blocks) < 80:
            blocks.append(b"x" * size)
    except MemoryError:
        blocks.pop()
with open("/proc/self/maps") as file:
    lines = [line.split() for line in file]
bounds = [[int(bound, 16) for bound in line[0].split("-")] for line in lines]
place = next(i for i, line in enumerate(lines) if line[-1] == "[stack]")
# A megabyte is the least that the kernel keeps clear between the stack and what lies below.
low = max(bounds[place - 1][1] + (2 << 20), bounds[place][1] - most + (1 << 16))
address = bounds[place][0]
while address > low:
    address -= 4096
    ctypes.c_char.from_address(address).value = b"x"
with open("/proc/self/statm") as file:
    resident = int(file.read().split()[1]) * resource.getpagesize() >> 20
print("held" if resident <= 256 + 32 else f"escaped: {resident} MB at a limit of 256")

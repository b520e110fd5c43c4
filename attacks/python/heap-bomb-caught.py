# group: memory
# about: allocates to the brim, takes the error, and tries again in smaller pieces
# expect: held
blocks, total = [], 0
for size in (1 << 24, 1 << 20, 1 << 16, 1 << 12):
    try:
        while total < 600 << 20:
            blocks.append(b"x" * size)
            total += size
    except MemoryError:
        continue
blocks.clear()
print("held" if total <= 256 << 20 else f"escaped: {total >> 20} MB of heap at a limit of 256")

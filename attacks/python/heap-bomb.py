# group: memory
# about: a list that grows until there is no more
# expect: memory
blocks = []
for _ in range(600):
    blocks.append(bytearray(b"x") * (1 << 20))
print("escaped: 600 MB of heap")

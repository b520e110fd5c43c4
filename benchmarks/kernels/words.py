"""Counting words: split, strip, lower and a dict."""
TEXT = "The quick, brown fox jumps over the lazy dog; the dog sleeps. Then a Fox barks!\n"


def count(lines):
    counts = {}
    for line in lines:
        for word in line.split():
            word = word.strip(".,;!?").lower()
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
    return counts


counts = count([TEXT.replace("fox", "fox%d" % (i % 50)) for i in range(70000)])
for word in sorted(counts, key=counts.get, reverse=True)[:3]:
    print(word, counts[word])

# argus run tests/truth/programs/vocabulary.py --input 'n; words(n, 9)'
# time: O(n^2), memory: O(n)
"""The words known after each lesson, a new set every time."""
import sys

lines = sys.stdin.read().splitlines()
lessons = [{word} for word in lines[1].split()]
known = set()
sizes = []
for lesson in lessons:
    known = known | lesson
    sizes.append(len(known))
print(sizes[-1])

"""Sorting with keys, and an insertion sort written out."""


def insertion_sort(items):
    for i in range(1, len(items)):
        item = items[i]
        j = i - 1
        while j >= 0 and items[j] > item:
            items[j + 1] = items[j]
            j -= 1
        items[j + 1] = item
    return items


people = [("name%d" % (i * 7919 % 5000), i * 31 % 90) for i in range(120000)]
people.sort(key=lambda person: (person[1], person[0]))
by_name = sorted(people, key=lambda person: person[0])
print(people[0], by_name[0], insertion_sort([i * 7919 % 1000 for i in range(1600)])[:3])

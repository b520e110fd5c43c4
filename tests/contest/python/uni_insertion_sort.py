# argus run tests/contest/python/uni_insertion_sort.py --input 'n; reversed(range(n))'
# time: O(n^2)
def insertion_sort(lst):
    for k in range(1, len(lst)):
        current = lst[k]
        position = k
        while position > 0 and lst[position - 1] > current:
            lst[position] = lst[position - 1]
            position = position - 1
        lst[position] = current


def main():
    count = int(input("How many? "))
    numbers = []
    for token in input().split():
        numbers.append(int(token))
    insertion_sort(numbers)
    print(numbers[0], numbers[-1], count)


if __name__ == "__main__":
    main()

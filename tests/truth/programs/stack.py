# argus run tests/truth/programs/stack.py --input 'n; ints(n)'
# time: O(n), memory: O(n)
"""The next greater number: the inner loop takes off what the outer put on, once each."""


class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop()

    def top(self):
        return self.items[-1] if self.items else None


n = int(input())
numbers = list(map(int, input().split()))
stack = Stack()
answers = [0] * n
for i in range(n):
    while stack.top() is not None and numbers[stack.top()] < numbers[i]:
        answers[stack.pop()] = numbers[i]
    stack.push(i)
print(sum(answers) % 1000)

# argus run tests/contest/python/uni_class_bank.py --input 'n; lines(n, int(1, 9), int(1, 99))'
# time: O(n^2)
class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance


class Bank:
    def __init__(self):
        self.accounts = []

    def find(self, owner):
        for acc in self.accounts:
            if acc.owner == owner:
                return acc
        return None

    def deposit(self, owner, amount):
        acc = self.find(owner)
        if acc is None:
            acc = Account(owner)
            self.accounts.append(acc)
        acc.balance += amount


bank = Bank()
for i in range(int(input())):
    kind, amount = map(int, input().split())
    bank.deposit((i, kind), amount)
print(max(a.balance for a in bank.accounts), len(bank.accounts))

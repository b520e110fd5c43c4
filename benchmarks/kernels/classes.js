// Objects with methods: a search tree and a bank.
class Tree {
  constructor() {
    this.root = null;
    this.size = 0;
  }

  insert(key) {
    const fresh = { key, left: null, right: null };
    if (this.root === null) {
      this.root = fresh;
      this.size = 1;
      return;
    }
    let node = this.root;
    while (node.key !== key) {
      const side = key < node.key ? 'left' : 'right';
      if (node[side] === null) {
        node[side] = fresh;
        this.size++;
        return;
      }
      node = node[side];
    }
  }

  *walk(node = this.root) {
    if (node === null) return;
    yield* this.walk(node.left);
    yield node.key;
    yield* this.walk(node.right);
  }
}

class Account {
  #balance = 0;

  deposit(amount) {
    this.#balance += amount;
  }

  withdraw(amount) {
    if (amount > this.#balance) return false;
    this.#balance -= amount;
    return true;
  }

  get balance() {
    return this.#balance;
  }
}

const tree = new Tree();
for (let i = 0; i < 300000; i++) tree.insert((i * 7919) % 100003);
let sum = 0;
for (const key of tree.walk()) sum += key;
const account = new Account();
for (let i = 0; i < 20000000; i++) {
  account.deposit(i % 13);
  if (!account.withdraw(i % 17)) account.deposit(1);
}
console.log(tree.size, sum, account.balance);

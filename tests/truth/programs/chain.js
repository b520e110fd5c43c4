// argus run tests/truth/programs/chain.js --function total --args 'ints(n, 0, 9)'
// time: O(n^2), memory: O(n), auxiliary: O(n)
// A linked list whose length is a getter that walks, asked for at every step.
class Chain {
  head = null;

  prepend(value) {
    this.head = { value, next: this.head };
    return this;
  }

  get length() {
    let count = 0;
    for (let node = this.head; node; node = node.next) count++;
    return count;
  }
}

const total = (values) => {
  const chain = values.reduce((sofar, value) => sofar.prepend(value), new Chain());
  let sum = 0;
  let node = chain.head;
  for (let i = 0; i < chain.length; i++) {
    sum += node.value;
    node = node.next;
  }
  return sum;
};
module.exports = { total };

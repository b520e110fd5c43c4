// argus run tests/contest/javascript/uni_linked_list.js --input 'n; ints(n)'
// time: O(n^2)
class Node {
  constructor(value) {
    this.value = value;
    this.next = null;
  }
}
class LinkedList {
  constructor() {
    this.head = null;
    this.length = 0;
  }
  append(value) {
    const node = new Node(value);
    if (this.head === null) this.head = node;
    else {
      let cur = this.head;
      while (cur.next !== null) cur = cur.next;
      cur.next = node;
    }
    this.length += 1;
  }
}
const list = new LinkedList();
const nums = require('fs').readFileSync(0, 'utf8').trim().split('\n')[1].split(' ');
for (let i = 0; i < nums.length; i++) list.append(parseInt(nums[i]));
console.log(list.length, list.head.value);

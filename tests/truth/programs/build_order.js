// argus run tests/truth/programs/build_order.js --input 'n, 2*n; dag(n, 2*n)'
// time: O(n^2), memory: O(n)
// A topological order, where find looks for what can be built next.
const [head, ...edges] = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const count = parseInt(head, 10);
const needs = new Array(count + 1).fill(0);
const users = new Map();
for (const edge of edges) {
  const [from, to] = edge.split(' ').map(Number);
  needs[to]++;
  users.set(from, [...(users.get(from) ?? []), to]);
}
const names = Array.from({ length: count }, (_, at) => at + 1);
const order = [];
while (order.length < count) {
  const ready = names.find((name) => needs[name] === 0);
  needs[ready] = -1;
  order.push(ready);
  for (const user of users.get(ready) ?? []) needs[user]--;
}
console.log(order.length);

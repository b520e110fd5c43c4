// argus run tests/truth/programs/tickets.js --input 'n; ints(n, 1, 3)'
// time: O(n^2), memory: O(n)
// A queue in an array: who is not done goes to its end, and each shift moves all the others.
const fs = require('fs');
const [, wanted] = fs.readFileSync(0, 'utf8').trim().split('\n');
const queue = wanted.split(' ').map((text, person) => ({ person, left: Number(text) }));
let minutes = 0;
let last = -1;
while (queue.length) {
  const ticket = queue.shift();
  minutes++;
  if (--ticket.left > 0) queue.push(ticket);
  else last = ticket.person;
}
console.log(minutes, last);

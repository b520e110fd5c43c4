// argus run tests/contest/javascript/shift_queue.js --input 'n, 3; ints(n, 1, 9)'
// time: O(n^2)
const [head, body] = require('fs').readFileSync(0, 'utf8').split('\n');
const k = Number(head.split(' ')[1]);
let jobs = body.split(' ').map(Number);
let time = 0;
while (jobs.length > 0) {
  const j = jobs.shift();
  time += Math.min(j, k);
  if (j > k) jobs.push(j - k);
}
console.log(time);

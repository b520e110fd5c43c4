// argus run tests/contest/javascript/team_work.js --input 'n, 3'
// time: O(1)
const [n, k] = require('fs').readFileSync(0, 'utf8').split(' ').map(Number);
console.log(Math.ceil(n / k), n % k === 0 ? 'even' : 'odd');

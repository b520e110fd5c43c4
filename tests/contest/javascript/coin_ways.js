// argus run tests/contest/javascript/coin_ways.js --input 'n'
// time: O(n)
const [a] = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const target = Number(a);
const coins = [1, 5, 10, 25, 50, 100];
const ways = new Array(target + 1).fill(0);
ways[0] = 1;
for (const coin of coins) {
  for (let i = coin; i <= target; i++) {
    ways[i] = (ways[i] + ways[i - coin]) % 1e9;
  }
}
console.log(ways[target]);

// argus run tests/contest/javascript/max_profit.js --input 'n; ints(n)'
// time: O(n)
var maxProfit = function (prices) {
  let min = Infinity, best = 0;
  prices.forEach((p) => {
    if (p < min) min = p;
    else if (p - min > best) best = p - min;
  });
  return best;
};
const input = require('fs').readFileSync(0, 'utf8').trim().split('\n');
console.log(maxProfit(input[1].split(' ').map(Number)));

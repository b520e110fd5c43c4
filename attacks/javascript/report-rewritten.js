// group: games
// about: divides all times by ten on their way into the report
// expect: refused
// limits: cpu=4 wall=10
// function: solve
'use strict';
const stringify = JSON.stringify;
JSON.stringify = (value) => {
  if (value && value.batches) {
    value.batches = value.batches.map(([spent, calls]) => [spent / 10, calls]);
    value.total /= 10;
  }
  return stringify(value);
};

function solve(values) {
  let total = 0;
  for (let i = 0; i < 20000 * values.length; i++) total += Math.sqrt(i);
  return total;
}

// group: games
// about: changes every clock that Node has, none of which the driver asks by name
// expect: finished
// limits: cpu=4 wall=10
// function: solve
'use strict';
process.cpuUsage = () => ({ user: 0, system: 0 });
process.hrtime = () => [0, 0];
process.hrtime.bigint = () => 0n;
performance.now = () => 0;
Date.now = () => 0;

function solve(values) {
  let total = 0;
  for (let i = 0; i < 100 * values.length; i++) total += Math.sqrt(i);
  return total;
}

// group: games
// about: changes every clock that Node has, none of which the driver asks by name
// expect: finished
// limits: cpu=4 wall=10
// function: solve
// work: 0.2
'use strict';
const usage = process.cpuUsage.bind(process);
process.cpuUsage = () => ({ user: 0, system: 0 });
process.hrtime = () => [0, 0];
process.hrtime.bigint = () => 0n;
performance.now = () => 0;
Date.now = () => 0;

function solve(values) {
  const start = usage();
  const spent = () => usage(start).user + usage(start).system;
  while (spent() < 2e5) values.reduce((one, other) => one + other, 0);
}

// group: games
// about: would divide all times by ten on their way into the report
// expect: finished
// limits: cpu=4 wall=10
// function: solve
// work: 0.2
'use strict';
const stringify = JSON.stringify;
const usage = process.cpuUsage.bind(process);
JSON.stringify = (value) => {
  if (value && value.batches) {
    value.batches = value.batches.map(([spent, calls]) => [spent / 10, calls]);
    value.total /= 10;
  }
  return stringify(value);
};

function solve(values) {
  const start = usage();
  const spent = () => usage(start).user + usage(start).system;
  while (spent() < 2e5) values.reduce((one, other) => one + other, 0);
}

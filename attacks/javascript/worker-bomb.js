// group: processes
// about: workers until there are no more
// expect: held
// limits: cpu=4 wall=10
'use strict';
const { Worker } = require('worker_threads');
let started = 0;
function attack() {
  for (let i = 0; i < 100; i++) {
    try {
      const worker = new Worker('setTimeout(() => {}, 3000)', { eval: true });
      worker.on('error', () => {});
      started++;
    } catch (error) {
      if (error.code !== 'ERR_WORKER_INIT_FAILED') throw error;
      break;
    }
  }
  return started < 64 ? 'held' : `escaped: ${started} workers`;
}
console.log(attack());
process.exit(0);

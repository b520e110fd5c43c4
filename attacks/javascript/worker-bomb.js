// group: processes
// about: workers until there are no more
// expect: held
// restricted: skip its threads are counted with all that the user runs there
// limits: cpu=8 wall=20 memory=1536M
'use strict';
const { Worker } = require('worker_threads');
const wait = 'setTimeout(() => {}, 5000)';
const small = { maxOldGenerationSizeMb: 4, maxYoungGenerationSizeMb: 1, stackSizeMb: 1 };
let started = 0;
try {
  for (; started < 100; started++) new Worker(wait, { eval: true, resourceLimits: small });
} catch (error) {
  if (error.code !== 'ERR_WORKER_INIT_FAILED') throw error;
}
console.log(started < 64 ? 'held' : `escaped: ${started} workers`);
process.exit(0);

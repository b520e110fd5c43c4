// group: memory
// about: a worker whose stack may be larger than the memory that there is
// expect: held
// limits: cpu=4 wall=10
'use strict';
const { Worker } = require('worker_threads');
const work = `
  let depth = 0;
  const deeper = () => (++depth > 8e6 ? depth : deeper() + 1);
  try {
    deeper();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  require('worker_threads').parentPort.postMessage(depth);
`;
try {
  const worker = new Worker(work, { eval: true, resourceLimits: { stackSizeMb: 600 } });
  worker.on('message', (depth) => {
    console.log(depth > 8e6 ? `escaped: a stack of ${depth} calls` : 'held');
  });
} catch (error) {
  if (error.code !== 'ERR_WORKER_INIT_FAILED') throw error;
  console.log('held');
}

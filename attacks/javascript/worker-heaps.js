// group: memory
// about: workers have heaps of their own
// expect: memory
// limits: cpu=4 wall=10
'use strict';
const { Worker } = require('worker_threads');
const work = `
  const kept = [];
  for (let i = 0; i < 200; i++) kept.push(Buffer.alloc(1 << 20, 1));
  require('worker_threads').parentPort.postMessage(kept.length);
  setTimeout(() => kept, 2000);
`;
let done = 0;
for (let i = 0; i < 3; i++) {
  const worker = new Worker(work, { eval: true });
  worker.on('message', () => {
    if (++done === 3) console.log('escaped: 600 MB in three workers');
  });
}

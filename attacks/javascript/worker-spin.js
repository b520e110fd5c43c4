// group: time
// about: workers that compute while the first thread waits
// expect: cpu
'use strict';
const { Worker } = require('worker_threads');
for (let i = 0; i < 4; i++) {
  new Worker('const end = Date.now() + 10000; while (Date.now() < end);', { eval: true }).unref();
}
setTimeout(() => console.log('escaped: 4 workers ran for 10 s'), 10000);

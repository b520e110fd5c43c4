// group: time
// about: an event loop that always has something to wait for
// expect: wall
// limits: wall=1
'use strict';
process.on('SIGTERM', () => {});
const begin = Date.now();
setInterval(() => {
  if (Date.now() - begin < 10000) return;
  console.log('escaped: waited for 10 s');
  process.exit(0);
}, 50);

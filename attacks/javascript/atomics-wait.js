// group: time
// about: waits for what nobody will say
// expect: wall
// limits: wall=1
'use strict';
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10000);
console.log('escaped: waited for 10 s');

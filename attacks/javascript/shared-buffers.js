// group: memory
// about: buffers that threads share, taken until V8 gives up
// expect: memory
// limits: cpu=4 wall=10
'use strict';
const kept = [];
for (let i = 0; i < 600; i++) kept.push(new Uint8Array(new SharedArrayBuffer(1 << 20)).fill(1));
console.log('escaped: 600 MB of shared buffers');

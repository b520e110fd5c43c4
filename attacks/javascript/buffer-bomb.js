// group: memory
// about: buffers lie outside of V8's heap and its limit
// expect: memory
// limits: cpu=4 wall=10
'use strict';
const kept = [];
for (let i = 0; i < 600; i++) kept.push(Buffer.alloc(1 << 20, 1));
console.log('escaped: 600 MB of buffers');

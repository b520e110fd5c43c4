// group: memory
// about: arrays that grow until V8 gives up
// expect: memory
// limits: cpu=4 wall=10
'use strict';
const kept = [];
for (let i = 0; i < 600; i++) kept.push(new Array(1 << 17).fill(i + 0.5));
console.log('escaped: 600 MB of arrays');

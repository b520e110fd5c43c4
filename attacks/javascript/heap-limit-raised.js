// group: memory
// about: raises V8's own limit while it runs
// expect: memory
// limits: cpu=4 wall=10
'use strict';
require('v8').setFlagsFromString('--max-old-space-size=8000');
const kept = [];
for (let i = 0; i < 600; i++) kept.push(new Array(1 << 17).fill(i + 0.5));
console.log('escaped: 600 MB of arrays');

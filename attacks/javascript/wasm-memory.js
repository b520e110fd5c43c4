// group: memory
// about: memories of WebAssembly, of which each reserves gigabytes
// expect: memory
// limits: cpu=4 wall=10
'use strict';
const kept = [];
for (let grown = 0; grown < 600;) {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536 });
  kept.push(memory);
  for (let done = 0; done < 200; done++, grown++) {
    memory.grow(16);
    new Uint8Array(memory.buffer).fill(1, done << 20);
  }
}
console.log('escaped: 600 MB of memories');

// group: secrets
// about: every folder of /proc that can be listed, and what can be read of others there
// expect: held
// env: ARGUS_ATTACK_PEER
'use strict';
const fs = require('fs');
const peer = process.env.ARGUS_ATTACK_PEER;

function attack() {
  if (!peer) return 'escaped: no ARGUS_ATTACK_PEER';
  let found = [];
  try {
    found = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch (error) {
    if (error.code !== 'EACCES') throw error;
  }
  const others = new Set([...found, '1', peer, String(process.ppid)]);
  others.delete(String(process.pid));
  for (const other of others) {
    for (const name of ['environ', 'cmdline', 'maps', 'fd/0', 'cwd/.', 'root/.']) {
      const path = `/proc/${other}/${name}`;
      try {
        const read = name.endsWith('.') ? fs.readdirSync(path) : fs.readFileSync(path);
        if (read.length) return `escaped: ${path}`;
      } catch (error) {
        if (!['ENOENT', 'EACCES', 'EPERM', 'ESRCH'].includes(error.code)) throw error;
      }
    }
  }
  return 'held';
}
console.log(attack());

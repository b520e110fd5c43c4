// group: network
// about: TCP, a server of its own, and a socket by path
// expect: held
// env: ARGUS_ATTACK_PORT ARGUS_ATTACK_SOCKET ARGUS_ATTACK_ABSTRACT
'use strict';
const net = require('net');
const { ARGUS_ATTACK_PORT: port, ARGUS_ATTACK_SOCKET: path } = process.env;
const name = process.env.ARGUS_ATTACK_ABSTRACT;

const tried = (what, event) =>
  new Promise((resolve) => {
    what.on(event, () => resolve('got through'));
    what.on('error', (error) => resolve(error.code));
  });

async function attack() {
  if (!port || !path || !name) return 'escaped: no ARGUS_ATTACK_PORT, _SOCKET or _ABSTRACT';
  const answers = {
    connecting: await tried(net.connect(Number(port), '127.0.0.1'), 'connect'),
    path: await tried(net.connect(path), 'connect'),
    abstract: await tried(net.connect(`\0${name}`), 'connect'),
    listening: await tried(net.createServer().listen(0, '127.0.0.1'), 'listening'),
    'a socket file': await tried(net.createServer().listen('/tmp/argus-socket'), 'listening'),
  };
  for (const [what, answer] of Object.entries(answers)) {
    if (answer !== 'EACCES') return `escaped: ${what}: ${answer}`;
  }
  return 'held';
}
attack().then((answer) => {
  console.log(answer);
  process.exit(0);
});

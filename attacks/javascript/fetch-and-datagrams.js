// group: network
// about: fetch, datagrams and a resolver of its own
// expect: held
// env: ARGUS_ATTACK_PORT ARGUS_ATTACK_UDP
'use strict';
const dgram = require('dgram');
const dns = require('dns');
const { ARGUS_ATTACK_PORT: port, ARGUS_ATTACK_UDP: udp } = process.env;

function datagram() {
  return new Promise((resolve) => {
    const socket = dgram.createSocket('udp4');
    socket.on('error', (error) => resolve(error.code));
    socket.send('argus', Number(udp), '127.0.0.1', (error) => resolve(error ? error.code : 'sent'));
  });
}

async function attack() {
  if (!port || !udp) return 'escaped: no ARGUS_ATTACK_PORT or ARGUS_ATTACK_UDP';
  const signal = AbortSignal.timeout(2000);
  const fetched = await fetch(`http://127.0.0.1:${port}/`, { signal }).catch(
    (error) => error.cause?.code ?? error.name,
  );
  if (fetched !== 'EACCES') return `escaped: fetch: ${fetched}`;
  const sent = await datagram();
  if (sent !== 'EACCES') return `escaped: datagram: ${sent}`;
  const resolver = new dns.promises.Resolver({ timeout: 500, tries: 1 });
  resolver.setServers([`127.0.0.1:${udp}`]);
  const asked = await resolver.resolve4('argus.invalid').catch((error) => error.code);
  return asked === 'ECONNREFUSED' ? 'held' : `escaped: resolver: ${asked}`;
}
attack().then((answer) => {
  console.log(answer);
  process.exit(0);
});

// group: processes
// about: other programs, copies of itself and a cluster, by Node's own functions
// expect: held
'use strict';
const cluster = require('cluster');
const child = require('child_process');

const ended = (process) =>
  new Promise((resolve) => {
    process.on('error', (error) => resolve(error.code));
    process.on('exit', () => resolve('ran'));
  });

async function attack() {
  const answers = {
    spawnSync: child.spawnSync('/bin/true').error?.code,
    shell: child.spawnSync('true', { shell: true }).error?.code,
    detached: child.spawnSync(process.execPath, ['-v'], { detached: true }).error?.code,
  };
  const attempts = {
    spawn: () => child.spawn('/bin/true'),
    fork: () => child.fork(__filename, { execArgv: ['-v'] }),
    cluster: () => (cluster.setupPrimary({ execArgv: ['-v'] }), cluster.fork().process),
  };
  for (const [name, attempt] of Object.entries(attempts)) {
    try {
      answers[name] = await ended(attempt());
    } catch (error) {
      answers[name] = error.code;
    }
  }
  for (const [name, answer] of Object.entries(answers)) {
    if (answer !== 'EPERM') return `escaped: ${name}: ${answer}`;
  }
  return 'held';
}
attack().then((answer) => {
  console.log(answer);
  process.exit(0);
});

// group: time
// about: an endless loop of finished promises; listeners for every signal are never heard
// expect: cpu
'use strict';
for (const name of ['SIGTERM', 'SIGINT', 'SIGXCPU', 'SIGALRM', 'SIGVTALRM', 'SIGHUP', 'SIGUSR2']) {
  process.on(name, () => {});
}
const end = Date.now() + 10000;
async function spin() {
  while (Date.now() < end) await null;
  console.log('escaped: ran for 10 s');
  process.exit(0);
}
spin();

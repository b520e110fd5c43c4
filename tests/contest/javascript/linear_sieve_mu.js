// argus run tests/contest/javascript/linear_sieve_mu.js --input 'n'
// time: O(n)
const n = Number(require('fs').readFileSync(0, 'utf8'));
const mu = new Int8Array(n + 1), composite = new Uint8Array(n + 1), primes = [];
mu[1] = 1;
for (let i = 2; i <= n; i++) {
  if (!composite[i]) {
    primes.push(i);
    mu[i] = -1;
  }
  for (let j = 0; j < primes.length && i * primes[j] <= n; j++) {
    composite[i * primes[j]] = 1;
    if (i % primes[j] === 0) break;
    mu[i * primes[j]] = -mu[i];
  }
}
console.log(mu.reduce((a, b) => a + b, 0));

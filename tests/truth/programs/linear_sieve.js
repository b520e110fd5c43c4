// argus run tests/truth/programs/linear_sieve.js --input 'n'
// time: O(n), memory: O(n)
// A sieve that crosses each number out once, by its least factor.
const limit = Number(require('fs').readFileSync(0, 'utf8').trim());
const least = new Uint32Array(limit + 1);
const primes = [];
for (let number = 2; number <= limit; number++) {
  if (least[number] === 0) {
    least[number] = number;
    primes.push(number);
  }
  for (const prime of primes) {
    if (prime > least[number] || prime * number > limit) break;
    least[prime * number] = prime;
  }
}
console.log(primes.length);

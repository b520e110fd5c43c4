// The sieve of Eratosthenes.
function primes(n) {
  const composite = new Array(n + 1).fill(false);
  const found = [];
  for (let i = 2; i <= n; i++) {
    if (composite[i]) continue;
    found.push(i);
    for (let j = i * i; j <= n; j += i) composite[j] = true;
  }
  return found;
}

console.log(primes(12000000).length);

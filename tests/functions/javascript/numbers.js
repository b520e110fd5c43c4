/* Numeric loops: what they cost in the value of their argument. */

// label: time O(log n), space O(1), args "n, n*618033988749/10^12"
function gcd(a, b) {
  while (b) [a, b] = [b, a % b];
  return a;
}

// label: time O(log n), space O(log n), args "n, n*618033988749/10^12"
function gcdRec(a, b) {
  return b === 0 ? a : gcdRec(b, a % b);
}

// label: time O(log n), space O(1), args "3, n, 1000003"
function powMod(base, exponent, modulus) {
  let result = 1;
  base %= modulus;
  while (exponent > 0) {
    if (exponent & 1) result = (result * base) % modulus;
    base = (base * base) % modulus;
    exponent >>= 1;
  }
  return result;
}

// label: time O(n), space O(1), args "2, n"
function powSlow(x, n) {
  let r = 1;
  for (let i = 0; i < n; i++) r *= x;
  return r;
}

// label: time O(n), space O(log n), args "2, n"
function powTwice(x, n) {
  if (n <= 0) return 1;
  if (n === 1) return x;
  const half = Math.floor(n / 2);
  return powTwice(x, half) * powTwice(x, n - half);
}

// label: time O(log n), space O(log n), args "2, n"
function powFast(x, n) {
  if (n === 0) return 1;
  const h = powFast(x, Math.floor(n / 2));
  return n % 2 ? h * h * x : h * h;
}

// label: time O(log n), space O(1), args "n"
function digitSum(n) {
  let s = 0;
  while (n > 0) {
    s += n % 10;
    n = Math.floor(n / 10);
  }
  return s;
}

// label: time O(log n), space O(log n), args "n"
function toBinary(n) {
  if (n < 2) return String(n);
  return toBinary(n >> 1) + (n & 1);
}

// label: time O(log n), space O(1), args "n"
function reverseDigits(x) {
  let rev = 0;
  while (x !== 0) {
    rev = rev * 10 + (x % 10);
    x = (x / 10) | 0;
  }
  return rev;
}

// label: time O(log n), space O(1), args "n"
function fibDoubling(n) {
  let a = 0, b = 1;
  for (let bit = Math.floor(Math.log2(n || 1)); bit >= 0; bit--) {
    const c = a * (2 * b - a);
    const d = a * a + b * b;
    [a, b] = (n >> bit) & 1 ? [d, c + d] : [c, d];
  }
  return a;
}

// label: time O(sqrt n), space O(1), args "n"
function isPrime(n) {
  if (n < 2) return false;
  for (let d = 2; d * d <= n; d++) {
    if (n % d === 0) return false;
  }
  return true;
}

// label: time O(sqrt n), space O(1), args "n"
function countDivisors(n) {
  let count = 0;
  const root = Math.floor(Math.sqrt(n));
  for (let i = 1; i <= root; i++) {
    if (n % i === 0) count += i * i === n ? 1 : 2;
  }
  return count;
}

// label: time O(sqrt n), space O(log n), args "n"
function primeFactors(n) {
  const factors = [];
  let p = 2;
  while (p * p <= n) {
    while (n % p === 0) {
      factors.push(p);
      n /= p;
    }
    p += p === 2 ? 1 : 2;
  }
  if (n > 1) factors.push(n);
  return factors;
}

// label: time O(sqrt n), space O(1), args "n"
function rootByOddNumbers(n) {
  let odd = 1, root = 0;
  while (n >= odd) {
    n -= odd;
    odd += 2;
    root++;
  }
  return root;
}

// label: time O(n), space O(1), args "n"
function isPrimeNaive(n) {
  for (let d = 2; d < n; d++) if (n % d === 0) return false;
  return n > 1;
}

// label: time O(n sqrt n), space O(n), args "n"
function primesUpTo(limit) {
  const primes = [];
  for (let candidate = 2; candidate <= limit; candidate++) {
    let composite = 0;
    for (let d = 2; d <= Math.sqrt(candidate); d++) {
      if (candidate % d === 0) composite++;
    }
    if (composite === 0) primes.push(candidate);
  }
  return primes;
}

// label: time O(n), space O(n), args "n"
function linearSieve(limit) {
  const least = new Array(limit + 1).fill(0);
  const primes = [];
  for (let i = 2; i <= limit; i++) {
    if (!least[i]) {
      least[i] = i;
      primes.push(i);
    }
    for (const p of primes) {
      if (p > least[i] || i * p > limit) break;
      least[i * p] = p;
    }
  }
  return primes;
}

// label: time O(n log n), space O(n), args "n"
function divisorSums(limit) {
  const sums = new Array(limit + 1).fill(0);
  for (let d = 1; d <= limit; d++) {
    for (let m = d; m <= limit; m += d) sums[m] += d;
  }
  return sums;
}

// label: time O(n), space O(n), args "n"
const factorial = (n) => (n <= 1 ? 1 : n * factorial(n - 1));

// label: time O(1), space O(1), args "n"
const triangular = (n) => (n * (n + 1)) / 2;

// label: time O(n), space O(1), args "n"
function fibonacci(n) {
  let [a, b] = [0, 1];
  while (n-- > 0) [a, b] = [b, a + b];
  return a;
}

// label: time O(1), space O(1), args "n"
function popcount32(v) {
  let bits = 0;
  for (let i = 0; i < 32; i++) {
    bits += v & 1;
    v >>>= 1;
  }
  return bits;
}

// label: time O(1), space O(1), args "n, 3, 99"
function clamp(value, min, max) {
  return Math.min(Math.max(value, min), max);
}

// label: time O(n), space O(n), args "n"
function fizzBuzz(n) {
  return Array.from({ length: n }, (_, i) => {
    const k = i + 1;
    return (k % 3 ? '' : 'Fizz') + (k % 5 ? '' : 'Buzz') || String(k);
  });
}

// label: time O(1), space O(1), args "n"
function multiplesBelowThousand(of) {
  let total = 0;
  for (let k = 1; k <= 1000; k++) {
    if (k % of === 0) total += k;
  }
  return total;
}

// label: time O(n log n), space O(1), args "n"
function totalBits(n) {
  let bits = 0;
  for (let i = 1; i <= n; i++) {
    for (let v = i; v; v >>= 1) bits += v & 1;
  }
  return bits;
}

module.exports = {
  gcd, gcdRec, powMod, powSlow, powTwice, powFast, digitSum, toBinary, reverseDigits,
  fibDoubling, isPrime, countDivisors, primeFactors, rootByOddNumbers, isPrimeNaive, primesUpTo,
  linearSieve, divisorSums, factorial, triangular, fibonacci, popcount32, clamp, fizzBuzz,
  multiplesBelowThousand, totalBits,
};

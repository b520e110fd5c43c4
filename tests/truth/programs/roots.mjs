// argus run tests/truth/programs/roots.mjs --function divisors --args n
// time: O(sqrt n)
// The divisors of a number, in pairs.
export function divisors(number) {
  const found = [];
  for (let i = 1; i * i <= number; i++) {
    if (number % i === 0) found.push(i, number / i);
  }
  return found;
}

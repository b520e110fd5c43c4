// map, filter and reduce with arrow functions.
const items = Array.from({ length: 100000 }, (_, i) => i);
let total = 0;
for (let round = 0; round < 100; round++) {
  total += items
    .map((x) => 3 * x + round)
    .filter((x) => x % 2 === 0)
    .reduce((sum, x) => (sum + x) % 1000003, 0);
}
console.log(total);

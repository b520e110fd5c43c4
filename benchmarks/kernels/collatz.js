// A while loop: the longest way down to 1.
let best = 0;
let start = 1;
for (let first = 1; first < 300000; first++) {
  let n = first;
  let steps = 0;
  while (n !== 1) {
    n = n % 2 === 1 ? 3 * n + 1 : n / 2;
    steps++;
  }
  if (steps > best) {
    best = steps;
    start = first;
  }
}
console.log(start, best);

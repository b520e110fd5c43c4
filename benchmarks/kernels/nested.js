// Two loops, one inside the other, with little in the inner one.
function pairs(n) {
  let found = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      if ((i * j) % 7 === 3) found++;
    }
  }
  return found;
}

console.log(pairs(16000));

// Multiplying matrices.
function multiply(a, b) {
  const n = a.length;
  const out = [];
  for (let i = 0; i < n; i++) {
    out.push([]);
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) {
        sum += a[i][k] * b[k][j];
      }
      out[i].push(sum);
    }
  }
  return out;
}

const size = 550;
const left = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i * j) % 7));
const right = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i + j) % 5));
console.log(multiply(left, right)[17].slice(0, 5));

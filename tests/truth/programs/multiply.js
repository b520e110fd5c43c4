// argus run tests/truth/programs/multiply.js --function multiply --args 'matrix(n, n), matrix(n, n)'
// time: O(n^3), memory: O(n^2), auxiliary: O(n^2)
// The product of two matrices.
function multiply(a, b) {
  const size = a.length;
  const product = [];
  for (let i = 0; i < size; i++) {
    const row = [];
    for (let j = 0; j < size; j++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += a[i][k] * b[k][j];
      row.push(sum);
    }
    product.push(row);
  }
  return product;
}
module.exports = { multiply };

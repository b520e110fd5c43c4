// argus run tests/contest/javascript/matrix_product.js --input 'n; matrix(n, n, 0, 9); matrix(n, n, 0, 9)'
// time: O(n^3)
const text = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const n = +text[0];
const read = (from) => text.slice(from, from + n).map((row) => row.split(' ').map(Number));
const A = read(1), B = read(n + 1);
const product = A.map((row) => B[0].map((_, j) => row.reduce((acc, x, k) => acc + x * B[k][j], 0)));
console.log(product.map((r) => r.join(' ')).join('\n'));

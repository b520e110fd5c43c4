// argus run examples/paths.js --input 'n; matrix(n, n, 1, 100)'
// time: O(n^3), memory: O(n^2)
// All shortest paths by Floyd and Warshall.
const [[n], ...distance] = require('fs')
  .readFileSync(0, 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(' ').map(Number));

for (let k = 0; k < n; k++) {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const through = distance[i][k] + distance[k][j];
      if (through < distance[i][j]) distance[i][j] = through;
    }
  }
}
console.log(distance[0][n - 1]);

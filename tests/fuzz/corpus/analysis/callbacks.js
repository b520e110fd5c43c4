const fs = require('fs');
const a = fs.readFileSync(0, 'utf8').split('\n').map(Number);
const [n, ...rest] = a;
console.log(rest.filter(x => a.includes(x)).reduce((s, x) => [...s, x], []).sort((x, y) => x - y));

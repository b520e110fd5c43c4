// The edit distance of two texts, with a table of rows.
function distance(a, b) {
  const table = [];
  for (let i = 0; i <= a.length; i++) {
    table.push([i]);
    for (let j = 1; j <= b.length; j++) {
      if (i === 0) {
        table[0].push(j);
        continue;
      }
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      table[i].push(
        Math.min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + cost),
      );
    }
  }
  return table[a.length][b.length];
}

console.log(distance('intention '.repeat(450), 'execution '.repeat(450)));

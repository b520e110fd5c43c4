// argus run tests/truth/programs/chain_order.js --function cheapest --args 'ints(n, 1, 100)'
// time: O(n^3), memory: O(n^2), auxiliary: O(n^2)
// In which order to multiply matrices: by lengths of the part, and the best place to divide it.
function cheapest(sizes) {
  const parts = sizes.length - 1;
  const cost = Array.from({ length: parts }, () => Array(parts).fill(0));
  for (let length = 2; length <= parts; length++) {
    for (let from = 0; from + length <= parts; from++) {
      const to = from + length - 1;
      cost[from][to] = Infinity;
      for (let split = from; split < to; split++) {
        const joined = sizes[from] * sizes[split + 1] * sizes[to + 1];
        const all = cost[from][split] + cost[split + 1][to] + joined;
        if (all < cost[from][to]) cost[from][to] = all;
      }
    }
  }
  return cost[0]?.[parts - 1] ?? 0;
}
module.exports = { cheapest };

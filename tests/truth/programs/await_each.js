// argus run tests/truth/programs/await_each.js --function fetchAll --args 'ints(n, 1, 100)'
// time: O(n), memory: O(n), auxiliary: O(n)
// One after the other, each awaited, and at the end all at once.
const cache = new Map();
const fetchOne = async (key) => {
  if (!cache.has(key)) cache.set(key, Promise.resolve({ key, value: key * key }));
  return cache.get(key);
};

async function fetchAll(keys) {
  let sum = 0;
  for (const key of keys) {
    const { value } = await fetchOne(key);
    sum += value;
  }
  const all = await Promise.all(keys.map(fetchOne));
  return sum - all.length;
}
module.exports = { fetchAll };

// argus run tests/truth/programs/cache.js --function misses --args 'ints(n), n/2 + 1'
// time: O(n^2), memory: O(n), auxiliary: O(n)
// A cache that forgets what was used longest ago: to find it, all keys are spread out.
class Cache {
  #kept = new Set();

  constructor(room) {
    this.room = room;
  }

  take(key) {
    const known = this.#kept.delete(key);
    this.#kept.add(key);
    if (this.#kept.size > this.room) {
      const [oldest] = [...this.#kept];
      this.#kept.delete(oldest);
    }
    return known;
  }
}

function misses(keys, room) {
  const cache = new Cache(room);
  let count = 0;
  for (const key of keys) if (!cache.take(key)) count++;
  return count;
}
module.exports = { misses };

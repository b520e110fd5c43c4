// argus run tests/truth/programs/emitter.js --function run --args 'n'
// time: O(n^2), memory: O(n), auxiliary: O(n)
// Everyone who enters is greeted by all who listen already.
class Emitter {
  #listeners = new Map();

  on(name, listener) {
    if (!this.#listeners.has(name)) this.#listeners.set(name, []);
    this.#listeners.get(name).push(listener);
    return () => this.#listeners.get(name).pop();
  }

  emit(name, ...values) {
    this.#listeners.get(name)?.forEach((listener) => listener(...values));
  }
}

function run(count) {
  const room = new Emitter();
  let greetings = 0;
  for (let guest = 0; guest < count; guest++) {
    room.emit('enter', guest);
    room.on('enter', (who) => {
      if (who > guest) greetings++;
    });
  }
  return greetings;
}
module.exports = { run };

'use strict';

class Store {
  #names = [];

  add(name) {
    if (!this.#names.includes(name)) this.#names.push(name);
  }

  get count() {
    return this.#names.length;
  }
}

module.exports = { Store };

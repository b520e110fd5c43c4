// The library as it was before the program ran, which may put functions of its own in its place.
'use strict';
const { isProxy } = require('util').types;
const prototypeOf = Object.getPrototypeOf;
const keysOf = Object.keys;
const descriptorOf = Object.getOwnPropertyDescriptor;
const isArray = Array.isArray;
const { isView } = ArrayBuffer;
const reflectApply = Reflect.apply;
const getter = (prototype, name) => {
  const { get } = descriptorOf(prototype, name);
  return (object) => reflectApply(get, object, []);
};

// A method as a function of its receiver and arguments.
const plain = Function.prototype.bind.bind(Function.prototype.call);
const codeAt = plain(String.prototype.charCodeAt);
const contains = plain(String.prototype.includes);
const sourceOf = plain(Function.prototype.toString);
const { ceil, round, log2, min, max } = Math;

module.exports = {
  isProxy, prototypeOf, keysOf, descriptorOf, isArray, isView, getter,
  codeAt, contains, sourceOf, ceil, round, log2, min, max,
};

// argus run examples/peek.js --function peek --args 'ints(n)'
// time: O(1), memory: O(n), auxiliary: O(1)
// The middle item of a list: the same work however long the list is.
'use strict';

function peek(items) {
  return items[items.length >> 1];
}

module.exports = { peek };

'use strict';

exports.eachOf = (items, visit) => {
  for (let at = 0; at < items.length; at++) visit(items[at], at);
};

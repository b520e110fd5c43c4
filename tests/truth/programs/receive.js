// argus run tests/truth/programs/receive.js --function receive --args 'words(n, 40)'
// time: O(n^2), memory: O(n), auxiliary: O(n)
// What was received is joined to one buffer at every chunk.
function receive(chunks) {
  let body = Buffer.alloc(0);
  for (const chunk of chunks) body = Buffer.concat([body, Buffer.from(chunk)]);
  return body.length;
}
module.exports = { receive };

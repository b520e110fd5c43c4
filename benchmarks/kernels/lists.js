// Short arrays that are searched, grow and shrink.
function recent(requests, size) {
  const cache = [];
  let hits = 0;
  for (const page of requests) {
    const at = cache.indexOf(page);
    if (at >= 0) {
      hits++;
      cache.splice(at, 1);
    } else if (cache.length === size) {
      cache.shift();
    }
    cache.push(page);
  }
  return hits;
}

function unique(items) {
  const seen = [];
  for (const item of items) {
    if (!seen.includes(item)) seen.push(item);
  }
  while (seen.length > 5) seen.pop();
  return seen;
}

const requests = [];
for (let i = 0; i < 3000000; i++) requests.push((i * i * 7 + i) % 53);
console.log(recent(requests, 16), unique(requests));

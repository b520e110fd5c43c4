// argus run tests/contest/javascript/histogram_area.js --input 'n; ints(n, 0, 10000)'
// time: O(n)
function largestRectangleArea(heights) {
  heights.push(0);
  const st = [];
  let max = 0;
  for (let i = 0; i < heights.length; i++) {
    while (st.length > 0 && heights[st[st.length - 1]] >= heights[i]) {
      const h = heights[st.pop()];
      const w = st.length === 0 ? i : i - st[st.length - 1] - 1;
      max = Math.max(max, h * w);
    }
    st.push(i);
  }
  return max;
}

const [, second] = require('fs').readFileSync(0, 'utf8').trim().split('\n');
console.log(largestRectangleArea(second.split(' ').map((x) => parseInt(x, 10))));

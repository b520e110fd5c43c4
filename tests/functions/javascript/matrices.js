// Matrices as arrays of rows.

// label: time O(n^2), space O(n^2), args "matrix(n,n)"
const transpose = (m) => m[0].map((_, c) => m.map((row) => row[c]));

// label: time O(n^3), space O(n^2), args "matrix(n,n), matrix(n,n)"
function multiply(a, b) {
  const result = [];
  for (let i = 0; i < a.length; i++) {
    result[i] = [];
    for (let j = 0; j < b[0].length; j++) {
      let sum = 0;
      for (let k = 0; k < b.length; k++) {
        sum += a[i][k] * b[k][j];
      }
      result[i][j] = sum;
    }
  }
  return result;
}

const dot = (u, v) => u.reduce((s, x, i) => s + x * v[i], 0);

// label: time O(n^3), space O(n^2), args "matrix(n,n), matrix(n,n)"
const multiplyShort = (a, b) => {
  const columns = transpose(b);
  return a.map((row) => columns.map((col) => dot(row, col)));
};

// label: time O(n^2), space O(n), args "matrix(n,n), ints(n)"
const apply = (m, v) => m.map((row) => dot(row, v));

// label: time O(n^2), space O(n^2), args "n"
function identity(n) {
  return [...Array(n)].map((_, i) => [...Array(n)].map((_, j) => (i === j ? 1 : 0)));
}

// label: time O(n), space O(1), args "matrix(n,n)"
function trace(m) {
  let t = 0;
  for (let i = 0; i < m.length; i++) t += m[i][i];
  return t;
}

// label: time O(n^2), space O(1), args "matrix(n,n)"
function rotateImage(matrix) {
  const n = matrix.length;
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      [matrix[i][j], matrix[j][i]] = [matrix[j][i], matrix[i][j]];
    }
  }
  for (const row of matrix) row.reverse();
}

// label: time O(n^2), space O(n^2), args "matrix(n,n)"
function spiralOrder(matrix) {
  const out = [];
  let top = 0, bottom = matrix.length - 1, left = 0, right = matrix[0].length - 1;
  while (top <= bottom && left <= right) {
    for (let c = left; c <= right; c++) out.push(matrix[top][c]);
    top++;
    for (let r = top; r <= bottom; r++) out.push(matrix[r][right]);
    right--;
    if (top <= bottom) {
      for (let c = right; c >= left; c--) out.push(matrix[bottom][c]);
      bottom--;
    }
    if (left <= right) {
      for (let r = bottom; r >= top; r--) out.push(matrix[r][left]);
      left++;
    }
  }
  return out;
}

// label: time O(n^3), space O(n^2), args "matrix(n,n,1,99)"
function determinant(m) {
  const a = m.map((row) => row.slice());
  const n = a.length;
  let det = 1;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let r = k + 1; r < n; r++) if (Math.abs(a[r][k]) > Math.abs(a[pivot][k])) pivot = r;
    if (a[pivot][k] === 0) return 0;
    if (pivot !== k) {
      [a[k], a[pivot]] = [a[pivot], a[k]];
      det = -det;
    }
    det *= a[k][k];
    for (let r = k + 1; r < n; r++) {
      const f = a[r][k] / a[k][k];
      for (let c = k; c < n; c++) a[r][c] -= f * a[k][c];
    }
  }
  return det;
}

// label: time O(n!), space O(n^3), args "matrix(n,n,1,9)"
function determinantByMinors(m) {
  if (m.length === 0) return 1;
  let det = 0;
  for (let col = 0; col < m.length; col++) {
    const minor = m.slice(1).map((row) => row.filter((_, c) => c !== col));
    det += (col % 2 ? -1 : 1) * m[0][col] * determinantByMinors(minor);
  }
  return det;
}

// label: time O(n^2), space O(n^2), args "matrix(n,n)"
function prefixSums2d(m) {
  const rows = m.length, cols = m[0].length;
  const p = Array.from({ length: rows + 1 }, () => new Float64Array(cols + 1));
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < cols; c++)
      p[r + 1][c + 1] = m[r][c] + p[r][c + 1] + p[r + 1][c] - p[r][c];
  return p;
}

// label: time O(1), space O(1), args "matrix(9,9,1,9), n"
function sudokuRowsValid(board) {
  for (let r = 0; r < 9; r++) {
    const seen = new Set();
    for (let c = 0; c < 9; c++) {
      if (board[r][c] && seen.has(board[r][c])) return false;
      seen.add(board[r][c]);
    }
  }
  return true;
}

const mul2 = ([a, b, c, d], [e, f, g, h]) => [
  a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h,
];

// label: time O(log n), space O(1), args "n"
function fibMatrix(n) {
  let result = [1, 0, 0, 1], base = [1, 1, 1, 0];
  while (n > 0) {
    if (n % 2 === 1) result = mul2(result, base).map((x) => x % 1e7);
    base = mul2(base, base).map((x) => x % 1e7);
    n = Math.floor(n / 2);
  }
  return result[1];
}

// label: time O(n^2), space O(n), args "matrix(n,n,0,1)"
function setZeroes(matrix) {
  const rows = new Set(), cols = new Set();
  matrix.forEach((row, r) => row.forEach((x, c) => {
    if (x === 0) {
      rows.add(r);
      cols.add(c);
    }
  }));
  for (let r = 0; r < matrix.length; r++) {
    for (let c = 0; c < matrix[r].length; c++) {
      if (rows.has(r) || cols.has(c)) matrix[r][c] = 0;
    }
  }
}

// label: time O(n^3), space O(n^2), args "matrix(n,n,1,99)"
function floydWarshall(weights) {
  const d = weights.map((row) => [...row]);
  for (let k = 0; k < d.length; k++)
    for (let i = 0; i < d.length; i++)
      for (let j = 0; j < d.length; j++)
        d[i][j] = Math.min(d[i][j], d[i][k] + d[k][j]);
  return d;
}

// label: time O(n^2), space O(n^2), args "grid(n,n,'#')"
function floodFill(grid, r = 0, c = 0, seen = new Set()) {
  const key = r * grid.length + c;
  if (r < 0 || c < 0 || r >= grid.length || c >= grid[0].length) return 0;
  if (grid[r][c] !== '#' || seen.has(key)) return 0;
  seen.add(key);
  return 1 + floodFill(grid, r + 1, c, seen) + floodFill(grid, r - 1, c, seen) +
    floodFill(grid, r, c + 1, seen) + floodFill(grid, r, c - 1, seen);
}

// label: time O(n^2), space O(n), args "matrix(n,n,0,1)"
function maximalSquare(matrix) {
  let previous = new Array(matrix[0].length).fill(0);
  let side = 0;
  for (const row of matrix) {
    const current = [];
    row.forEach((cell, c) => {
      if (!cell) current[c] = 0;
      else if (c === 0) current[c] = 1;
      else current[c] = 1 + Math.min(current[c - 1], previous[c], previous[c - 1]);
      side = Math.max(side, current[c]);
    });
    previous = current;
  }
  return side * side;
}

module.exports = {
  transpose, multiply, multiplyShort, apply, identity, trace, rotateImage, spiralOrder,
  determinant, determinantByMinors, prefixSums2d, sudokuRowsValid, fibMatrix, setZeroes,
  floydWarshall, floodFill, maximalSquare,
};

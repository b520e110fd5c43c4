// Binary trees of { value, left, right }.

function node(value, left = null, right = null) {
  return { value, left, right };
}

// The tree that is one long branch, with the last item on top.
function branch(items) {
  return items.reduce((root, x) => node(x, root), null);
}

function bushy(items, lo = 0, hi = items.length) {
  if (lo >= hi) return null;
  const mid = (lo + hi) >> 1;
  return node(items[mid], bushy(items, lo, mid), bushy(items, mid + 1, hi));
}

// label: time O(n), space O(n), args "ints(n)" via deepest
function maxDepth(root) {
  if (!root) return 0;
  return 1 + Math.max(maxDepth(root.left), maxDepth(root.right));
}
const deepest = (items) => maxDepth(branch(items));

// label: time O(n), space O(n), args "ints(n)" via flipped
var invertTree = function (root) {
  if (root === null) return null;
  const left = invertTree(root.left);
  root.left = invertTree(root.right);
  root.right = left;
  return root;
};
const flipped = (items) => invertTree(branch(items));

// label: time O(n), space O(n), args "ints(n)" via listed
function inorder(root, out = []) {
  if (root) {
    inorder(root.left, out);
    out.push(root.value);
    inorder(root.right, out);
  }
  return out;
}
const listed = (items) => inorder(branch(items));

// label: time O(n^2), space O(n), args "ints(n)" via listedBySpread
function inorderBySpread(root) {
  return root ? [...inorderBySpread(root.left), root.value, ...inorderBySpread(root.right)] : [];
}
const listedBySpread = (items) => inorderBySpread(branch(items));

// label: time O(n), space O(n), args "ints(n)" via walked
function inorderIterative(root) {
  const result = [];
  const stack = [];
  let current = root;
  while (current || stack.length > 0) {
    while (current) {
      stack.push(current);
      current = current.left;
    }
    current = stack.pop();
    result.push(current.value);
    current = current.right;
  }
  return result;
}
const walked = (items) => inorderIterative(bushy(items));

// label: time O(n), space O(n), args "range(n)" via checked
function isValidBST(root, low = -Infinity, high = Infinity) {
  if (!root) return true;
  if (root.value <= low || root.value >= high) return false;
  return isValidBST(root.left, low, root.value) && isValidBST(root.right, root.value, high);
}
const checked = (items) => isValidBST(branch(items));

// label: time O(n), space O(n), args "ints(n)" via levels
function levelOrder(root) {
  const levels = [];
  let level = root ? [root] : [];
  while (level.length) {
    levels.push(level.map((t) => t.value));
    const next = [];
    for (const t of level) {
      if (t.left) next.push(t.left);
      if (t.right) next.push(t.right);
    }
    level = next;
  }
  return levels;
}
const levels = (items) => levelOrder(bushy(items));

// label: time O(n), space O(1), args "range(n)" via reached
function searchBST(root, value) {
  while (root && root.value !== value) {
    root = value < root.value ? root.left : root.right;
  }
  return root;
}
const reached = (items) => searchBST(branch(items), -1);

// label: time O(n), space O(n), args "range(n)" via insertedLow
function insertBST(root, value) {
  if (!root) return node(value);
  if (value < root.value) root.left = insertBST(root.left, value);
  else root.right = insertBST(root.right, value);
  return root;
}
const insertedLow = (items) => insertBST(branch(items), -1);

// label: time O(n^2), space O(n), args "range(n)"
function buildBST(values) {
  let root = null;
  for (const v of values) {
    if (!root) {
      root = node(v);
      continue;
    }
    let at = root;
    for (;;) {
      const side = v < at.value ? 'left' : 'right';
      if (!at[side]) {
        at[side] = node(v);
        break;
      }
      at = at[side];
    }
  }
  return root;
}

// label: time O(n log n), space O(n), args "range(n)"
function sortedToBST(nums) {
  if (nums.length === 0) return null;
  const mid = Math.floor(nums.length / 2);
  const root = node(nums[mid]);
  root.left = sortedToBST(nums.slice(0, mid));
  root.right = sortedToBST(nums.slice(mid + 1));
  return root;
}

// label: time O(n), space O(n), args "range(n)"
function sortedToBSTByIndex(nums, lo = 0, hi = nums.length - 1) {
  if (lo > hi) return null;
  const mid = (lo + hi) >>> 1;
  return {
    value: nums[mid],
    left: sortedToBSTByIndex(nums, lo, mid - 1),
    right: sortedToBSTByIndex(nums, mid + 1, hi),
  };
}

// label: time O(n^2), space O(n), args "ints(n)" via widest
function diameterNaive(root) {
  if (!root) return 0;
  const through = maxDepth(root.left) + maxDepth(root.right);
  return Math.max(through, diameterNaive(root.left), diameterNaive(root.right));
}
const widest = (items) => diameterNaive(branch(items));

// label: time O(n), space O(n), args "ints(n)" via widestFast
function diameter(root) {
  let best = 0;
  const depth = (t) => {
    if (!t) return 0;
    const l = depth(t.left), r = depth(t.right);
    best = Math.max(best, l + r);
    return Math.max(l, r) + 1;
  };
  depth(root);
  return best;
}
const widestFast = (items) => diameter(branch(items));

// label: time O(n), space O(n), args "ints(n)" via written
function serialize(root) {
  const parts = [];
  (function visit(t) {
    if (!t) return parts.push('#');
    parts.push(t.value);
    visit(t.left);
    visit(t.right);
  })(root);
  return parts.join(',');
}
const written = (items) => serialize(bushy(items));

// label: time O(n), space O(n), args "ints(n), ints(n)" via compared
function sameTree(p, q) {
  if (!p && !q) return true;
  if (!p || !q) return false;
  return sameTree(p.left, q.left) && sameTree(p.right, q.right);
}
const compared = (a, b) => sameTree(branch(a), branch(b));

// label: time O(n), space O(n), args "range(n)" via flattened
function sumOfNested(list) {
  let total = 0;
  for (const item of list) {
    total += Array.isArray(item) ? sumOfNested(item) : item;
  }
  return total;
}
const flattened = (xs) => sumOfNested(xs.reduce((inner, x) => [x, inner], []));

module.exports = {
  maxDepth, deepest, invertTree, flipped, inorder, listed, inorderBySpread, listedBySpread,
  inorderIterative, walked, isValidBST, checked, levelOrder, levels, searchBST, reached,
  insertBST, insertedLow, buildBST, sortedToBST, sortedToBSTByIndex, diameterNaive, widest,
  diameter, widestFast, serialize, written, sameTree, compared, sumOfNested, flattened,
};

// A calculator: letters are looked at one by one, then a stack.
const rank = { '+': 1, '-': 1, '*': 2, '/': 2 };

function tokens(text) {
  const out = [];
  for (let i = 0; i < text.length; ) {
    if (text[i] === ' ') {
      i++;
    } else if (/[0-9]/.test(text[i])) {
      let j = i;
      while (j < text.length && text[j] >= '0' && text[j] <= '9') j++;
      out.push(text.slice(i, j));
      i = j;
    } else if ('+-*/()'.includes(text[i])) {
      out.push(text[i++]);
    } else {
      throw new SyntaxError(text[i]);
    }
  }
  return out;
}

const actions = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => (a * b) % 1000003,
  '/': (a, b) => (b ? Math.floor(a / b) : 0),
};

function apply(values, operator) {
  const b = values.pop();
  const a = values.pop();
  values.push(actions[operator](a, b));
}

function evaluate(text) {
  const values = [];
  const operators = [];
  for (const token of tokens(text)) {
    if (token >= '0' && token <= '9999999') {
      values.push(parseInt(token, 10));
    } else if (token === '(') {
      operators.push(token);
    } else if (token === ')') {
      while (operators[operators.length - 1] !== '(') apply(values, operators.pop());
      operators.pop();
    } else {
      while (operators.length > 0 && rank[operators[operators.length - 1]] >= rank[token]) {
        apply(values, operators.pop());
      }
      operators.push(token);
    }
  }
  while (operators.length > 0) apply(values, operators.pop());
  return values[0];
}

let total = 0;
for (let i = 0; i < 150000; i++) {
  total += evaluate(`(${i} + 17) * ${i % 13} - 4 * (${i * 3} - 3) / 7 + 1024`);
}
console.log(total);

"""A calculator: letters are looked at one by one, then a stack."""
RANK = {"+": 1, "-": 1, "*": 2, "/": 2}


def tokens(text):
    out, i = [], 0
    while i < len(text):
        letter = text[i]
        if letter.isspace():
            i += 1
        elif letter.isdigit():
            j = i
            while j < len(text) and text[j].isdigit():
                j += 1
            out.append(text[i:j])
            i = j
        elif letter in "+-*/()":
            out.append(letter)
            i += 1
        else:
            raise SyntaxError(letter)
    return out


def apply(values, operator):
    b, a = values.pop(), values.pop()
    if operator == "+":
        values.append(a + b)
    elif operator == "-":
        values.append(a - b)
    elif operator == "*":
        values.append(a * b % 1000003)
    else:
        values.append(a // b if b else 0)


def evaluate(text):
    values, operators = [], []
    for token in tokens(text):
        if token.isdigit():
            values.append(int(token))
        elif token == "(":
            operators.append(token)
        elif token == ")":
            while operators[-1] != "(":
                apply(values, operators.pop())
            operators.pop()
        else:
            while operators and operators[-1] in RANK and RANK[operators[-1]] >= RANK[token]:
                apply(values, operators.pop())
            operators.append(token)
    while operators:
        apply(values, operators.pop())
    return values[0]


total = 0
for i in range(20000):
    total += evaluate("(%d + 17) * %d - 4 * (%d - 3) / 7 + 1024" % (i, i % 13, i * 3))
print(total)

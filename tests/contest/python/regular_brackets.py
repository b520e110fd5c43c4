# argus run tests/contest/python/regular_brackets.py --input "string(n, '()')"
# time: O(n)
s = input().strip()
st = []
best = 0
st.append(-1)
for i, c in enumerate(s):
    if c == '(':
        st.append(i)
    else:
        st.pop()
        if not st:
            st.append(i)
        else:
            best = max(best, i - st[-1])
print(best)

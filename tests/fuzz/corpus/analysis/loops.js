for (let i = 0, j = n; i < j; i++, j--) { do { j -= i; } while (j > 0); }
for (const k in o) switch (k) { case 1: break; default: continue; }
label: for (;;) { if (x) break label; }
while (b) { [a, b] = [b, a % b]; }

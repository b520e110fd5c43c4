# group: output
# about: NUL bytes, invalid UTF-8, half letters, surrogates and what is beyond Unicode
# expect: exit=3
import os

bad = (b"a\0b\0\0\n", b"\xff\xfe\xc0\x80\n", b"\xe2\x82\n", b"\xed\xa0\x80\n",
       b"\xf4\x90\x80\x80\n",
       b"\xf8\x88\x80\x80\x80\n", b"\x80" * 100 + b"\n", bytes(range(256)))
for stream in (1, 2):
    for text in bad:
        os.write(stream, text)
os._exit(3)

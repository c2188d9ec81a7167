#!/usr/bin/env python3
"""CLD2's language for each line of standard input, for `run languages`; needs pycld2 from PyPI. Evaluation only.

Prints one BCP 47 tag a line: `kk`, `kk-Latn`, `kk-Arab`, `ru`, `en`, another language's code, or `und`.
"""
import sys
import pycld2

for line in sys.stdin:
    text = "".join(c for c in line.rstrip("\n") if c.isprintable())
    try:
        _, _, details = pycld2.detect(text)
    except pycld2.error:
        details = (("Unknown", "un", 0, 0.0),)
    code = details[0][1]
    if code == "kk":
        latin = sum("a" <= c.lower() <= "z" for c in text)
        arabic = sum("\u0600" <= c <= "\u06ff" for c in text)
        cyrillic = sum("\u0400" <= c <= "\u04ff" for c in text)
        code += "-Arab" if arabic > cyrillic else "-Latn" if latin > cyrillic else ""
    print("und" if code == "un" else code)

#!/usr/bin/env python3
"""Text of other languages from the translations of free programs, for `root`'s profiles and their evaluation.

    catalogues.py PROFILE_ROOT TEST_ROOT OUT

PROFILE_ROOT and TEST_ROOT are folders like /usr/share/locale (a language, LC_MESSAGES, *.mo). Writes
OUT/profile/CODE-SCRIPT.txt, for tools/language-profile/run, and OUT/test/CODE-SCRIPT.txt, for DAIEK_OTHER_LANGUAGES: at
most 400 messages of five words and more of programs that are not under PROFILE_ROOT, or, where those are few, 150 of its
own that are then left out of the profile. The profiles in the project were made from Debian 12's libgtk-3-common,
libglib2.0-data, evolution-data-server-common, evolution-common, gnome-control-center-data, nautilus-data, gimp-data,
gettext, coreutils, debconf-i18n, epiphany-browser-data, gedit-common and totem-common, unpacked into one folder.
"""
import glob
import os
import random
import re
import struct
import sys

SCRIPTS = {
    "Cyrl": ("\u0400-\u04ff", "uk be bg sr mk ky uz@cyrillic tg mn"),
    "Latn": ("a-zA-Z\u00c0-\u024f", "tr az uz tk de fr es it pt nl pl cs ro id sv fi hu da nb ca sk hr sq"),
    "Arab": ("\u0600-\u06ff", "ar fa ug ckb ps"),
}
MARKUP = re.compile(
    r"<[^>]*>|%[-#0-9.$lh]*[a-zA-Z%]|&\w+;|\{[^}]*\}|\\.|--?[a-zA-Z][\w-]*|https?:\S+")


def messages(path):
    """The translated messages of a catalogue that differ from the original, without their markup."""
    data = open(path, "rb").read()
    order = "<" if data[:4] == b"\xde\x12\x04\x95" else ">"
    count, originals, translations = struct.unpack(order + "3I", data[8:20])
    encoding = "utf-8"
    for index in range(count):
        length, start = struct.unpack_from(order + "2I", data, originals + 8 * index)
        original = data[start:start + length]
        length, start = struct.unpack_from(order + "2I", data, translations + 8 * index)
        translation = data[start:start + length]
        if not original:
            found = re.search(rb"charset=([\w-]+)", translation)
            encoding = found[1].decode() if found else encoding
            continue
        for text, source in zip(translation.decode(encoding).split("\0"), original.decode("utf-8", "ignore").split("\0")):
            if text != source:
                for part in MARKUP.sub("  ", text).replace("_", "").replace("&", "").split("\n\n"):
                    if part.strip():
                        yield " ".join(part.split())


def catalogue(root, language):
    """The distinct messages of a language, each with its program; lists of countries and languages are left out."""
    seen = {}
    for path in sorted(glob.glob(f"{root}/{language}/LC_MESSAGES/*.mo")):
        program = os.path.basename(path)[:-3]
        if program.startswith("iso"):
            continue
        try:
            for text in messages(path):
                seen.setdefault(text, program)
        except (UnicodeDecodeError, LookupError, struct.error):
            print(f"{path}: left out, it is not a catalogue that can be read", file=sys.stderr)
    return [(program, text) for text, program in seen.items()]


def is_sentence(text, letters):
    """Five words and more, nine letters in ten of the script, no sign of code."""
    words = re.findall(r"[^\W\d_]+", text)
    own = len(re.findall(f"[{letters}]", text))
    return len(words) >= 5 and own >= 0.9 * sum(map(len, words)) and not re.search(r"[<>|=\\/@]", text)


def main():
    profile_root, test_root, out = sys.argv[1:]
    random.seed(7)
    for kind in ("profile", "test"):
        os.makedirs(f"{out}/{kind}", exist_ok=True)
    for script, (letters, languages) in SCRIPTS.items():
        for language in languages.split():
            profile = catalogue(profile_root, language)
            programs = {program for program, _ in profile}
            profile = [text for _, text in profile]
            known = set(profile)
            test = [
                text for program, text in catalogue(test_root, language)
                if program not in programs and text not in known and is_sentence(text, letters)
            ]
            if len(test) < 50:
                random.shuffle(profile)
                test = [text for text in profile if is_sentence(text, letters)][:150]
                profile = [text for text in profile if text not in set(test)]
            random.shuffle(test)
            name = f"{language.split('@')[0]}-{script}.txt"
            for kind, texts in (("profile", profile), ("test", test[:400])):
                with open(f"{out}/{kind}/{name}", "w", encoding="utf-8") as file:
                    file.write("\n".join(texts) + "\n")


main()

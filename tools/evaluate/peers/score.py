"""The measure of tools/evaluate quotations for a peer: contents by overlap of words of at least half, and speakers."""
import json
import re


def documents(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def words(text, ranges):
    return {m.start() for m in re.finditer(r"\w+", text) if any(a <= m.start() < b for a, b in ranges)}


def overlap(left, right):
    return len(left & right) / max(1, len(left | right))


def report(name, documents, extract, kinds):
    """`extract` gives [(ranges of the content, range of the speaker or None)] of a text; `kinds` are counted as sought."""
    gold = found = predicted = right = both = 0
    for document in documents:
        text = document["text"]
        all_gold = [(words(text, q.get("parts") or [[q["start"], q["end"]]]), q) for q in document["quotes"]]
        sought = [(w, q) for w, q in all_gold if q["kind"] in kinds]
        pairs = [(words(text, ranges), speaker) for ranges, speaker in extract(text)]
        gold += len(sought)
        predicted += len(pairs)
        right += sum(any(overlap(w, g) >= 0.5 for g, _ in all_gold) for w, _ in pairs)
        for content, quote in sought:
            best = max(pairs, key=lambda pair: overlap(pair[0], content), default=None)
            if best is None or overlap(best[0], content) < 0.5:
                continue
            found += 1
            if quote.get("speaker_start") is None:
                both += 1
                continue
            said = words(text, [(quote["speaker_start"], quote["speaker_end"])])
            mine = words(text, [best[1]]) if best[1] else set()
            both += bool(mine) and (overlap(mine, said) >= 0.5 or mine <= said or said <= mine)
    precision, recall = right / max(1, predicted), found / max(1, gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    span = 2 * both / max(1, predicted + gold)
    print(f"{name}: {'+'.join(kinds)} gold {gold} found {predicted} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} span+speaker F1 {span:.3f}")

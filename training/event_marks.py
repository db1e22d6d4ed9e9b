"""Marks of events that a person can write and read, to spans.

    python event_marks.py REPORT.txt REPORT.events      checks the marks: one line for each fault, then the counts

Lines in the order of the report, fields parted by ' | ':

    paragraph | anchor | TYPE or TYPE-mode, +TYPE: as good | actors | recipients | modality
    stance | paragraph | anchor | supports, opposes or neither | whose | target
    dispute | kind | words of one side | words of the other
    lookalike | words of one | words of the other

A line that ends with ` | optional` is no loss where it is not found, and no false alarm where it is.

`paragraph` counts the lines that are not blank, from 1. The anchor is the one word that tells the event (` #2`: its second
place in the paragraph); actors and recipients are mentions parted by `//`, looked for near the anchor: in its sentence,
then its paragraph, then before, then after.
"""
import re, sys
from marks import paragraphs_of, places, Fault
from network import EVENT_TYPES, MODALITIES, POLARITIES

SENTENCE_END = re.compile(r"[.!?][\"”’]?\s+(?=[\"“A-Z])")


def numbered(words):
    words, _, number = re.match(r"(.*?)(\s+#(\d+))?$", words.strip(), re.S).groups()
    return words, int(number) if number else None


def mention(text, paragraphs, n, words, anchor):
    words, number = numbered(words)
    lo, hi = paragraphs[n]
    found = places(text, words, lo, hi)
    if found and number:
        return found[number - 1]
    if found:
        def apart(f):
            a, b = sorted((f[0], anchor[0]))
            return len(SENTENCE_END.findall(text[a:b])), abs(f[0] - anchor[0])
        return min(found, key=apart)
    before, after = places(text, words, 0, lo), places(text, words, hi, len(text))
    if not before and not after:
        raise Fault(f"not found: {words!r}")
    return before[-1] if before else after[0]


def anchor_of(text, paragraphs, n, words):
    word, number = numbered(words)
    found = places(text, word, *paragraphs[n])
    if len(found) < (number or 1):
        raise Fault(f"anchor not found: {word!r}")
    return found[(number or 1) - 1]


def resolve_stance(text, paragraphs, fields):
    if len(fields) != 6 or not fields[1].isdigit() or not 1 <= int(fields[1]) <= len(paragraphs):
        raise Fault("a line is 'stance | paragraph | anchor | polarity | whose | target'")
    n = int(fields[1]) - 1
    if fields[3] not in POLARITIES:
        raise Fault(f"no such polarity: {fields[3]!r}")
    anchor = anchor_of(text, paragraphs, n, fields[2])
    who = lambda field: [mention(text, paragraphs, n, w, anchor) for w in field.split("//") if w.strip()]
    return {"anchor": anchor, "polarity": fields[3], "actors": who(fields[4]), "targets": who(fields[5])}


def resolve_event(text, paragraphs, fields):
    if len(fields) != 6 or not fields[0].isdigit() or not 1 <= int(fields[0]) <= len(paragraphs):
        raise Fault("a line is 'paragraph | anchor | TYPE | actors | recipients | modality'")
    n = int(fields[0]) - 1
    anchor = anchor_of(text, paragraphs, n, fields[1])
    first, *others = fields[2].split("+")
    kind, _, mode = first.partition("-")
    for one in (kind, *others):
        if one not in EVENT_TYPES:
            raise Fault(f"no such type: {one!r}")
    if fields[5] not in MODALITIES:
        raise Fault(f"no such modality: {fields[5]!r}")
    who = lambda field: [mention(text, paragraphs, n, w, anchor) for w in field.split("//") if w.strip()]
    return {"anchor": anchor, "type": kind, "as_good": others, "mode": mode or None, "actors": who(fields[3]), "recipients": who(fields[4]),
            "modality": fields[5]}


def resolve_pair(text, fields):
    spans = []
    for words in fields[-2:]:
        found = places(text, words, 0, len(text))
        if not found:
            raise Fault(f"not found: {words!r}")
        spans.append(found[0])
    return {"kind": fields[1] if fields[0] == "dispute" else None, "a": spans[0], "b": spans[1]}


def resolve(text, marks):
    """Events, stances, disputes, look-alikes, and the faults as sentences."""
    paragraphs, events, stances, disputes, lookalikes, faults = paragraphs_of(text), [], [], [], [], []
    for number, line in enumerate(marks.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = [f.strip() for f in line.split("|")]
        optional = {"optional": fields[-1] == "optional"}
        fields = fields[:-1] if fields[-1] == "optional" else fields
        try:
            if fields[0] in ("dispute", "lookalike"):
                (disputes if fields[0] == "dispute" else lookalikes).append(resolve_pair(text, fields) | optional)
            elif fields[0] == "stance":
                stances.append(resolve_stance(text, paragraphs, fields) | optional)
            else:
                events.append(resolve_event(text, paragraphs, fields) | optional)
        except (Fault, IndexError) as fault:
            faults.append(f"line {number}: {fault}")
    return events, stances, disputes, lookalikes, faults


def main(argv):
    text = open(argv[1], encoding="utf8", newline="").read()
    events, stances, disputes, lookalikes, faults = resolve(text, open(argv[2], encoding="utf8").read())
    for f in faults:
        print(f)
    print(f"{len(events)} events, {len(stances)} stances, {len(disputes)} disputes, {len(lookalikes)} look-alikes, {len(faults)} faults")


if __name__ == "__main__":
    main(sys.argv)

"""Marks for the development reports: the reader's cues and first words of contents, completed by the network.

    python complete_marks.py CHECKPOINT CORPORA training/marks

The reports' marks (corpora/reports/README.md) tell each statement's cue and how its content begins. What is missing,
where the content ends and which words are the source, is what the network says for that cue; so the reports teach
which words are cues and which are not. Reports whose number divides by three are for measuring and are left alone.
Only offsets are written.
"""
import glob, json, os, re, sys
import numpy as np
import torch
from batches import Pieces, paragraphs_of, pack, to_tensors, words_in
from corpora import Document
from decode import best_path, runs, softmax, DEFAULTS
from measure import analyses, role_scorer
from network import Network


def locate(text, words, near=None):
    hits = [m.span() for m in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text)] or \
        [(i, i + len(words)) for i in [text.find(words)] if i >= 0]
    if not hits:
        return None
    return min(hits, key=lambda h: abs(h[0] - near)) if near is not None else hits[0]


def complete(net, text, windows, s):
    """One statement as a mark, or None where its words lie in no one window."""
    start = locate(text, s["content"])
    if not s["cue"] or start is None:
        return None
    cue = locate(text, s["cue"], start[0])
    if cue is None:
        return None
    label = re.fullmatch(r"(.*\S)\s*(:)", text[cue[0]:cue[1]], re.S)
    if label:
        end = text.find("\n", start[0])
        return {"source": [(cue[0], cue[0] + len(label[1]))], "cue": [(cue[1] - 1, cue[1])],
                "content": [(start[0], end if end > 0 else len(text))]}
    for w, tags, as_cue, as_word, _ in windows:
        at = words_in([cue], w)
        given = words_in([start], w)
        if not at or not given:
            continue
        prob = softmax(role_scorer(net, as_cue, as_word)(at[0]))
        scores = np.log(prob + 1e-9)
        scores[at, 1:] -= 20
        scores[given, 2] += 12
        scores[:given[0], 2] -= 20   # it begins where the reader says
        path = best_path(scores, DEFAULTS["change"])
        spot = lambda r: (w.spans[r[0]][0], w.spans[r[1] - 1][1])
        sources = runs(path, 1)
        margin = lambda r: sum(scores[i, 1] - max(scores[i, 0], scores[i, 2]) for i in range(*r))
        return {"source": [spot(max(sources, key=margin))] if sources else [], "cue": [cue], "content": [spot(r) for r in runs(path, 2)]}
    return None


def main(argv):
    torch.set_num_threads(1)
    net = Network(); net.load_state_dict(torch.load(argv[1])["net"]); net.eval()
    os.makedirs(argv[3], exist_ok=True)
    kept = lost = 0
    for path in sorted(glob.glob(os.path.join(argv[2], "reports", "single", "*.json"))):
        number = os.path.basename(path)[:-5]
        if int(number) % 3 == 0:
            continue
        text = open(path[:-5] + ".txt", encoding="utf8", newline="").read()
        doc = Document("r" + number, text, [[]], True)
        windows = analyses(net, [doc])[doc.name]
        marks = [m for s in json.load(open(path, encoding="utf8"))["statements"] for m in [complete(net, text, windows, s)] if m or not (lost := lost + 1)]
        for m in marks:
            m["nested"] = any(o is not m and any(a <= m["cue"][0][0] and m["cue"][0][1] <= b for a, b in o["content"])
                              and not any(a <= o["cue"][0][0] and o["cue"][0][1] <= b for a, b in m["content"]) for o in marks)
        kept += len(marks)
        json.dump({"id": doc.name, "attributions": marks}, open(os.path.join(argv[3], doc.name + ".json"), "w"))
    print(kept, "marks,", lost, "statements without a cue or in no one window")


if __name__ == "__main__":
    main(sys.argv)

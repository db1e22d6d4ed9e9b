"""Choose decoding settings and fit the calibration on the development sets; write settings.json for export.py.

    python tune.py CHECKPOINT CORPORA settings.json

Settings: the best sum of link F1 over PolNeAR's development set (no nested ones) and newswire's measuring fifth
(with and without nested ones), of the rows that are told: those of the least confidence and more. Calibration: a
logistic regression on what the settings find, fitted on half of the documents and measured on the other, both ways;
then on all.
"""
import json, os, sys, zlib
import numpy as np
import torch
import corpora as C
from decode import decode, DEFAULTS
from measure import analyses, role_scorer
from network import Network
from words import words_of

LEAST = (0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
EDGE = set(" \t\r\n\u00a0\"'“”‘’«»,.;:")


def covered(words, spans):
    return {i for i, (s, e) in enumerate(words) if any(s < b and a < e for a, b in spans)}


def linked(a, b):
    source = a["source"] & b["source"] or not (a["source"] or b["source"])
    return bool(source) and len(a["content"] & b["content"]) * 2 >= max(len(a["content"]), len(b["content"]), 1)


class Set:
    """A development set with its network scores, scored as ../shared/score/attributions.py does."""
    def __init__(self, net, docs):
        self.docs = {d.name: d for d in docs}
        self.by = analyses(net, docs)
        self.words = {d.name: words_of(d.text) for d in docs}
        self.gold = {d.name: [self.tokens(d.name, a) for a in d.readings[0]] for d in docs}
        self.cache = {}
        self.net = net

    def tokens(self, name, a):
        return {"source": covered(self.words[name], a["source"]), "content": covered(self.words[name], a["content"]), "nested": a["nested"]}

    def roles(self, name, k, cue, word):
        inner = role_scorer(self.net, cue, word)

        def of(i):
            key = (name, k, i)
            if key not in self.cache:
                self.cache[key] = inner(i)
            return self.cache[key].copy()
        return of

    def predict(self, o):
        out = {}
        for name, windows in self.by.items():
            out[name] = []
            for k, (w, tags, cue, word, _) in enumerate(windows):
                out[name] += decode(tags, self.roles(name, k, cue, word), w.spans, o)
        return out

    def score(self, found, nested):
        return self.score_tokens({name: [self.tokens(name, a) for a in rows] for name, rows in found.items()}, nested)

    def score_tokens(self, found, nested):
        tp = [0, 0, 0, 0]
        for name in self.gold:
            gold = [g for g in self.gold[name] if nested or not g["nested"]]
            mine = [a for a in found.get(name, []) if nested or not a["nested"]]
            tp[0] += sum(any(linked(a, b) for b in gold) for a in mine); tp[1] += len(mine)
            tp[2] += sum(any(linked(a, b) for b in mine) for a in gold); tp[3] += len(gold)
        p, r = tp[0] / max(tp[1], 1), tp[2] / max(tp[3], 1)
        return p, r, 2 * p * r / max(p + r, 1e-9)


def logit(p):
    p = np.clip(p, 0.001, 0.999)
    return np.log(p / (1 - p))


def features(a):
    """The list of src/reading/confidence.ts."""
    cue, source, content = a["p"]
    has = bool(a["source"])
    return [logit(cue), logit(source) if has else 0, 0 if has else logit(source), 0 if has else 1, logit(content),
            1 if a["nested"] else 0, 1 if len(a["content"]) > 1 else 0]


def fit(X, y, steps=400, ridge=1.0):
    """Logistic regression by Newton's method."""
    X1 = np.c_[np.ones(len(X)), X]
    w = np.zeros(X1.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-X1 @ w))
        H = X1.T @ (X1 * (p * (1 - p))[:, None]) + ridge * np.eye(len(w))
        w -= np.linalg.solve(H, X1.T @ (p - y) + ridge * np.r_[0, w[1:]])
    return w


def chance(w, X):
    return 1 / (1 + np.exp(-(np.c_[np.ones(len(X)), X] @ w)))


def calibration_error(p, y, bins=10):
    which = np.minimum((p * bins).astype(int), bins - 1)
    return sum(abs(p[which == b].mean() - y[which == b].mean()) * (which == b).mean() for b in range(bins) if (which == b).any())


def candidates(sets, o):
    """Rows found with settings o: (set, document, tokens, nested, features, right)."""
    out = []
    for n, (part, nested) in enumerate(sets):
        for name, rows in part.predict(o).items():
            for a in rows:
                if nested or not a["nested"]:
                    tokens = part.tokens(name, a)
                    out.append((n, name, tokens, features(a), any(linked(tokens, g) for g in part.gold[name])))
    return out


def crossed(rows):
    """Each row's confidence, by a calibration fitted on the other half of the documents."""
    X = np.array([r[3] for r in rows], float)
    y = np.array([r[4] for r in rows], float)
    half = np.array([zlib.crc32(f"{r[0]} {r[1]}".encode()) % 2 for r in rows])
    p = np.zeros(len(rows))
    for h in (0, 1):
        p[half == h] = chance(fit(X[half != h], y[half != h]), X[half == h])
    return X, y, p


def scores_at(sets, rows, p, least):
    """Link F1 of the rows at `least` and more: PolNeAR; newswire without and with nested ones."""
    found = [{} for _ in sets]
    for r, x in zip(rows, p):
        if x >= least:
            found[r[0]].setdefault(r[1], []).append(r[2])
    (polnear, _), (news, _) = sets
    return polnear.score_tokens(found[0], False)[2], news.score_tokens(found[1], False)[2], news.score_tokens(found[1], True)[2]


def main(argv):
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    net = Network().load(torch.load(argv[1])["net"]).eval()
    sets = [(Set(net, C.polnear(argv[2], "dev")), False), (Set(net, C.newswire(argv[2], C.newswire_names(argv[2])[1])), True)]

    def value(o):
        rows = candidates(sets, o)
        _, _, p = crossed(rows)
        return max((s[0] + 0.5 * s[1] + 0.5 * s[2], least, s) for least in LEAST for s in [scores_at(sets, rows, p, least)])

    best = dict(DEFAULTS)
    top, least, figures = value(best)
    print("start", least, [round(x, 4) for x in figures], flush=True)
    grid = {"noCue": (-1.5, -1.0, -0.5, 0, 0.3, 0.6, 1.0, 1.5), "noNested": (-1.2, -0.9, -0.6, -0.3, 0, 0.3, 0.6), "change": (0.05, 0.15, 0.3, 0.5),
            "newContent": (0.05, 0.15, 0.3, 0.6, 1.0, 1.5), "sourceBias": (0, 0.75, 1.5, 2.0, 2.5), "contentBias": (-0.5, -0.25, 0, 0.25, 0.5)}
    for key in ("noCue", "newContent", "change", "sourceBias", "contentBias", "noNested", "noCue"):
        for x in grid[key]:
            if x == best[key]:
                continue
            v, l, s = value({**best, key: x})
            if v > top + 1e-4:
                top, least, figures, best = v, l, s, {**best, key: x}
        print(key, best[key], least, [round(x, 4) for x in figures], flush=True)
    rows = candidates(sets, best)
    X, y, p = crossed(rows)
    told = p >= least
    print("calibration error, crossed", round(calibration_error(p[told], y[told]), 4), "rows", int(told.sum()), "right", round(y[told].mean(), 3))
    w = fit(X, y)
    json.dump({"settings": {**best, "leastConfidence": least}, "calibration": {"bias": float(w[0]), "weights": [float(x) for x in w[1:]]},
               "figures": {"polnear link": figures[0], "newswire link": figures[1], "newswire link, nested": figures[2]}}, open(argv[3], "w"), indent=1)


if __name__ == "__main__":
    main(sys.argv)

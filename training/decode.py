"""From the network's scores to attributions. src/model/decode.ts is the same in TypeScript.

Thresholds are chosen on the development sets by measure.py and travel with the weights.
"""
import numpy as np

DEFAULTS = {"noCue": 0.0, "noMore": 0.0, "noNested": 0.0, "change": 0.15, "newContent": 0.15, "sourceBias": 0.0, "contentBias": 0.0,
            "gap": 3, "leastPiece": 0.85}


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def find_cues(tags, o):
    """Cues of a window as (first word, end word, nested, probability). tags [W,5]: logits of O, B, I, B-nested, I-nested."""
    biased = tags.copy()
    biased[:, 3:5] -= o["noNested"]
    p = softmax(tags)
    out, now = [], None
    for i, row in enumerate(biased):
        # The bias decides whether there is a cue, not how long it is.
        t = int((row + np.array([o["noCue"] if now is None else o["noMore"], 0, 0, 0, 0])).argmax())
        if t == 0:
            now = None
        elif t in (1, 3) or now is None:
            now = [i, i + 1, bool(p[i, 3] + p[i, 4] > p[i, 1] + p[i, 2]), float(1 - p[i, 0])]
            out.append(now)
        else:
            now[1] = i + 1
    return out


def best_path(scores, change, new_content):
    """The best sequence of roles with a cost for each change of role, by the role changed to. scores [W,3]."""
    W, K = scores.shape
    cost = np.array([change, change, new_content])
    back = np.zeros((W, K), int)
    total = scores[0].copy()
    for i in range(1, W):
        stay = total
        jump = total.max() - cost
        from_ = int(total.argmax())
        back[i] = [k if stay[k] >= jump[k] else from_ for k in range(K)]
        total = np.maximum(stay, jump) + scores[i]
    path = [int(total.argmax())]
    for i in range(W - 1, 0, -1):
        path.append(int(back[i][path[-1]]))
    return path[::-1]


def runs(path, role):
    out = []
    for i, r in enumerate(path):
        if r == role:
            if out and out[-1][1] == i:
                out[-1][1] = i + 1
            else:
                out.append([i, i + 1])
    return out


def whole_pieces(contents, path, chances, cue, o):
    """Runs of content joined over at most `gap` words that are neither cue nor source; the surest, and those of `leastPiece`."""
    joined = []
    for r in contents:
        between = range(joined[-1][1], r[0]) if joined else ()
        if joined and len(between) <= o["gap"] and not any(path[i] == 1 or cue[0] <= i < cue[1] for i in between):
            joined[-1][1] = r[1]
        else:
            joined.append(list(r))
    sure = [float(np.mean(chances[a:b])) for a, b in joined]
    weight = [float(np.sum(chances[a:b])) for a, b in joined]
    return [r for r, p, w in zip(joined, sure, weight) if p >= o["leastPiece"] or w == max(weight)]


def decode(tags, roles_of, spans, o=DEFAULTS):
    """Attributions of one window. roles_of(first word of a cue) -> logits [W,3]; spans: each word's span."""
    out = []
    for first, end, nested, p in find_cues(tags, o):
        logits = roles_of(first)
        prob = softmax(logits)
        scores = np.log(prob + 1e-9) + np.array([0, o["sourceBias"], o["contentBias"]])
        scores[first:end, 1:] -= 20.0
        path = best_path(scores, o["change"], o["newContent"])
        contents = whole_pieces(runs(path, 2), path, prob[:, 2], (first, end), o)
        if not contents:
            continue
        sources = runs(path, 1)
        margin = lambda r: sum(scores[i, 1] - max(scores[i, 0], scores[i, 2]) for i in range(*r))
        sources = [max(sources, key=margin)] if sources else []
        at = lambda r: (spans[r[0]][0], spans[r[1] - 1][1])
        inside = lambda rs, k: float(np.mean([prob[i, k] for r in rs for i in range(*r)])) if rs else float(1 - prob[:, k].max())
        out.append({"cue": [at((first, end))], "source": [at(r) for r in sources], "content": [at(r) for r in contents],
                    "nested": nested, "p": [p, inside(sources, 1), inside(contents, 2)], "words": (first, end)})
    return out

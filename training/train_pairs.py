"""Train the encoder's own last layers and what works on them: what two sentences are to each other, the type that joins a
marked pair, sentence embeddings. All else stays as it is: attributions, mentions, events and stances have layers of
their own.

    python train_pairs.py START.pt --corpora DIR --out DIR --minutes 40 [--threads 2]

branch.py has the loop; what it measures are every tenth written pair, the disputes of reports that nothing trains on
(`kept/`) among the pairs of sentences most like them, and the fifth of relations.jsonl that is kept.
"""
import glob, os, random
import torch
import corpora as C
import disagreements as D
import happenings as H
from batches import Pieces, bucketed, mask_of, pack, paragraphs_of
from branch import arguments, train
from network import OWN_LAYERS, PAIR_TYPES, Network, autocast, load_base
from train import HELD_OUT, HERE, is_free, sentence_loss
from written import written_reports

CYCLE = ("two", "two", "two", "typed", "texts")
WEIGHTS = {"disputes": 1, "pair": 0.7, "clash": 0.7, "sentence": 0.3}
HEADS = ("type_", "dispute_", "clash_", "sentence.")
PAIRS = 48


def of(net, x, bias, drop):
    return (net.sentence(net.encoder.upper(x, bias, drop)),)


class Material:
    def __init__(self, root):
        self.root, self.pieces = root, Pieces()
        self.base = load_base(Network()).encoder.eval().requires_grad_(False)
        pairs = H.pairs_of(os.path.join(root, "events", "relations.jsonl"), self.pieces)
        self.kept_pairs = [p for i, p in enumerate(pairs) if i % 5 == HELD_OUT]
        self.pairs = [p for i, p in enumerate(pairs) if i % 5 != HELD_OUT] + H.pairs_of(os.path.join(HERE, "pairs.jsonl"), self.pieces)
        for f in sorted(glob.glob(os.path.join(HERE, "written", "typed-*.jsonl"))):
            self.pairs += H.pairs_of(f, self.pieces)
        self.news = list(C.worldwide_texts(root).values())
        rng = random.Random(5)
        self.told = []
        for r in written_reports(os.path.join(HERE, "kept")):
            pair = lambda d: (D.sentence_around(r.text, d["a"]), D.sentence_around(r.text, d["b"]))
            told = [pair(d) for d in r.disputes]
            alike = [pair(d) for d in r.lookalikes]
            self.told += [(a, b, 1) for a, b in told] + [(a, b, 0) for a, b in alike if a != b]
            self.told += [(a, b, 0) for a, b in D.others(r.text, set(told) | set(alike), rng, 6)]
        self.read_written()
        print(len(self.pairs), "typed pairs,", len(self.told), "pairs to measure with", sum(x for *_, x in self.told), flush=True)

    def read_written(self):
        self.known = D.disagreements(self.root, HERE, is_free, random.Random(1))
        self.kept = []
        for name in ("disputes", "unlike", "updates", "same"):
            pool = getattr(self.known, name)
            # A sentence stands in several pairs: whole stretches of the file are kept.
            self.kept += [(name, p) for i, p in enumerate(pool) if i // 40 % 10 == 9]
            pool[:] = [p for i, p in enumerate(pool) if i // 40 % 10 != 9]
        print(self.known, len(self.kept), "kept", flush=True)


def step_losses(net, model, m, kind, rng, drop):
    if kind == "two":
        rows = [r for _ in range(2) for r in D.batch_of(m.known, m.pieces, rng)][:PAIRS]
        windows = [r.window for r in rows]
        sentence = bucketed(model, windows, drop, most=4)[0]
        return {"disputes": D.dispute_loss(net, rows, sentence, mask_of(windows))}
    if kind == "typed":
        chosen = rng.sample(m.pairs, 40)
        windows = [p.window for p in chosen]
        sentence = bucketed(model, windows, drop)[0]
        return {"pair": H.pair_loss(net, chosen, sentence, mask_of(windows))}
    marked = rng.choice([t for t in m.known.texts if t.disputes] if rng.random() < 0.7 else m.known.texts)
    windows, rows, spans = D.windows_of(marked, m.pieces, rng)
    sentence = bucketed(model, windows, drop)[0]
    clash = D.clash_loss(net, marked, rows, spans, windows, sentence)
    news = [w for text in rng.sample(m.news, 2) for w in pack(paragraphs_of(C.Document("", text, [[]], True), m.pieces), rng=rng)[:4]]
    out = {"sentence": sentence_loss(bucketed(model, news, drop)[0], news, m.base, rng, most=48)}
    return out if clash is None else {**out, "clash": clash}


@torch.no_grad()
def measured(net, model, m):
    """Loss of relations of kept pairs; average precision of the disputes of kept reports; F1 of types."""
    net.eval()

    def relations(pairs):
        rows = []
        for a, b in pairs:
            d = D.Disagreement(a, b, (0, 0, 0))
            d.window, d.markers = D.two_sided(a, b, m.pieces)
            rows.append(d)
        out = []
        for at in range(0, len(rows), 48):
            part = rows[at:at + 48]
            windows = [r.window for r in part]
            with autocast():
                sentence = bucketed(model, windows, 0.0, most=4)[0].float()
            out.append(net.relations(sentence, mask_of(windows), torch.tensor([r.markers for r in part])))
        return torch.cat(out)
    chosen = m.kept[::2]
    scores = relations([p for _, p in chosen])
    best = torch.cat([torch.zeros(len(scores), 1), scores], 1).argmax(1)
    gold = torch.tensor([{"unlike": 0, "disputes": 1, "updates": 2, "same": 3}[n] for n, _ in chosen])
    out = {"relations right": (best == gold).float().mean().item()}
    yes = scores[:, 0] > 0
    out["disputes F1"] = (2 * (yes & (gold == 1)).sum() / ((yes.sum() + (gold == 1).sum()).clamp(min=1))).item()
    order = relations([(a, b) for a, b, _ in m.told])[:, 0].argsort(descending=True)
    hits = torch.tensor([x for *_, x in m.told])[order]
    precision = hits.cumsum(0) / torch.arange(1, len(hits) + 1)
    out["average precision in reports"] = ((precision * hits).sum() / hits.sum()).item()
    right = []
    for at in range(0, len(m.kept_pairs), 48):
        part = m.kept_pairs[at:at + 48]
        windows = [p.window for p in part]
        with autocast():
            sentence = bucketed(model, windows, 0.0)[0].float()
        right += [PAIR_TYPES[k] for k in net.pair_types(sentence, mask_of(windows), torch.tensor([p.markers for p in part])).argmax(-1).tolist()]
    types = [p.kind for p in m.kept_pairs]
    f1 = [2 * sum(a == b == t for a, b in zip(right, types)) / max(sum((a == t) + (b == t) for a, b in zip(right, types)), 1) for t in set(types)]
    out["types F1"] = sum(f1) / len(f1)
    return " ".join(f"{k} {v:.4f}" for k, v in out.items())


if __name__ == "__main__":
    train(arguments(), tuple(f"encoder.layers.{6 - k}." for k in range(1, OWN_LAYERS + 1)), HEADS, of, Material, step_losses, measured, CYCLE, WEIGHTS)

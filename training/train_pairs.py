"""Train what two sentences are to each other: its layers and its head. All else stays as it is.

    python train_pairs.py START.pt --corpora DIR --out DIR --minutes 40 [--threads 2]

branch.py has the loop; what it measures are every tenth written pair, and the disputes of reports that nothing trains on
(`kept/`) among the pairs of sentences most like them.
"""
import os, random
import torch
import disagreements as D
from batches import Pieces, bucketed, mask_of
from branch import arguments, train
from network import autocast
from train import HERE, is_free
from written import written_reports


def of(net, x, bias, drop):
    return (net.judgement(x, bias, drop),)


class Material:
    def __init__(self, root):
        self.root, self.pieces = root, Pieces()
        rng = random.Random(5)
        self.told = []
        for r in written_reports(os.path.join(HERE, "kept")):
            pair = lambda d: (D.sentence_around(r.text, d["a"]), D.sentence_around(r.text, d["b"]))
            told = [pair(d) for d in r.disputes]
            alike = [pair(d) for d in r.lookalikes]
            self.told += [(a, b, 1) for a, b in told] + [(a, b, 0) for a, b in alike if a != b]
            self.told += [(a, b, 0) for a, b in D.others(r.text, set(told) | set(alike), rng, 6)]
        self.read_written()
        print(len(self.told), "pairs to measure with", sum(x for *_, x in self.told), flush=True)

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
    rows = [r for _ in range(2) for r in D.batch_of(m.known, m.pieces, rng)]
    windows = [r.window for r in rows]
    return {"disputes": D.dispute_loss(net, rows, bucketed(model, windows, drop, most=4)[0], mask_of(windows))}


@torch.no_grad()
def measured(net, model, m):
    """Of kept pairs the relations right and the F1 of disputes; average precision of the disputes of kept reports."""
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
    return " ".join(f"{k} {v:.4f}" for k, v in out.items())


if __name__ == "__main__":
    train(arguments(), ("judge_layers.",), ("dispute_", "judged."), of, Material, step_losses, measured, ("two",), {"disputes": 1})

"""Train what two sentences are to each other: its layers and its head. All else stays as it is.

    python train_pairs.py START.pt --corpora DIR --out DIR --minutes 40 [--threads 2]

branch.py has the loop; what it measures are every tenth written pair, the disputes of reports that nothing trains on
(`kept/`) among the pairs of sentences most like them, and each relation among the pairs of the kept stories.

Most pairs of a report or a story have nothing to do with each other, and that is what the judge is asked about: of many such
pairs those that it finds likeliest to be joined are learned from.
"""
import os, random
import torch
import disagreements as D
import stories as S
from story_files import RELATIONS, kept_stories, written_stories
from batches import Pieces, bucketed, mask_of
from branch import arguments, train
from network import autocast
from train import HERE, is_free
from written import written_reports


KEPT_UNMARKED = 60   # pairs of a kept story that are not joined, beside the marked ones


def of(net, x, bias, drop):
    return (net.judgement(x, bias, drop),)


class Material:
    def __init__(self, root):
        self.root, self.pieces = root, Pieces()
        rng = random.Random(5)
        self.told = []
        stories = kept_stories(os.path.join(HERE, "kept", "stories"))
        self.in_stories = [pair for story in stories for part in S.pairs_of(story, KEPT_UNMARKED) for pair in part]
        for r in written_reports(os.path.join(HERE, "kept")):
            pair = lambda d: (D.sentence_around(r.text, d["a"]), D.sentence_around(r.text, d["b"]))
            told = [pair(d) for d in r.disputes]
            alike = [pair(d) for d in r.lookalikes]
            self.told += [(a, b, 1) for a, b in told] + [(a, b, 0) for a, b in alike if a != b]
            self.told += [(a, b, 0) for a, b in D.others(r.text, set(told) | set(alike), rng, 6)]
        self.read_written()
        self.told, self.in_stories = self.told[::2], self.in_stories[::2]
        print(len(self.told), "pairs to measure with", sum(x for *_, x in self.told), flush=True)

    def read_written(self):
        self.stories = S.drawn_from(written_stories(os.path.join(HERE, "written")))
        print(self.stories, flush=True)
        self.known = D.disagreements(self.root, HERE, is_free, random.Random(1))
        self.kept = []
        for name in ("disputes", "unlike", "updates", "same"):
            pool = getattr(self.known, name)
            # A sentence stands in several pairs: whole stretches of the file are kept.
            self.kept += [(name, p) for i, p in enumerate(pool) if i // 40 % 10 == 9]
            pool[:] = [p for i, p in enumerate(pool) if i // 40 % 10 != 9]
        print(self.known, len(self.kept), "kept", flush=True)


def step_losses(net, model, m, kind, rng, drop):
    rows = D.batch_of(m.known, m.pieces, rng) + S.batch_of(m.stories, m.pieces, rng)
    for pool, labels, looked, taken in ((m.known.unmarked, (0, None, None), 12, 4), (m.stories.unmarked, (0, 0, 0), 24, 8)):
        if pool:
            some = [D.Disagreement(*rng.choice(pool), labels) for _ in range(looked)]
            rows += hardest(net, model, m, some, taken)
    windows = [r.window for r in rows]
    return {"disputes": D.dispute_loss(net, rows, bucketed(model, windows, drop, most=4)[0], mask_of(windows))}


@torch.no_grad()
def hardest(net, model, m, rows, taken):
    """Those of some pairs that are not joined which the judge finds likeliest to be."""
    net.eval()
    scores = relations_of(net, model, m, rows).max(1).values
    net.train()
    return [rows[i] for i in scores.topk(min(taken, len(rows))).indices.tolist()]


def relations_of(net, model, m, rows):
    """Scores of pairs [N,3]."""
    out = []
    for at in range(0, len(rows), 56):
        part = [D.laid(r, m.pieces) for r in rows[at:at + 56]]
        windows = [r.window for r in part]
        with autocast():
            sentence = bucketed(model, windows, 0.0, most=4)[0].float()
        out.append(net.relations(sentence, mask_of(windows), torch.tensor([r.markers for r in part])))
    return torch.cat(out)


def average_precision(scores, hits):
    hits = hits[scores.argsort(descending=True)].float()
    precision = hits.cumsum(0) / torch.arange(1, len(hits) + 1)
    return ((precision * hits).sum() / hits.sum()).item()


@torch.no_grad()
def measured(net, model, m):
    """Of kept pairs the relations right and the F1 of disputes; average precision of the disputes of kept reports, and of each
    relation in kept stories."""
    net.eval()

    relations = lambda pairs: relations_of(net, model, m, [D.Disagreement(a, b, (0, 0, 0)) for a, b in pairs])
    chosen = m.kept[::6]
    scores = relations([p for _, p in chosen])
    best = torch.cat([torch.zeros(len(scores), 1), scores], 1).argmax(1)
    gold = torch.tensor([{"unlike": 0, "disputes": 1, "updates": 2, "same": 3}[n] for n, _ in chosen])
    out = {"relations right": (best == gold).float().mean().item()}
    yes = scores[:, 0] > 0
    out["disputes F1"] = (2 * (yes & (gold == 1)).sum() / ((yes.sum() + (gold == 1).sum()).clamp(min=1))).item()
    scores = relations([(a, b) for a, b, _ in m.told])[:, 0]
    out["average precision in reports"] = average_precision(scores, torch.tensor([x for *_, x in m.told]))
    scores = relations_of(net, model, m, m.in_stories)
    for k, relation in enumerate(RELATIONS):
        sure = [i for i, p in enumerate(m.in_stories) if p.labels[k] is not None]
        out[f"{relation} in stories"] = average_precision(scores[sure, k], torch.tensor([m.in_stories[i].labels[k] for i in sure]))
    return " ".join(f"{k} {v:.4f}" for k, v in out.items())


if __name__ == "__main__":
    train(arguments(), ("judge_layers.",), ("dispute_", "judged."), of, Material, step_losses, measured, ("two",), {"disputes": 1})

"""Train what attributions and mentions have to themselves, their last layers and heads; all else stays as it is.

    python train_mentions.py START.pt --corpora DIR --out DIR --minutes 60 [--threads 2]

branch.py has the loop; what it measures are every fifth article of other news, half of the names that are kept, GUM's
chains of the development part and those of reports that nothing trains on (`kept/report-mentions.txt`).
"""
import os
import torch
import chains as K
import corpora as C
from batches import Pieces, bucketed, label, pack, paragraphs_of
from branch import arguments, masked, train
from decode import DEFAULTS
from network import Network, autocast
from story_files import story_texts
from train import HERE, attribution_losses, collect, stream
from tune import Set
from written import as_document, written_reports

CYCLE = ("said", "chains")
WEIGHTS = {"tags": 1, "roles": 2, "entities": 1, "heads": 1, "actors": 1, "edges": 0.5, "chains": 0.5}
HEADS = ("tags.", "entities.", "as_cue.", "as_word.", "pair", "distance", "heads.", "actors.", "as_later.", "as_earlier.", "chain", "likeness", "apart", "edges.", "edge_distance")
MIX = {"polnear": 5, "news": 5, "written": 6, "gum": 1, "named": 4, "lines": 3}   # windows of a step


class Material:
    def __init__(self, root):
        self.root, self.pieces = root, Pieces()
        self.pools = collect(root)
        self.pools["written"], self.pools["lines"] = [], []
        self.own = self.pools["news"]
        self.streams = None
        self.gum, self.gum_dev = K.gum_chains(root, "train"), K.gum_chains(root, "dev")
        self.read_written()
        self.newswire = C.newswire(root, C.newswire_names(root)[1])
        kept = [as_document(r) for r in written_reports(os.path.join(HERE, "kept")) if not r.faults]
        self.kept = K.report_chains(os.path.join(HERE, "kept", "report-mentions.txt"), {d.name: d.text for d in kept})
        entities = C.worldwide_entities(root)
        texts = C.worldwide_texts(root)
        self.names = [C.Document(n, texts[n], [[]], False, entities[n][0]) for i, n in enumerate(entities) if i % 20 == 9 and entities[n][1]]

    def read_written(self):
        folder = os.path.join(HERE, "written")
        listed = os.path.join(folder, "report-names.txt")
        mine = [d for d in self.own if d.name.startswith("own ")]
        self.pools["news"] = [d for d in self.own if not d.name.startswith("own ")]
        self.pools["written"] = C.lay_names(mine + [as_document(r) for r in written_reports(folder) if not r.faults], listed)
        texts = {d.name: d.text for d in self.pools["written"]}
        texts |= {"own " + name: text for name, text in story_texts(folder).items()}
        self.chains = K.report_chains(os.path.join(folder, "report-mentions.txt"), texts)
        self.pools["lines"] = C.written_names(os.path.join(folder, "names.txt"))
        print({k: len(v) for k, v in self.pools.items()}, sum(d.entities is not None for d in self.pools["written"]), "with names,", len(self.chains), "with mentions", flush=True)
        self.streams = None

    def windows(self, rng):
        if self.streams is None:
            self.streams = {k: stream(self.pools[k], self.pieces, rng, 0.5, k in ("polnear", "news", "written")) for k in MIX}
        return [next(self.streams[k]) for k, n in MIX.items() for _ in range(n)]


def step_losses(net, model, m, kind, rng, drop):
    if kind == "said":
        windows = masked(m.windows(rng), rng)
        return attribution_losses(net, windows, *bucketed(model, windows, drop)[:4])
    windows, groups = [], []
    for doc in rng.sample(m.gum, 2) + rng.sample(m.chains, min(4, len(m.chains))):
        mine = K.windows_with_mentions(doc, m.pieces, rng, 0.5 if rng.random() < 0.3 else 0.0, most=6)
        groups.append(([(len(windows) + i, w) for i, w in enumerate(mine)], doc.is_whole))
        windows += mine
    return K.chain_losses(net, groups, bucketed(model, windows, drop)[4])


@torch.no_grad()
def measured(net, model, m):
    """F1 of links with the settings as they are; losses of names and of chains."""
    net.eval()
    newswire = Set(net, m.newswire)
    out = {"newswire": newswire.score(newswire.predict(DEFAULTS), True)[2]}
    windows = [label(w, d, d.readings[0]) for d in m.names for w in pack(paragraphs_of(d, m.pieces))]
    for w in windows:
        w.tags = None
    total = count = 0
    for at in range(0, len(windows), 24):
        part = windows[at:at + 24]
        with autocast():
            n = sum(len(w.first) for w in part)
            total += attribution_losses(net, part, *bucketed(model, part, 0.0)[:4])["entities"].item() * n
            count += n
    out["names"] = total / count
    sums = {}
    counts = [0, 0, 0]
    for name, docs in (("", m.gum_dev), ("kept ", m.kept)):
        for doc in docs:
            windows = K.windows_with_mentions(doc, m.pieces)
            with autocast():
                output = bucketed(model, windows, 0.0)[4]
                for k, v in K.chain_losses(net, [(list(enumerate(windows)), doc.is_whole)], output).items():
                    sums[name + k] = sums.get(name + k, 0) + v.item() / len(docs)
            if not doc.is_whole:
                for b, w in enumerate(windows):
                    mine, gold = set((output[b, w.first, 1] > 0).nonzero()[:, 0].tolist()), {h for h, *_ in w.mentions}
                    counts = [a + n for a, n in zip(counts, (len(mine & gold), len(mine), len(gold)))]
    out["actors"] = 2 * counts[0] / max(counts[1] + counts[2], 1)
    return " ".join(f"{k} {v:.4f}" for k, v in {**out, **sums}.items())


if __name__ == "__main__":
    train(arguments(), ("mention_layers.",), HEADS, Network.mentions, Material, step_losses, measured, CYCLE, WEIGHTS)

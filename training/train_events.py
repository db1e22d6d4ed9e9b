"""Train what events and stances have to themselves, their last layers and heads; all else stays as it is.

    python train_events.py START.pt --corpora DIR --out DIR --minutes 80 [--threads 2]

branch.py has the loop; what it measures are reports that nothing trains on (`kept/`).
"""
import glob, os
import torch
import corpora as C
import happenings as H
from batches import Pieces, paragraphs_of, pack, bucketed
from branch import arguments, masked, train
from network import Network, EVENT_TYPES, autocast
from train import HERE, HELD_OUT, collect, is_free
from written import as_document, written_reports

CYCLE = ("reports", "marked", "reports", "told", "reports", "pairs", "reports", "marked", "reports", "committed")
WEIGHTS = {"events": 1, "modality": 0.3, "parties": 1.5, "commitment": 0.6, "told": 0.3, "stances": 1, "holders": 1, "toldstances": 0.3,
           "triple": 0.1, "alone": 0.2, "quad": 0.1}
QUADS = {"1": EVENT_TYPES[0:4], "2": EVENT_TYPES[4:7], "3": EVENT_TYPES[7:11], "4": EVENT_TYPES[11:16]}
HEADS = ("events.", "stances.", "as_anchor.", "as_party.", "event_pair", "event_distance", "stance_pair", "stance_distance")


def hidden(windows, rng):
    """As `masked`; the words that tell an event or show a stance are spared."""
    return masked(windows, rng, lambda w: [i for i, *_ in getattr(w, "events", None) or ()] + [i for i, *_ in getattr(w, "stances", None) or ()])


def quad_sentences(root):
    """Sentences whose quad class is known: that one of its types is told in them is all that is known."""
    rows = [line.rstrip("\n").rsplit("\t", 1) for line in open(os.path.join(root, "events", "quad.tsv"), encoding="utf8")]
    return [(text, [H.TYPE[t] for t in QUADS[q]]) for text, q in rows if q in QUADS]


def quad_loss(events, windows, types):
    total = 0.0
    for b, (w, of) in enumerate(zip(windows, types)):
        chances = events[b, w.first, :H.MODALITIES_AT].float().log_softmax(-1)
        total = total - chances[:, of].logsumexp(-1).max()
    return total / max(len(windows), 1)


class Material:
    def __init__(self, root):
        self.pieces = Pieces()
        self.own = [d for d in collect(root)["news"] if d.events is not None]
        self.read_written()
        pairs = [p for i, p in enumerate(H.pairs_of(os.path.join(root, "events", "relations.jsonl"), self.pieces)) if i % 5 != HELD_OUT]
        for f in [os.path.join(HERE, "pairs.jsonl"), *sorted(glob.glob(os.path.join(HERE, "written", "typed-*.jsonl")))]:
            pairs += H.pairs_of(f, self.pieces)
        self.pairs, self.quiet, self.quads = pairs, H.quiet_sentences(root), quad_sentences(root)
        self.told, self.sentences = H.told_reports(root, is_free), H.factuality(root)
        self.kept = [as_document(r) for r in written_reports(os.path.join(HERE, "kept")) if not r.faults and r.events]
        print(f"{len(pairs)} pairs, {len(self.quads)} sentences with a quad class; "
              f"{len(self.kept)} reports to measure with", flush=True)


    def read_written(self):
        folder = os.path.join(HERE, "written")
        self.documents = self.own + [as_document(r) for kind in ("reports", "story-events") for r in written_reports(folder, kind) if not r.faults]
        everything = H.all_marked_paragraphs(HERE)
        # Paragraphs without marked stances stand together, or their neighbours' stances would be lost on every other window.
        with_stances, without = [p for p in everything if p[2] is not None], [p for p in everything if p[2] is None]
        self.paragraphs = [with_stances, with_stances, without]
        print(f"{len(self.documents)} documents, {len(with_stances)} and {len(without)} paragraphs", flush=True)


def step_losses(net, model, m, kind, rng, drop):
    hurt = lambda: 0.5 if rng.random() < 0.25 else 0.0
    alone = lambda text: pack(paragraphs_of(C.Document("", text.replace("\n", " "), [[]], True), m.pieces))[0]
    if kind in ("marked", "reports"):
        docs = [H.several(rng.choice(m.paragraphs), rng, rng.randrange(3, 7)) for _ in range(14)] if kind == "marked" else rng.sample(m.documents, 9)
        windows = []
        for doc in docs:
            mine = H.labelled(doc, m.pieces, rng, hurt())
            windows += rng.sample(mine, min(len(mine), 3))
        windows = hidden(windows, rng)
        return H.event_losses(net, windows, *bucketed(model, windows, drop))
    if kind == "told":
        groups = [(r, pack(paragraphs_of(r, m.pieces), rng=rng)[:6]) for r in rng.sample(m.told, 2)]
        windows = hidden([w for _, ws in groups for w in ws], rng)
        outputs, parts, start = bucketed(model, windows, drop), [], 0
        for report, ws in groups:
            parts.append(H.told_losses(net, report, ws, *(x[start:start + len(ws)] for x in outputs)))
            start += len(ws)
        return {k: sum(p[k] for p in parts if k in p) / len(parts) for k in {k for p in parts for k in p}}
    if kind == "pairs":
        chosen = rng.sample(m.pairs, 20)
        plain = [alone(p.text) for p in chosen]
        silent = [alone(t) for t in rng.sample(m.quiet, 8)]
        for w in silent:
            w.events = []
        quads = rng.sample(m.quads, 12)
        some = [alone(t) for t, _ in quads]
        windows = hidden(plain + silent + some, rng)
        events, anchor, party = bucketed(model, windows, drop)
        return {"triple": H.triple_loss(net, chosen, plain, events, anchor, party), "alone": H.alone_loss(plain, events),
                "quad": quad_loss(events[len(plain) + len(silent):], some, [t for _, t in quads]),
                "events": H.event_losses(net, windows, events, anchor, party)["events"]}
    windows = [H.committed_window([rng.choice(m.sentences["news"]) for _ in range(12)], m.pieces)[0] for _ in range(6)]
    other = [H.committed_window([rng.choice(m.sentences["uds"]) for _ in range(12)], m.pieces)[0] for _ in range(2)]
    windows += [w for d in rng.sample(m.documents, 3) for w in rng.sample(H.labelled(d, m.pieces, rng), 1)]
    events, anchor, party = bucketed(model, hidden(windows, rng), drop)
    return H.event_losses(net, windows, events, anchor, party)


@torch.no_grad()
def measured(net, model, m, least=0.45):
    """On the kept reports: F1 of anchors with their type, of anchors alone, of the parties' words of marked anchors, of words that
    show a stance with their polarity; losses beside them."""
    net.eval()
    cells = lambda x: {(n, j, int(x[n, j])) for n, j in x.nonzero().tolist()}
    counts = {k: [0, 0, 0] for k in ("typed", "told", "parties", "stances")}
    sums, windows = {}, [w for d in m.kept for w in H.labelled(d, m.pieces)]
    windows.sort(key=lambda w: len(w.pieces))

    def add(key, mine, gold):
        for i, n in enumerate((len(mine & gold), len(mine), len(gold))):
            counts[key][i] += n
    for at in range(0, len(windows), 24):
        part = windows[at:at + 24]
        with autocast():
            events, anchor, party = bucketed(model, part, 0.0)
            for k, v in H.event_losses(net, part, events, anchor, party).items():
                sums[k] = sums.get(k, 0) + v.item() * len(part)
        for b, w in enumerate(part):
            p = events[b, w.first].float()
            e, s = p[:, :H.MODALITIES_AT].softmax(-1), p[:, H.STANCES_AT:].softmax(-1)
            told = [i for i in range(len(w.first)) if 1 - e[i, 0] > least]
            add("told", set(told), {i for i, *_ in w.events})
            add("typed", {(i, int(e[i, 1:].argmax()) + 1) for i in told}, {(i, t) for i, t, *_ in w.events})
            if w.stances is not None:
                add("stances", {(i, int(s[i, 1:].argmax()) + 1) for i in range(len(w.first)) if 1 - s[i, 0] > 0.35}, {(i, t) for i, t, *_ in w.stances})
        rows = [(b, i, r) for b, w in enumerate(part) for i, _, _, r, *_ in w.events]
        if rows:
            scores, gold = H.role_scores(net.parties, part, rows, anchor.float(), party.float())
            best = scores.argmax(-1)
            add("parties", cells(best * (gold != -100)), cells(gold.clamp(min=0)))
    f1 = {k: 2 * a / max(b + c, 1) for k, (a, b, c) in counts.items()}
    return " ".join(f"{k} {v:.4f}" for k, v in f1.items()) + " | " + " ".join(f"{k} {v / len(windows):.4f}" for k, v in sums.items())


if __name__ == "__main__":
    train(arguments(), ("event_layers.",), HEADS, Network.happenings, Material, step_losses, measured, CYCLE, WEIGHTS)

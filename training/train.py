"""Train the network. Resumable; writes a checkpoint every few hundred steps.

    python train.py --corpora DIR --out DIR --minutes 90 [--start CHECKPOINT] [--threads 2]
"""
import argparse, copy, glob, math, os, random, time
import torch
import torch.nn.functional as F
import chains as K
import corpora as C
import disagreements as D
import happenings as H
from written import as_document, stamps, written_reports
from batches import Pieces, paragraphs_of, pack, label, to_tensors, mask_of, bucketed, NESTED_OR_NONE
from network import Network, load_base, autocast, BRANCHES
from words import words_of

BATCH = 16
CYCLE = ("attributions", "disagreements", "marked", "chains", "disagreements", "told", "marked", "attributions", "disagreements",
         "pairs", "marked", "disagreements", "attributions", "chains", "disagreements", "marked", "pairs")
WEIGHTS = {"tags": 1, "roles": 2, "entities": 0.6, "sentence": 0.3, "events": 1, "modality": 0.3, "parties": 1.5, "commitment": 0.6, "other": 0.2,
           "heads": 1, "actors": 1, "edges": 0.5, "chains": 0.5, "pair": 0.7, "triple": 0.05, "quiet": 0.5, "disputes": 0.7, "clash": 0.7, "clashpair": 0.3, "told": 0.3,
           "stances": 1, "holders": 1, "toldstances": 0.3}
HELD_OUT = 4   # of five: the pairs of relations.jsonl that are measured with


def is_free(number):
    """Whether a marked report's events and disputes may be learned from: not the measuring third, nor the third that
    thresholds are chosen on."""
    return int(number) % 9 not in (0, 3, 6, 4, 8)

HERE = os.path.dirname(os.path.abspath(__file__))


def collect(root):
    """Pools of documents. Entities of worldwide.jsonl are laid over its marked articles."""
    entities = C.worldwide_entities(root)
    newswire = C.newswire(root, C.newswire_names(root)[0])
    measuring = set(C.newswire_names(root)[1])
    own = [d for d in C.own_marks(root, os.path.join(HERE, "marks.jsonl")) if d.name not in measuring]
    own += C.own_reports(os.path.join(HERE, "reports"))
    happenings = {**H.own_events(os.path.join(HERE, "reports")), **H.other_events(os.path.join(HERE, "events.jsonl"))}
    kept = {name for i, name in enumerate(entities) if i % 10 != 9}   # the tenth is measured with
    for d in newswire + own:
        if d.name in kept:
            d.entities = entities[d.name][0]
        is_report = d.name.startswith("r") and d.name[1:].isdigit()
        d.events = happenings.get(d.name) if not is_report or is_free(d.name[1:]) else None
    print(f"{sum(d.events is not None for d in newswire + own)} of {len(newswire + own)} other documents have their events marked")
    marked = {d.name for d in newswire + own}
    named = [C.Document(name, text, [[]], False, entities[name][0]) for name, text in C.worldwide_texts(root).items()
             if name in kept and name not in marked and entities[name][1]]
    return {"named": named, "polnear": C.polnear(root, "train"), "news": newswire + own, "gum": C.gum(root, "train")}


def stream(docs, pieces, rng, damage, attributions=True):
    """Windows without end, documents in a new order at each pass."""
    while True:
        order = list(docs)
        rng.shuffle(order)
        pool = []
        for d in order:
            reading = rng.choice(d.readings)
            hurt = damage if rng.random() < 0.5 else 0.0
            for w in pack(paragraphs_of(d, pieces, rng, hurt), rng=rng):
                label(w, d, reading)
                if d.events is not None:
                    H.label_events(w, d.events)
                    H.label_stances(w, d.stances)
                if not attributions:
                    w.tags = None
                pool.append(w)
            if len(pool) > 600:
                rng.shuffle(pool)
                yield from pool[:300]
                pool = pool[300:]
        rng.shuffle(pool)
        yield from pool


def marginal_loss(logits, labels, either):
    """Cross-entropy; the label `NESTED_OR_NONE` is content with any of the classes in `either`."""
    logits = logits.float()
    plain = F.cross_entropy(logits, labels.clamp(min=0), reduction="none")
    some = logits.logsumexp(-1) - logits[:, either].logsumexp(-1)
    loss = torch.where(labels == NESTED_OR_NONE, some, plain)
    return loss * (labels != -100)


def attribution_losses(net, windows, tags, entities, as_cue, as_word):
    """Of windows labelled with attributions, names or both: cues, roles of words, names. The network's output for them."""
    index = torch.tensor([(b, f) for b, w in enumerate(windows) for f in w.first])
    flat = lambda x: x[index[:, 0], index[:, 1]]
    out = {}
    marked = torch.tensor([w.tags is not None for w in windows for _ in w.first])
    tag = torch.tensor([t for w in windows for t in (w.tags or [-100] * len(w.first))])
    weight = torch.tensor([2.0 if q and t > 0 else 1.0 for w in windows
                           for t, q in zip(w.tags or [0] * len(w.first), (w.quotes[f] for f in w.first))])
    loss = marginal_loss(flat(tags), tag, [0, 3, 4]) * weight
    out["tags"] = loss.sum() / marked.sum().clamp(min=1)
    ent = torch.tensor([t for w in windows for t in (w.entities or [-100] * len(w.first))])
    loss = marginal_loss(flat(entities), ent, [0, 9, 10])
    out["entities"] = loss.sum() / (ent != -100).sum().clamp(min=1)
    pairs = [(b, c, r) for b, w in enumerate(windows) if w.tags is not None for c, r in w.cues]
    if pairs:
        W = max(len(windows[b].first) for b, _, _ in pairs)
        first = torch.tensor([w.first + [0] * (W - len(w.first)) for w in (windows[b] for b, _, _ in pairs)])
        owner = torch.tensor([b for b, _, _ in pairs])
        cue = as_cue[owner, torch.tensor([windows[b].first[c] for b, c, _ in pairs])]
        word = as_word[owner[:, None], first]
        distance = torch.arange(W)[None] - torch.tensor([c for _, c, _ in pairs])[:, None]
        scores = net.roles(cue, word, distance).float()
        gold = torch.tensor([r + [-100] * (W - len(r)) for _, _, r in pairs])
        out["roles"] = F.cross_entropy(scores.view(-1, 3), gold.view(-1), ignore_index=-100)
    return out


def losses(net, windows, drop):
    with autocast():
        tags, entities, as_cue, as_word, sentence, events, as_anchor, as_party, *_ = bucketed(net, windows, drop)
        return {**attribution_losses(net, windows, tags, entities, as_cue, as_word), **H.event_losses(net, windows, events, as_anchor, as_party)}, sentence


def chain_step(net, docs, sentences, pieces, rng, damage, drop):
    """Two documents' windows with their chains, and some sentences with what they commit to."""
    windows, groups = [], []
    for doc in rng.sample(docs, 2):
        mine = K.windows_with_mentions(doc, pieces, rng, damage if rng.random() < 0.3 else 0.0, most=6)
        groups.append(([(len(windows) + i, w) for i, w in enumerate(mine)], doc.is_whole))
        windows += mine
    committed = lambda scale: H.committed_window([rng.choice(sentences[scale]) for _ in range(12)], pieces)[0]
    windows += [committed("news") for _ in range(3)]
    other = committed("uds")
    with autocast():
        _, _, _, _, sentence, events, as_anchor, as_party, chains, _ = bucketed(net, windows, drop)
        out = K.chain_losses(net, groups, chains)
        out.update(H.event_losses(net, windows, events, as_anchor, as_party))
        out["other"] = H.commitment_loss(net.other_commitment(net(*to_tensors([other]), drop=drop)[4])[..., 0], [other])
    return out, sentence, windows


def told_step(net, reports, pieces, rng, drop):
    """Two reports whose events are told by sentence."""
    groups = [(r, pack(paragraphs_of(r, pieces), rng=rng)[:7]) for r in rng.sample(reports, 2)]
    windows = [w for _, ws in groups for w in ws]
    with autocast():
        _, _, _, _, sentence, events, as_anchor, as_party, *_ = bucketed(net, windows, drop)
        all_parts, start = [], 0
        for report, ws in groups:
            part = slice(start, start + len(ws))
            all_parts.append(H.told_losses(net, report, ws, events[part], as_anchor[part], as_party[part]))
            start += len(ws)
    keys = {k for parts in all_parts for k in parts}
    return {k: sum(p[k] for p in all_parts if k in p) / len(all_parts) for k in keys}, sentence, windows


def marked_step(net, paragraphs, news, pieces, rng, damage, drop):
    """Marked paragraphs, three to six of them a document, and windows of reports that have their events marked."""
    docs = [H.several(paragraphs, rng, rng.randrange(3, 7)) for _ in range(8)] if len(paragraphs) > 6 else []
    windows = []
    for doc in docs + rng.sample(news, 2 if docs else 5):
        mine = H.labelled(doc, pieces, rng, damage if rng.random() < 0.3 else 0.0)
        windows += rng.sample(mine, min(len(mine), 3))
    with autocast():
        _, _, _, _, sentence, events, as_anchor, as_party, *_ = bucketed(net, windows, drop)
        return H.event_losses(net, windows, events, as_anchor, as_party), sentence, windows


def pair_step(net, pairs, quiet, pieces, rng, drop, count=20):
    """Marked pairs, the same sentences without marks, and sentences without an event."""
    chosen = rng.sample(pairs, count)
    plain = [pack(paragraphs_of(C.Document("", p.text.replace("\n", " "), [[]], True), pieces))[0] for p in chosen]
    silent = [pack(paragraphs_of(C.Document("", t, [[]], True), pieces))[0] for t in rng.sample(quiet, 6)]
    for w in silent:
        w.events = []
    windows = [p.window for p in chosen] + plain + silent
    with autocast():
        _, _, _, _, sentence, events, as_anchor, as_party, *_ = bucketed(net, windows, drop)
        out = {"pair": H.pair_loss(net, chosen, sentence[:count], mask_of(windows)[:count]),
               "triple": H.triple_loss(net, chosen, plain, events[count:], as_anchor[count:], as_party[count:]),
               "quiet": H.event_losses(net, windows, events, as_anchor, as_party)["events"]}
    return out, sentence, windows


def disagreement_step(net, known, pieces, rng, drop):
    """Pairs of sentences side by side in a window, and all pairs of the sentences of a report."""
    rows = [r for _ in range(2) for r in D.batch_of(known, pieces, rng)]
    apart = rows if rng.random() < 0.5 else []   # the bi-encoder's pairs cost as much again: every other step
    plain = [pack(paragraphs_of(C.Document("", d.a.replace("\n", " ") + "\n" + d.b.replace("\n", " "), [[]], True), pieces))[0] for d in apart]
    marked = rng.choice([m for m in known.texts if m.disputes] if rng.random() < 0.7 else known.texts)
    windows, spans_of, spans = D.windows_of(marked, pieces, rng)
    with autocast():
        both = [d.window for d in rows] + plain
        sentence = bucketed(net, both, drop, most=4)[4]
        mask = mask_of(both)
        parts = {"disputes": D.dispute_loss(net, rows, sentence[:len(rows)], mask[:len(rows)])}
        if plain:
            parts["clashpair"] = D.pair_clash_loss(net, rows, plain, sentence[len(rows):])
        clash = D.clash_loss(net, marked, spans_of, spans, windows, bucketed(net, windows, drop)[4])
    return parts if clash is None else {**parts, "clash": clash}


def sentence_loss(sentence, windows, base, rng, most=24):
    """1 - cosine between a sentence pooled in its window and the untouched base's pooling of it alone."""
    picks = []
    for b, w in enumerate(windows):
        stops = [0] + [i + 1 for i in range(len(w.first) - 1) if w.paragraph[i] != w.paragraph[i + 1]
                       or w.shapes[w.first[i]] == 8 and w.pieces[w.first[i]] in (1012, 1029, 999)] + [len(w.first)]
        spans = [(s, e) for s, e in zip(stops, stops[1:]) if 4 <= e - s <= 60]
        if spans:
            picks += [(b, *x) for x in rng.sample(spans, min(len(spans), 2))]
    picks = rng.sample(picks, min(len(picks), most))
    if not picks:
        return sentence.sum() * 0
    alone, pooled = [], []
    for b, s, e in picks:
        w = windows[b]
        lo, hi = w.first[s], (w.first[e] if e < len(w.first) else len(w.pieces) - 1)
        while w.pieces[hi - 1] == 102:
            hi -= 1
        alone.append([101] + w.pieces[lo:hi] + [102])
        pooled.append(sentence[b, lo:hi].float().mean(0))
    T = max(map(len, alone))
    ids = torch.tensor([a + [0] * (T - len(a)) for a in alone])
    mask = torch.tensor([[1] * len(a) + [0] * (T - len(a)) for a in alone])
    with torch.no_grad(), autocast():
        h = base(ids, torch.zeros_like(ids), torch.zeros_like(ids), mask).float()
    target = (h * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
    return (1 - F.cosine_similarity(torch.stack(pooled), target)).mean()


def rate(progress, warm=0.06):
    return progress / warm if progress < warm else 0.5 * (1 + math.cos(math.pi * (progress - warm) / (1 - warm))) * 0.98 + 0.02


def descend(net, parts, weights, optimiser, slow, running, step):
    """One step, the `step`th, down the weighted losses; the moving averages of parameters (`slow`) and losses (`running`) follow."""
    optimiser.zero_grad(set_to_none=True)
    sum(weights[k] * v for k, v in parts.items()).backward()
    torch.nn.utils.clip_grad_norm_([p for p in net.parameters() if p.requires_grad], 1.0)
    optimiser.step()
    keep = min(0.998, (step + 1) / (step + 10))
    with torch.no_grad():
        for n, p in net.named_parameters():
            if p.requires_grad:
                slow[n].lerp_(p, 1 - keep)
    for k, v in parts.items():
        running[k] = 0.98 * running.get(k, v.item()) + 0.02 * v.item()


def progress_line(step, progress, begin, running):
    """How far it is, the seconds a step, and the losses."""
    return f"{step} {progress:.3f} {(time.time() - begin) / step:.2f}s " + " ".join(f"{k} {v:.4f}" for k, v in running.items())


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--corpora", required=True); a.add_argument("--out", required=True)
    a.add_argument("--minutes", type=float, default=90); a.add_argument("--threads", type=int, default=2)
    a.add_argument("--encoder-rate", type=float, default=1.6e-4); a.add_argument("--head-rate", type=float, default=1e-3)
    a.add_argument("--steps", type=int, default=10**9); a.add_argument("--seed", type=int, default=1)
    a.add_argument("--news", type=int, default=6, help="windows of other news in a step of 16; one is GUM's; six more have only names marked, the rest are PolNeAR's")
    a.add_argument("--damage", type=float, default=0.5)
    a.add_argument("--start", help="a checkpoint to start from")
    o = a.parse_args()
    torch.set_num_threads(o.threads); torch.manual_seed(o.seed)
    rng = random.Random(o.seed)
    os.makedirs(o.out, exist_ok=True)
    net = load_base(Network()).branch()
    base = copy.deepcopy(net.encoder).eval().requires_grad_(False)
    net.encoder.words.weight.requires_grad_(False); net.encoder.positions.weight.requires_grad_(False)
    pieces = Pieces()
    encoder = [p for n, p in net.named_parameters() if n.startswith(("encoder.", *BRANCHES)) and p.requires_grad and "shapes" not in n and "quotes" not in n]
    heads = [p for n, p in net.named_parameters() if p.requires_grad and not any(p is q for q in encoder)]
    optimiser = torch.optim.AdamW([{"params": encoder, "peak": o.encoder_rate}, {"params": heads, "peak": o.head_rate}],
                                  lr=1e-4, weight_decay=0.01, fused=True)
    slow = {n: p.detach().clone() for n, p in net.named_parameters() if p.requires_grad}
    path, step, spent = os.path.join(o.out, "last.pt"), 0, 0.0
    if o.start:
        started = torch.load(o.start)["net"]
        print("starting anew:", ", ".join(sorted(set(net.state_dict()) - set(started))) or "nothing", flush=True)
        net.load(started)
        slow = {n: p.detach().clone() for n, p in net.named_parameters() if p.requires_grad}
    if os.path.exists(path):
        s = torch.load(path)
        net.load_state_dict(s["net"]); optimiser.load_state_dict(s["optimiser"]); slow = s["slow"]; step, spent = s["step"], s["spent"]
    pools = collect(o.corpora)
    mix = (BATCH - 5 - o.news, o.news, 1, 6)
    streams = [stream(pools[k], pieces, rng, o.damage, k in ("polnear", "news")) for k in ("polnear", "news", "gum", "named")]
    gum = K.gum_chains(o.corpora, "train")
    sentences = H.factuality(o.corpora)
    pairs = [p for i, p in enumerate(H.pairs_of(os.path.join(o.corpora, "events", "relations.jsonl"), pieces)) if i % 5 != HELD_OUT]
    pairs += H.pairs_of(os.path.join(HERE, "pairs.jsonl"), pieces)
    given = list(pairs)
    quiet = H.quiet_sentences(o.corpora)
    told = H.told_reports(o.corpora, is_free)
    marked, own, named = [d for d in pools["news"] if d.events is not None], list(pools["news"]), list(pools["named"])
    paragraphs, disagreements, written = [], None, None

    def read_written():
        """Marks may be added while the training runs: they are read again when their files have changed."""
        nonlocal paragraphs, disagreements, written
        folder = os.path.join(HERE, "written")
        now = stamps(folder)
        if now == written:
            return
        written = now
        paragraphs = H.all_marked_paragraphs(HERE)
        pairs[:] = given + [p for f in sorted(glob.glob(os.path.join(folder, "typed-*.jsonl"))) for p in H.pairs_of(f, pieces)]
        reports = written_reports(folder)
        whole = [as_document(r) for r in reports if not r.faults]
        pools["news"][:] = C.lay_names(own + whole, os.path.join(folder, "report-names.txt"))
        pools["named"][:] = named + C.written_names(os.path.join(folder, "names.txt"))
        marked[:] = [d for d in pools["news"] if d.events is not None]
        disagreements = D.disagreements(o.corpora, HERE, is_free, rng)
        print(f"{len(whole)} written reports without a fault of {len(reports)}; {len(paragraphs)} marked paragraphs; {len(pairs)} pairs; {disagreements}", flush=True)
    read_written()
    print(f"{len(gum)} documents with chains, {sum(map(len, sentences.values()))} sentences with commitments, {len(pairs)} pairs, {len(quiet)} quiet sentences", flush=True)
    begin, running = time.time() - spent, {}

    def save():
        torch.save({"net": net.state_dict(), "optimiser": optimiser.state_dict(), "slow": slow, "step": step,
                    "spent": time.time() - begin}, path + ".new")
        os.replace(path + ".new", path)
        state = net.state_dict(); state = {**state, **slow}
        torch.save({"net": state, "step": step}, os.path.join(o.out, "slow.pt"))

    while True:
        progress = max((time.time() - begin) / 60 / o.minutes, step / o.steps)
        if progress >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * rate(progress)
        net.train()
        kind = CYCLE[step % len(CYCLE)]
        if kind == "attributions":
            windows = [next(s) for s, n in zip(streams, mix) for _ in range(n)]
            parts, sentence = losses(net, windows, 0.1)
        elif kind == "chains":
            parts, sentence, windows = chain_step(net, gum, sentences, pieces, rng, o.damage, 0.1)
        elif kind == "told":
            parts, sentence, windows = told_step(net, told, pieces, rng, 0.1)
        elif kind == "marked":
            parts, sentence, windows = marked_step(net, paragraphs, marked, pieces, rng, o.damage, 0.1)
        elif kind == "disagreements":
            parts = disagreement_step(net, disagreements, pieces, rng, 0.1)
        else:
            parts, sentence, windows = pair_step(net, pairs, quiet, pieces, rng, 0.1)
        if kind in ("attributions", "chains", "told"):
            parts["sentence"] = sentence_loss(sentence, windows, base, rng)
        step += 1
        descend(net, parts, WEIGHTS, optimiser, slow, running, step)
        if step % 20 == 0:
            print(progress_line(step, progress, begin, running), flush=True)
        if step % 200 == 0:
            save()
            read_written()
    save()


if __name__ == "__main__":
    main()

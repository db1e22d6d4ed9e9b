"""Train the network. Resumable; writes a checkpoint every few hundred steps.

    python train.py --corpora DIR --out DIR --minutes 90 [--start CHECKPOINT] [--threads 2]
"""
import argparse, copy, math, os, random, time
import torch
import torch.nn.functional as F
import corpora as C
from batches import Pieces, paragraphs_of, pack, label, to_tensors, NESTED_OR_NONE
from network import Network, load_base, Encoder
from words import words_of

BATCH = 16


HERE = os.path.dirname(os.path.abspath(__file__))


def collect(root):
    """Pools of documents. Entities of worldwide.jsonl are laid over its marked articles."""
    entities = C.worldwide_entities(root)
    newswire = C.newswire(root, C.newswire_names(root)[0])
    measuring = set(C.newswire_names(root)[1])
    own = [d for d in C.own_marks(root, os.path.join(HERE, "marks.jsonl")) if d.name not in measuring]
    own += C.own_reports(os.path.join(HERE, "reports"))
    for d in newswire + own:
        if d.name in entities and entities[d.name][1] is not None:
            d.entities = entities[d.name][0]
    return {"polnear": C.polnear(root, "train"), "news": newswire + own, "gum": C.gum(root, "train")}


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


def losses(net, windows, drop):
    with torch.autocast("cpu", torch.bfloat16):
        tags, entities, as_cue, as_word, sentence = net(*to_tensors(windows), drop=drop)
        at = [(b, f) for b, w in enumerate(windows) for f in w.first]
        index = torch.tensor(at)
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
            first = torch.tensor([w.first + [0] * (W - len(w.first)) for w in (windows[b] for b, _, _ in pairs)]) \
                if W else None
            owner = torch.tensor([b for b, _, _ in pairs])
            cue = as_cue[owner, torch.tensor([windows[b].first[c] for b, c, _ in pairs])]
            word = as_word[owner[:, None], first]
            distance = torch.arange(W)[None] - torch.tensor([c for _, c, _ in pairs])[:, None]
            scores = net.roles(cue, word, distance).float()
            gold = torch.tensor([r + [-100] * (W - len(r)) for _, _, r in pairs])
            out["roles"] = F.cross_entropy(scores.view(-1, 3), gold.view(-1), ignore_index=-100)
    return out, sentence


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
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        h = base(ids, torch.zeros_like(ids), torch.zeros_like(ids), mask).float()
    target = (h * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
    return (1 - F.cosine_similarity(torch.stack(pooled), target)).mean()


def rate(progress, warm=0.06):
    return progress / warm if progress < warm else 0.5 * (1 + math.cos(math.pi * (progress - warm) / (1 - warm))) * 0.98 + 0.02


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--corpora", required=True); a.add_argument("--out", required=True)
    a.add_argument("--minutes", type=float, default=90); a.add_argument("--threads", type=int, default=2)
    a.add_argument("--encoder-rate", type=float, default=1.6e-4); a.add_argument("--head-rate", type=float, default=1e-3)
    a.add_argument("--steps", type=int, default=10**9); a.add_argument("--seed", type=int, default=1)
    a.add_argument("--news", type=int, default=6, help="windows of other news in a step of 16; one is GUM's, the rest PolNeAR's")
    a.add_argument("--damage", type=float, default=0.5)
    a.add_argument("--start", help="a checkpoint to start from")
    a.add_argument("--deadline", help="file whose number of minutes, if present, replaces --minutes")
    o = a.parse_args()
    torch.set_num_threads(o.threads); torch.manual_seed(o.seed)
    rng = random.Random(o.seed)
    os.makedirs(o.out, exist_ok=True)
    net = load_base(Network())
    base = copy.deepcopy(net.encoder).eval().requires_grad_(False)
    net.encoder.words.weight.requires_grad_(False); net.encoder.positions.weight.requires_grad_(False)
    pieces = Pieces()
    encoder = [p for n, p in net.named_parameters() if n.startswith("encoder.") and p.requires_grad and "shapes" not in n and "quotes" not in n]
    heads = [p for n, p in net.named_parameters() if p.requires_grad and not any(p is q for q in encoder)]
    optimiser = torch.optim.AdamW([{"params": encoder, "peak": o.encoder_rate}, {"params": heads, "peak": o.head_rate}],
                                  lr=1e-4, weight_decay=0.01, fused=True)
    slow = {n: p.detach().clone() for n, p in net.named_parameters() if p.requires_grad}
    path, step, spent = os.path.join(o.out, "last.pt"), 0, 0.0
    if o.start:
        net.load_state_dict(torch.load(o.start)["net"])
    if os.path.exists(path):
        s = torch.load(path)
        net.load_state_dict(s["net"]); optimiser.load_state_dict(s["optimiser"]); slow = s["slow"]; step, spent = s["step"], s["spent"]
    pools = collect(o.corpora)
    mix = (BATCH - 1 - o.news, o.news, 1)
    streams = [stream(pools[k], pieces, rng, o.damage, k != "gum") for k in ("polnear", "news", "gum")]
    begin, running = time.time() - spent, {}

    def save():
        torch.save({"net": net.state_dict(), "optimiser": optimiser.state_dict(), "slow": slow, "step": step,
                    "spent": time.time() - begin}, path + ".new")
        os.replace(path + ".new", path)
        state = net.state_dict(); state = {**state, **slow}
        torch.save({"net": state, "step": step}, os.path.join(o.out, "slow.pt"))

    while True:
        minutes = float(open(o.deadline).read()) if o.deadline and os.path.exists(o.deadline) else o.minutes
        progress = max((time.time() - begin) / 60 / minutes, step / o.steps)
        if progress >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * rate(progress)
        net.train()
        windows = [next(s) for s, n in zip(streams, mix) for _ in range(n)]
        parts, sentence = losses(net, windows, 0.1)
        parts["sentence"] = sentence_loss(sentence, windows, base, rng)
        loss = parts["tags"] + 2 * parts.get("roles", 0) + 0.3 * parts["entities"] + 0.3 * parts["sentence"]
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(encoder + heads, 1.0)
        optimiser.step()
        step += 1
        keep = min(0.998, (step + 1) / (step + 10))
        with torch.no_grad():
            for n, p in net.named_parameters():
                if p.requires_grad:
                    slow[n].lerp_(p, 1 - keep)
        for k, v in parts.items():
            running[k] = 0.98 * running.get(k, v.item()) + 0.02 * v.item()
        if step % 20 == 0:
            print(f"{step} {progress:.3f} {(time.time() - begin) / step:.2f}s " + " ".join(f"{k} {v:.4f}" for k, v in running.items()), flush=True)
        if step % 200 == 0:
            save()
    save()


if __name__ == "__main__":
    main()

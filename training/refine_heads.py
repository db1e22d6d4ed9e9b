"""Trains the heads of chains and names to the end on a finished encoder, which stays as it is.

    python refine_heads.py CHECKPOINT OUT.pt --corpora DIR [--epochs 12] [--name-epochs 4]

The encoder is run once over the texts; its words' vectors are kept in memory, so that a pass takes seconds. What other
heads say does not change.
"""
import argparse, math, random, time
import torch
import torch.nn.functional as F
import chains as K
from batches import Pieces, to_tensors, paragraphs_of, pack, label
from network import Network, autocast
from train import collect, marginal_loss

CHAIN_HEADS = ("heads", "as_later", "as_earlier", "chain", "likeness", "apart", "edges", "edge_distance")


def vectors(net, windows, batch=12):
    """Of each window the encoder's output at its words, in half precision."""
    out = [None] * len(windows)
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].pieces))
    with torch.no_grad(), autocast():
        for i in range(0, len(order), batch):
            group = order[i:i + batch]
            h = net.encoder(*to_tensors([windows[k] for k in group]))
            for row, k in enumerate(group):
                out[k] = h[row, windows[k].first].half()
    return out


def groups_of(net, name):
    return [p for n, p in net.named_parameters() if n.split(".")[0] in name]


def refine(parameters, steps, loss_of, rate=1e-3):
    optimiser = torch.optim.AdamW(parameters, lr=rate, weight_decay=0.01)
    running = None
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = rate * 0.5 * (1 + math.cos(math.pi * step / steps))
        loss = loss_of(step)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        running = loss.item() if running is None else 0.98 * running + 0.02 * loss.item()
        if step % 100 == 0:
            print(step, f"{running:.4f}", flush=True)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("checkpoint"); a.add_argument("out"); a.add_argument("--corpora", required=True)
    a.add_argument("--epochs", type=int, default=12); a.add_argument("--name-epochs", type=int, default=4)
    o = a.parse_args()
    torch.set_num_threads(2); torch.manual_seed(1)
    rng = random.Random(1)
    net = Network()
    net.load_state_dict(torch.load(o.checkpoint)["net"])
    net.eval()
    pieces = Pieces()
    docs = K.gum_chains(o.corpora, "train")
    windows = [K.windows_with_mentions(d, pieces) for d in docs]
    flat = vectors(net, [w for ws in windows for w in ws])
    at, kept = 0, []
    for ws in windows:
        kept.append(flat[at:at + len(ws)]); at += len(ws)
    print(len(flat), "windows with chains", flush=True)

    def chain_loss(step):
        chosen = rng.sample(range(len(docs)), 2)
        total = 0.0
        for k in chosen:
            first = max(0, rng.randrange(len(windows[k])) - 4)
            ws, vs = windows[k][first:first + 8], kept[k][first:first + 8]
            length = max(len(w.first) for w in ws)
            g = torch.stack([F.pad(v.float(), (0, 0, 0, length - len(v))) for v in vs])
            g = F.dropout(g, 0.15)
            out = torch.cat([net.heads(g), F.gelu(net.as_later(g)), F.gelu(net.as_earlier(g)), F.gelu(net.edges(g))], -1)
            # The vectors are those of words, so a word's first piece is its number.
            plain = [SimpleWindow(list(range(len(w.first))), w.mentions, w.words) for w in ws]
            parts = K.chain_losses(net, [(list(enumerate(plain)), True)], out)
            total = total + parts["heads"] + 0.7 * parts.get("edges", 0) + 0.7 * parts.get("chains", 0)
        return total / 2
    begin = time.time()
    refine(groups_of(net, CHAIN_HEADS), o.epochs * len(docs) // 2, chain_loss)
    print(f"chains: {time.time() - begin:.0f} s", flush=True)
    del flat, kept
    if o.name_epochs > 0:
        refine_names(net, o, pieces, rng)
    torch.save({"net": net.state_dict(), "step": 0}, o.out)


def refine_names(net, o, pieces, rng):
    pools = collect(o.corpora)
    named = []
    for d in pools["named"] + [d for d in pools["news"] if d.entities is not None] + pools["gum"]:
        for w in pack(paragraphs_of(d, pieces)):
            label(w, d, d.readings[0])
            named.append(w)
    rng.shuffle(named)
    kept = vectors(net, named)
    print(len(named), "windows with names", flush=True)

    def name_loss(step):
        chosen = [rng.randrange(len(named)) for _ in range(24)]
        g = F.dropout(torch.cat([kept[k].float() for k in chosen]), 0.15)
        gold = torch.tensor([t for k in chosen for t in named[k].entities])
        return marginal_loss(net.entities(g), gold, [0, 9, 10]).sum() / (gold != -100).sum().clamp(min=1)
    refine(groups_of(net, ("entities",)), o.name_epochs * len(named) // 24, name_loss)


class SimpleWindow:
    def __init__(self, first, mentions, words):
        self.first, self.mentions, self.words = first, mentions, words


if __name__ == "__main__":
    main()

"""Trains what some heads have to themselves, their last layers and the heads, on the finished encoder; all else stays.

Half a step of train.py is not paid for: the lower layers take no gradient and the other heads are not asked. Every 300
steps the moving average is measured on what nothing trains on and saved as `slow.pt`.
"""
import argparse, os, random, time
import torch
from network import Network, autocast
from train import HERE, descend, progress_line, rate
from written import stamps

MASK, MASKED = 103, 0.08
WRITTEN = os.path.join(HERE, "written")


def masked(windows, rng, spared_words=lambda w: ()):
    """Some pieces hidden, but for those of the words that are spared: context has to carry more."""
    for w in windows:
        spared = {w.first[i] for i in spared_words(w)}
        w.pieces = [MASK if p > 999 and i not in spared and rng.random() < MASKED else p for i, p in enumerate(w.pieces)]
    return windows


class Branch(torch.nn.Module):
    """The network without the heads that a training leaves alone. forward: what `of` makes of the output of the shared
    layers."""
    def __init__(self, net, of):
        super().__init__()
        self.net, self.of = net, of

    def forward(self, pieces, shapes, quotes, mask, drop=0.0):
        with torch.no_grad():
            x, bias = self.net.encoder.lower(pieces, shapes, quotes, mask, drop)
        return self.of(self.net, x, bias, drop)


def arguments():
    a = argparse.ArgumentParser()
    a.add_argument("start"); a.add_argument("--corpora", required=True); a.add_argument("--out", required=True)
    a.add_argument("--minutes", type=float, default=80); a.add_argument("--threads", type=int, default=2)
    a.add_argument("--layer-rate", type=float, default=1.5e-4); a.add_argument("--head-rate", type=float, default=6e-4)
    a.add_argument("--drop", type=float, default=0.15); a.add_argument("--seed", type=int, default=1)
    return a.parse_args()


def train(o, layers, heads, of, material, step_losses, measured, cycle, weights):
    """layers: what the names of the branch's layers begin with; heads: what the names of its parameters begin with; of(net, x, bias, drop): its output;
    material(corpora): what is learned from, with `read_written` to take in marks that were added while the training runs; step_losses(net, model, material, kind, rng, drop);
    measured(net, model, material): a line to print."""
    torch.set_num_threads(o.threads); torch.manual_seed(o.seed)
    rng = random.Random(o.seed)
    os.makedirs(o.out, exist_ok=True)
    net = Network().load(torch.load(o.start)["net"])
    for n, p in net.named_parameters():
        p.requires_grad_(n.startswith((*layers, *heads)))
    own = [p for n, p in net.named_parameters() if n.startswith(layers)]
    others = [p for n, p in net.named_parameters() if p.requires_grad and not n.startswith(layers)]
    optimiser = torch.optim.AdamW([{"params": own, "peak": o.layer_rate}, {"params": others, "peak": o.head_rate}], lr=1e-4, weight_decay=0.03, fused=True)
    slow = {n: p.detach().clone() for n, p in net.named_parameters() if p.requires_grad}
    path, step, spent = os.path.join(o.out, "last.pt"), 0, 0.0
    if os.path.exists(path):
        s = torch.load(path)
        net.load_state_dict(s["net"]); optimiser.load_state_dict(s["optimiser"]); slow = s["slow"]; step, spent = s["step"], s["spent"]
    m, model = material(o.corpora), Branch(net, of)
    print(step, measured(net, model, m), flush=True)
    begin, running, seen = time.time() - spent, {}, stamps(WRITTEN)

    def save():
        fast = {n: p.detach().clone() for n, p in net.named_parameters() if p.requires_grad}
        torch.save({"net": net.state_dict(), "optimiser": optimiser.state_dict(), "slow": slow, "step": step, "spent": time.time() - begin}, path + ".new")
        os.replace(path + ".new", path)
        net.load_state_dict(slow, strict=False)
        print(step, "kept:", measured(net, model, m), flush=True)
        torch.save({"net": net.state_dict(), "step": step}, os.path.join(o.out, "slow.pt"))
        net.load_state_dict(fast, strict=False)

    while (progress := (time.time() - begin) / 60 / o.minutes) < 1:
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * rate(progress)
        net.train()
        with autocast():
            parts = step_losses(net, model, m, cycle[step % len(cycle)], rng, o.drop)
        step += 1
        descend(net, parts, weights, optimiser, slow, running, step)
        if step % 50 == 0:
            print(progress_line(step, progress, begin, running), flush=True)
        if step % 300 == 0:
            save()
            if (now := stamps(WRITTEN)) != seen:
                seen = now
                m.read_written()
    save()

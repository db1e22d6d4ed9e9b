"""Predictions of a checkpoint on a brat folder, as lines for ../shared/score/attributions.py.

    python measure.py CHECKPOINT BRAT_DIR OUT.jsonl [--nested] [--every-fifth] [noCue=0.3 …]
"""
import json, os, sys, pickle
import numpy as np
import torch
import corpora as C
from batches import Pieces, paragraphs_of, pack, to_tensors
from network import Network, distance_bucket, autocast
from decode import decode, DEFAULTS


def analyses(net, docs, batch=8):
    """doc name -> [(window, tags, cue projections, word projections, entities)] by first pieces of words."""
    pieces, out = Pieces(), {}
    jobs = [(d.name, w) for d in docs for w in pack(paragraphs_of(d, pieces))]
    jobs.sort(key=lambda j: len(j[1].pieces))
    with torch.no_grad(), autocast():
        for i in range(0, len(jobs), batch):
            group = jobs[i:i + batch]
            tags, ents, cue, word, *_ = net(*to_tensors([w for _, w in group]))
            for k, (name, w) in enumerate(group):
                pick = lambda x: x[k, w.first].float().numpy()
                out.setdefault(name, []).append((w, pick(tags), pick(cue), pick(word), pick(ents)))
    for v in out.values():
        v.sort(key=lambda x: x[0].spans[0])
    return out


def role_scorer(net, cue, word):
    pair = net.pair.detach().numpy()
    bias = net.distance.detach().numpy()
    one = np.concatenate([word, np.ones((len(word), 1), np.float32)], 1)

    def roles_of(i):
        q = np.einsum("i,kij->kj", np.append(cue[i], 1.0).astype(np.float32), pair)
        s = np.concatenate([np.zeros((len(word), 1), np.float32), one @ q.T], 1)
        return s + bias[distance_bucket(torch.arange(len(word)) - i).numpy()]
    return roles_of


def predict(net, by, o):
    for name, windows in by.items():
        found = []
        for w, tags, cue, word, _ in windows:
            found += decode(tags, role_scorer(net, cue, word), w.spans, o)
        yield name, found


def main(argv):
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    net = Network().load(torch.load(argv[1])["net"])
    net.eval()
    names = None
    if "--every-fifth" in argv:
        all_ = sorted(f[:-4] for f in os.listdir(os.path.join(argv[2], "text")))
        names = {n for i, n in enumerate(all_) if i % 5 == 4}
    docs = C.brat_folder(argv[2], True, names)
    o = {**DEFAULTS, **{k: float(v) for k, v in (x.split("=") for x in argv if "=" in x)}}
    by = analyses(net, docs)
    if "--keep" in argv:
        pickle.dump(by, open(argv[argv.index("--keep") + 1], "wb"))
    with open(argv[3], "w") as f:
        for name, found in predict(net, by, o):
            rows = [{r: a[r] for r in ("source", "cue", "content")} for a in found if "--nested" in argv or not a["nested"]]
            f.write(json.dumps({"id": name, "attributions": rows}) + "\n")


if __name__ == "__main__":
    main(sys.argv)

"""Mentions that mean one thing: GUM's chains as documents, windows with their mentions, and the loss of joining them.

Word-level coreference (Dobrovolskii 2021): each mention is found by its head word, joined head to head, and then widened
to its first and last word.
"""
import json, os, re
from dataclasses import dataclass
import torch
import torch.nn.functional as F
from batches import paragraphs_of, pack, words_in
from marks import paragraphs_of as paragraphs_of_text, places, sections
from network import CHAIN_WIDTH, EDGE_WIDTH

WORDS = json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src", "model", "vocabulary", "mention-words.json")))
CLASSES, EMPTY = [set(c) for c in WORDS["pronouns"]], set(WORDS["empty"])
EDGE_REACH = 30


@dataclass
class ChainDocument:
    name: str
    text: str
    mentions: list     # [(start, end, head start, chain)]
    is_whole: bool     # whether every mention of the text is marked
    paragraphs: list


def pronoun_class(word):
    return next((k + 1 for k, c in enumerate(CLASSES) if word.lower() in c), 0)


def content_words(words):
    return frozenset(w.lower() for w in words if w.lower() not in EMPTY and any(c.isalnum() for c in w))


def overlap_of(a, b):
    """0: no word shared, 1: some, 2: one's words are all among the other's, 3: the same words."""
    if not a or not b or not a & b:
        return 0
    return 3 if a == b else 2 if a <= b or b <= a else 1


def gum_chains(root, part):
    docs = []
    name, text, length, mentions, stack = None, [], 0, [], []

    def close():
        if text:
            t = "".join(text)
            docs.append(ChainDocument(name, t, sorted(mentions), True, paragraphs_of_text(t)))
    for line in open(os.path.join(root, "ud", f"gum-{part}.conllu"), encoding="utf8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc id"):
            close()
            name, text, length, mentions, stack = line.split("=")[1].strip(), [], 0, [], []
        elif line.startswith("# newpar") and text:
            text.append("\n"); length += 1
        elif line and line[0].isdigit():
            c = line.split("\t")
            if "-" in c[0] or "." in c[0]:
                continue
            misc = dict(x.partition("=")[::2] for x in c[9].split("|"))
            start, end = length, length + len(c[1])
            text.append(c[1]); length = end
            if misc.get("SpaceAfter") != "No":
                text.append(" "); length += 1
            for part_ in re.findall(r"\([^()]*\)?|[^()]+\)|\)", misc.get("Entity", "")):
                if part_.startswith("("):
                    fields = part_.strip("()").split("-")
                    stack.append([start, fields, []])
                if part_.endswith(")") and stack:
                    key = None if part_.startswith("(") else part_.strip("()").split("-")[0]
                    at = next((i for i in range(len(stack) - 1, -1, -1) if key is None or stack[i][1][0] == key), len(stack) - 1)
                    s, fields, starts = stack.pop(at)
                    heads = fields[5].split(",")[0] if len(fields) > 5 else "1"
                    mine = starts + [start]
                    head = mine[min(int(heads) - 1, len(mine) - 1)] if heads.isdigit() else mine[-1]
                    mentions.append((s, end, head, fields[0]))
            for open_ in stack:
                open_[2].append(start)
    close()
    return docs


LISTED = re.compile(r"(\d+) \| (.*?)(?: #(\d+))?$")


def listed_mentions(text, lines):
    """Marks that a person can write (written/report-mentions.txt) to mentions, and their faults:

        # an actor, by any label
        paragraph | words of a mention with its [head] in brackets

    `paragraph` counts the lines that are not blank, from 1. Where the same words stand in it more than once, ` #2` at the end
    takes the second place; without it the first one after the mention before it is taken.
    """
    spans, mentions, faults, chain, last = paragraphs_of_text(text), [], [], -1, -1
    for line in filter(str.strip, lines):
        if line.startswith("#"):
            chain, last = chain + 1, -1
            continue
        m = LISTED.match(line)
        if not m or not re.fullmatch(r"[^\[\]]*\[[^\[\]]+\][^\[\]]*", m[2]) or not 1 <= int(m[1]) <= len(spans) or chain < 0:
            faults.append(f"a line is 'paragraph | words with [head]': {line!r}")
            continue
        words, head = m[2].replace("[", "").replace("]", ""), m[2].index("[")
        found = places(text, words, *spans[int(m[1]) - 1])
        taken = {x[:2] for x in mentions if x[3] == chain}
        free = [f for f in found if f not in taken]
        at = found[int(m[3]) - 1:int(m[3])] if m[3] else [f for f in free if f[0] > last] or free
        if not at:
            faults.append(f"not found: {line!r}")
            continue
        last = at[0][0]
        mentions.append((*at[0], last + head, chain))
    return mentions, faults


def report_chains(path, texts):
    """Documents of the reports of `texts` (name -> text) whose actors have all their mentions marked in the file: what is no
    actor has none."""
    docs = []
    for title, rows in sections(open(path, encoding="utf8").read()) if os.path.exists(path) else ():
        name = "own " + title
        mentions, faults = listed_mentions(texts[name], rows)
        if faults:
            print(f"{path}: {name}: {faults[0]}")
        docs.append(ChainDocument(name, texts[name], sorted(mentions, key=lambda m: (m[0], -m[1])), False, paragraphs_of_text(texts[name])))
    return docs


def windows_with_mentions(doc, pieces, rng=None, damage=0.0, most=None):
    """Windows of a document in order; each with `mentions`: [(head word, first word, last word, chain)]."""
    windows = pack(paragraphs_of(doc, pieces, rng, damage), rng=rng)
    if most and len(windows) > most:
        at = rng.randrange(len(windows) - most + 1)
        windows = windows[at:at + most]
    for w in windows:
        by_start = {a: i for i, (a, _) in enumerate(w.spans)}
        lo, hi = w.spans[0][0], w.spans[-1][1]
        found = {}
        for s, e, h, chain in doc.mentions:
            if e <= lo or s >= hi or h not in by_start:
                continue
            at = words_in([(s, e)], w)
            head = by_start[h]
            if at and head not in found:      # of two mentions with one head the outer one, which is sorted first
                found[head] = (head, at[0], at[-1], chain)
        w.mentions = [found[k] for k in sorted(found)]
        w.words = [doc.text[a:b] for a, b in w.spans]
    return windows


def features(mentions):
    """[(words before it in the document, head word, words of the mention)] -> classes [N], overlap [N,N], apart [N,N]."""
    classes = torch.tensor([pronoun_class(h) for _, h, _ in mentions])
    content = [content_words(ws) if not c else frozenset() for (_, _, ws), c in zip(mentions, classes.tolist())]
    n = len(mentions)
    overlap = torch.zeros(n, n, dtype=torch.long)
    for i in range(n):
        for j in range(i):
            if content[i] & content[j]:
                overlap[i, j] = overlap_of(content[i], content[j])
    at = torch.tensor([k for k, _, _ in mentions])
    return classes, overlap, (at[:, None] - at[None]).clamp(min=0)


def chain_losses(net, groups, chains):
    """groups: documents as lists of (index in the batch, window); chains: the network's output [B,T,450]. Where every mention
    of a text is marked they are its mentions, else those of its actors."""
    out = {"heads": 0.0, "actors": 0.0, "edges": 0.0, "chains": 0.0}
    words, mentions = {"heads": 0, "actors": 0}, 0
    for windows, is_whole in groups:
        rows, vectors, before, known = [], [], 0, []
        for b, w in windows:
            v = chains[b, w.first].float()
            gold = torch.zeros(len(w.first))
            gold[[m[0] for m in w.mentions]] = 1.0
            name, column = ("heads", 0) if is_whole else ("actors", 1)
            out[name] = out[name] + F.binary_cross_entropy_with_logits(v[:, column], gold, reduction="sum")
            words[name] += len(w.first)
            if w.mentions:
                heads = torch.tensor([m[0] for m in w.mentions])
                reach = torch.arange(-EDGE_REACH, EDGE_REACH + 1)
                at = heads[:, None] + reach[None]
                inside = (at >= 0) & (at < len(w.first))
                s = net.edge_scores(v[:, -3 * EDGE_WIDTH:], heads, at.clamp(0, len(w.first) - 1), reach[None].expand_as(at))
                s = s.masked_fill(~inside[..., None], -1e4)
                for k in (0, 1):
                    gold = torch.tensor([m[1 + k] - m[0] + EDGE_REACH for m in w.mentions])
                    keep = (gold >= 0) & (gold <= 2 * EDGE_REACH)
                    out["edges"] = out["edges"] + (F.cross_entropy(s[keep][..., k], gold[keep], reduction="sum") if keep.any() else 0.0)
                vectors.append(v[heads])
                rows += [(before + m[0], w.words[m[0]], w.words[m[1]:m[2] + 1]) for m in w.mentions]
                known += [m[3] for m in w.mentions]
            before += len(w.first)
        if len(rows) < 2:
            continue
        v = torch.cat(vectors)
        scores = net.chain_scores(v[:, 2:2 + CHAIN_WIDTH], v[:, 2 + CHAIN_WIDTH:2 + 2 * CHAIN_WIDTH], *features(rows))
        n = len(rows)
        scores = scores.masked_fill(~torch.ones(n, n, dtype=torch.bool).tril(-1), -1e4)
        ids = {k: i for i, k in enumerate(dict.fromkeys(known))}
        chain = torch.tensor([ids[k] for k in known])
        same = (chain[:, None] == chain[None]) & torch.ones(n, n, dtype=torch.bool).tril(-1)
        scores = torch.cat([torch.zeros(n, 1), scores], 1)
        right = torch.cat([~same.any(1, keepdim=True), same], 1)
        out["chains"] = out["chains"] + (scores.logsumexp(1) - scores.masked_fill(~right, -1e4).logsumexp(1)).sum()
        mentions += n
    for name, count in words.items():
        out[name] = out[name] / max(count, 1)
    out["edges"] = out["edges"] / max(2 * mentions, 1)
    out["chains"] = out["chains"] / max(mentions, 1)
    return {k: v for k, v in out.items() if torch.is_tensor(v)}

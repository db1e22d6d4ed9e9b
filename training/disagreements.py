"""Pairs of sentences that cannot both hold, and their look-alikes: what the head of disputes learns from."""
import glob, json, os, random
from dataclasses import dataclass
import torch
import torch.nn.functional as F
from batches import CLS, SEP, Window, pack, paragraphs_of
from corpora import text_at
from marks import paragraphs_of as paragraphs_of_text
from event_marks import SENTENCE_END, resolve
from happenings import MARKERS
from network import MAX_PIECES, clashes
from words import words_of, shape_of, quotation_state
from written import written_reports

LONGEST = 110   # word pieces of a side


@dataclass
class Disagreement:
    a: str
    b: str
    labels: tuple            # of each of RELATIONS: 1, 0, or None where nobody knows
    window: Window = None
    markers: tuple = None


def laid(row, pieces):
    """A pair with its window, which is made once."""
    if row.window is None:
        row.window, row.markers = two_sided(row.a, row.b, pieces)
    return row


def sentence_around(text, span):
    """The sentence of the line in which a span stands; as far as its end where it goes over several."""
    line = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[0])
    end = len(text) if end < 0 else end
    cuts = [line] + [line + m.end() for m in SENTENCE_END.finditer(text[line:end])] + [end]
    inside = [(a, b) for a, b in zip(cuts, cuts[1:]) if a < span[1] and span[0] < b]
    return text[inside[0][0]:inside[-1][1]].strip() if inside else text[span[0]:span[1]]


def sentences_of(text):
    out = []
    for line in text.split("\n"):
        cuts = [0] + [m.end() for m in SENTENCE_END.finditer(line)] + [len(line)]
        out += [line[a:b].strip() for a, b in zip(cuts, cuts[1:]) if len(line[a:b].split()) >= 4]
    return out


def two_sided(a, b, pieces):
    """Both sentences in one window, each between its markers."""
    w = Window([CLS], [0], [0], [], [], [])
    markers = []
    for number, (text, opening, closing) in enumerate(((a, "<s>", "</s>"), (b, "<t>", "</t>"))):
        words = words_of(text)
        quotes = quotation_state(text, words)
        markers.append(len(w.pieces))
        w.pieces.append(MARKERS[opening]); w.shapes.append(0); w.quotes.append(0)
        start = len(w.pieces)
        for (s, e), q in zip(words, quotes):
            ids = pieces(text[s:e])
            if len(w.pieces) + len(ids) - start > LONGEST:
                break
            w.first.append(len(w.pieces)); w.spans.append((s, e)); w.paragraph.append(number)
            w.pieces += ids; w.shapes += [shape_of(text[s:e]) + 1] * len(ids); w.quotes += [q] * len(ids)
        for piece in (MARKERS[closing], SEP):
            w.pieces.append(piece); w.shapes.append(0); w.quotes.append(0)
    assert len(w.pieces) <= MAX_PIECES
    return w, tuple(markers)


def content_of(sentence):
    return {w.lower() for w in sentence.replace("’", "'").split() if len(w) > 3}


def others(text, told, rng, count):
    """Pairs of a report's sentences that nobody marked: the likest, and as many others."""
    sentences = sentences_of(text)
    pairs = []
    for i, a in enumerate(sentences):
        for b in sentences[i + 1:]:
            if (a, b) in told or (b, a) in told or a == b:
                continue
            shared = len(content_of(a) & content_of(b))
            pairs.append((shared + rng.random(), a, b))
    pairs.sort(reverse=True)
    chosen = pairs[:count] + rng.sample(pairs, min(len(pairs), count))
    return [(a, b) for _, a, b in chosen]


@dataclass
class Known:
    """Pairs of sentences by what joins them, and whole texts."""
    told: list           # disputes of reports
    disputes: list       # those written as pairs
    lookalikes: list     # no dispute; whether an update or the same claim, nobody said
    unmarked: list       # pairs of a report's sentences that nobody marked: they may yet claim the same
    updates: list        # the earlier first
    same: list
    unlike: list         # written as none of the three
    texts: list

    def __str__(self):
        return ", ".join(f"{len(v)} {k}" for k, v in vars(self).items())


@dataclass
class MarkedText:
    """A report with the pairs of spans that are disputes in it."""
    text: str
    paragraphs: list
    disputes: list


def disagreements(root, here, is_free, rng):
    """What is known of our own reports, of the development reports that `is_free`, and of pairs written for the
    purpose. The development stories are left alone: what stories weigh is fitted on them."""
    told_in_reports, yes, close, far, texts_marked = [], [], [], [], []
    updates, same, unlike = [], [], []

    def take(text, disputes, lookalikes, count=30):
        pair = lambda d: (sentence_around(text, d["a"]), sentence_around(text, d["b"]))
        told = [pair(d) for d in disputes]
        texts_marked.append(MarkedText(text, paragraphs_of_text(text), [(d["a"], d["b"]) for d in disputes]))
        alike = [pair(d) for d in lookalikes]
        told_in_reports.extend(told)
        close.extend(p for p in alike if p[0] != p[1])
        far.extend(others(text, set(told) | set(alike), rng, count))
    for path in sorted(glob.glob(os.path.join(here, "reports", "*.events"))):
        text = text_at(path[:-7] + ".txt")
        _, _, disputes, lookalikes, _ = resolve(text, text_at(path))
        take(text, disputes, lookalikes)
    for kind in ("reports", "disputes"):
        for report in written_reports(os.path.join(here, "written"), kind):
            if not report.faults:
                take(report.text, report.disputes, report.lookalikes)
    find = lambda text, words: (text.find(words), text.find(words) + len(words))
    for path in sorted(glob.glob(os.path.join(root, "reports", "single", "*.json"))):
        if not is_free(os.path.basename(path)[:-5]):
            continue
        text, g = text_at(path[:-5] + ".txt"), json.load(open(path, encoding="utf8"))
        spans = lambda d: {"a": find(text, d["a"]), "b": find(text, d["b"])}
        take(text, [spans(d) for d in g["disputes"]], [spans(d) for d in g.get("lookalikes", [])])
    for line in open(os.path.join(here, "disagreements.jsonl"), encoding="utf8"):
        d = json.loads(line)
        (yes if d["dispute"] else close).append((d["a"], d["b"]))
    pools = {"dispute": yes, "update": updates, "same": same, "none": unlike}
    for path in sorted(glob.glob(os.path.join(here, "written", "pairs-*.jsonl"))):
        for d in map(json.loads, filter(str.strip, open(path, encoding="utf8"))):
            pools[d["rel"]].append((d["a"], d["b"]))
    return Known(told_in_reports, yes, close, far, updates, same, unlike, texts_marked)


# What a batch draws from each pool, and what is known of it for each of RELATIONS: more from reports than from those written
# as pairs, since reports are what it is asked about. An update is one from the earlier to the later: the other way round
# it is none.
DRAWN = (("told", 5, (1, None, 0)), ("lookalikes", 3, (0, None, None)), ("unmarked", 1, (0, None, None)),
         ("disputes", 1, (1, None, 0)), ("unlike", 1, (0, 0, 0)), ("updates", 1, (None, 1, 0)), ("same", 1, (0, 0, 1)))


def batch_of(known, pieces, rng):
    """Pairs as DRAWN says; either side first."""
    rows = []
    for name, labels in [(name, labels) for name, share, labels in DRAWN for _ in range(share) if getattr(known, name)]:
        a, b = rng.choice(getattr(known, name))
        if rng.random() < 0.5:
            a, b, labels = b, a, (labels[0], 0 if labels[1] == 1 else labels[1], labels[2])
        rows.append(laid(Disagreement(a, b, labels), pieces))
    return rows


def dispute_loss(net, rows, sentence, mask):
    at = torch.tensor([d.markers for d in rows])
    gold = torch.tensor([[0.0 if x is None else float(x) for x in d.labels] for d in rows])
    loss = F.binary_cross_entropy_with_logits(net.relations(sentence.float(), mask, at), gold, reduction="none")
    return (loss * torch.tensor([[x is not None for x in d.labels] for d in rows])).sum() / len(rows)


def sentence_spans(text):
    out = []
    for s, e in paragraphs_of_text(text):
        cuts = [s] + [s + m.end() for m in SENTENCE_END.finditer(text[s:e])] + [e]
        out += [(a, b) for a, b in zip(cuts, cuts[1:]) if b > a]
    return out


def windows_of(marked, pieces, rng):
    """A report's windows, and of each sentence the words of its window: [(window, first word, end word)]."""
    windows = pack(paragraphs_of(marked, pieces), rng=rng)[:7]
    rows, spans = [], []
    for s, e in sentence_spans(marked.text):
        for k, w in enumerate(windows):
            at = [i for i, (a, b) in enumerate(w.spans) if a >= s and b <= e]
            if len(at) >= 3:
                rows.append((k, at[0], at[-1] + 1)); spans.append((s, e))
                break
    return windows, rows, spans


def clash_loss(net, marked, rows, spans, windows, sentence):
    """Every pair of a report's sentences: the marked ones clash, the others, which are far more, weigh little each."""
    if len(rows) < 2:
        return None
    vectors = torch.stack([sentence[k, [windows[k].first[i] for i in range(a, b)]].float().mean(0) for k, a, b in rows])
    scores = clashes(net, vectors)
    n = len(rows)
    gold = torch.zeros(n, n)
    index = lambda span: [i for i, (s, e) in enumerate(spans) if s < span[1] and span[0] < e]
    for a, b in marked.disputes:
        for i in index(a):
            for j in index(b):
                if i != j:
                    gold[max(i, j), min(i, j)] = 1.0
    keep = torch.ones(n, n, dtype=torch.bool).tril(-1)
    loss = F.binary_cross_entropy_with_logits(scores[keep], gold[keep], reduction="none")
    yes = gold[keep] > 0
    return (loss[yes].sum() + loss[~yes].sum() * 6 / n) / (yes.sum() + 2)


def pair_clash_loss(net, rows, windows, sentence):
    """The same on written pairs, each side a paragraph of one window."""
    total = 0.0
    for k, (d, w) in enumerate(zip(rows, windows)):
        sides = [[f for f, p in zip(w.first, w.paragraph) if p == number] for number in (0, 1)]
        if d.labels[0] is None or not all(sides):
            continue
        score = clashes(net, torch.stack([sentence[k, side].float().mean(0) for side in sides]))[1, 0]
        total = total + F.binary_cross_entropy_with_logits(score, torch.tensor(float(d.labels[0])))
    return total / max(len(rows), 1)

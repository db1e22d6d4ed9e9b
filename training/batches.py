"""Documents to windows of word pieces with their labels."""
import os, random
from dataclasses import dataclass
import torch
from tokenizers import Tokenizer
from words import words_of, shape_of, quotation_state
from network import MAX_PIECES, TAGS, ENTITY_TAGS, base_folder
from damage import damage_paragraph

CLS, SEP = 101, 102
PIECES_A_WORD = 8
NESTED_OR_NONE, ROLE_OR_NONE, UNKNOWN = -2, -2, -100


class Pieces:
    """Word pieces of a word cut on its own, remembered."""
    def __init__(self):
        self.tokenizer = Tokenizer.from_file(os.path.join(base_folder(), "tokenizer.json"))
        self.tokenizer.no_truncation(); self.tokenizer.no_padding()
        self.known = {}

    def __call__(self, word):
        ids = self.known.get(word)
        if ids is None:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids[:PIECES_A_WORD] or [100]
            if len(self.known) < 400_000:
                self.known[word] = ids
        return ids


@dataclass
class Window:
    pieces: list; shapes: list; quotes: list
    first: list              # index of each word's first piece
    spans: list              # each word's span in the document
    paragraph: list          # each word's paragraph number
    tags: list = None; entities: list = None; cues: list = None   # cues: [(word, [role of each word])]


def paragraphs_of(doc, pieces, rng=None, damage=0.0):
    """Each paragraph as (words' spans, pieces of each word, shapes, quotation states); damaged with the given chance."""
    out = []
    for s, e in doc.paragraphs:
        text = doc.text[s:e]
        if rng is not None and rng.random() < damage:
            text = damage_paragraph(text, rng)
        words = words_of(text)
        if words:
            out.append(([(a + s, b + s) for a, b in words], [pieces(text[a:b]) for a, b in words],
                        [shape_of(text[a:b]) for a, b in words], quotation_state(text, words)))
    return out


def pack(paragraphs, limit=MAX_PIECES, rng=None):
    """Paragraphs packed whole into windows of at most `limit` pieces; one too long is cut. rng: start anywhere, join some."""
    units = []
    for p in paragraphs:
        at = 0
        while at < len(p[0]):
            size, end = 0, at
            while end < len(p[0]) and size + len(p[1][end]) <= limit - 2:
                size += len(p[1][end]); end += 1
            units.append((tuple(x[at:end] for x in p), size))
            at = end
    windows, now, size = [], [], 1
    room = limit if rng is None else rng.randrange(limit // 3, limit + 1)
    for i, (u, n) in enumerate(units):
        if now and size + n + 1 > room:
            windows.append(now); now, size, room = [], 1, limit
        now.append((i, u)); size += n + 1
    if now:
        windows.append(now)
    return [layout(w, rng) for w in windows]


def layout(parts, rng=None):
    w = Window([CLS], [0], [0], [], [], [])
    for number, (spans, pieces, shapes, quotes) in parts:
        for span, ids, shape, quote in zip(spans, pieces, shapes, quotes):
            w.first.append(len(w.pieces)); w.spans.append(span); w.paragraph.append(number)
            w.pieces += ids; w.shapes += [shape + 1] * len(ids); w.quotes += [quote] * len(ids)
        if rng is not None and rng.random() < 0.04:
            continue   # the paragraph run together with the next
        w.pieces.append(SEP); w.shapes.append(0); w.quotes.append(0)
    return w


def words_in(spans, window):
    return [i for i, (a, b) in enumerate(window.spans) if any(a < e and s < b for s, e in spans)]


def label(window, doc, attributions):
    n = len(window.spans)
    lo, hi = window.spans[0][0], window.spans[-1][1]
    tags, inside, cues = [0] * n, [False] * n, []
    for a in attributions:
        if not a["cue"] or a["cue"][0][1] <= lo or a["cue"][0][0] >= hi:
            continue
        at = words_in(a["cue"][:1], window)
        content = words_in(a["content"], window)
        if not at:
            continue
        roles = [0] * n
        for i in content:
            roles[i] = 2
        for i in words_in(a["source"], window):
            roles[i] = 1
        shift = 2 if a["nested"] else 0
        if a["nested"] and any(tags[i] in (1, 2) for i in at):
            pass
        else:
            for k, i in enumerate(at):
                tags[i] = (1 if k == 0 else 2) + shift
        cues.append((at[0], roles))
        if not a["nested"]:
            for i in content:
                inside[i] = True
    if not doc.nested_marked:
        tags = [NESTED_OR_NONE if t == 0 and i else t for t, i in zip(tags, inside)]
    window.tags, window.cues = tags, cues
    window.entities = label_entities(window, doc)
    return window


def label_entities(window, doc):
    if doc.entities is None:
        return None
    out = [0 if doc.roles_marked else ROLE_OR_NONE] * len(window.spans)
    lo, hi = window.spans[0][0], window.spans[-1][1]
    for s, e, kind in doc.entities:
        if e <= lo or s >= hi:
            continue
        for k, i in enumerate(words_in([(s, e)], window)):
            out[i] = UNKNOWN if kind is None else ENTITY_TAGS.index(("B-" if k == 0 else "I-") + kind)
    return out


def to_tensors(windows, length=None):
    T = length or max(len(w.pieces) for w in windows)
    fill = lambda name: torch.tensor([getattr(w, name) + [0] * (T - len(w.pieces)) for w in windows])
    return fill("pieces"), fill("shapes"), fill("quotes"), mask_of(windows, T)


def mask_of(windows, length=None):
    T = length or max(len(w.pieces) for w in windows)
    return torch.tensor([[1] * len(w.pieces) + [0] * (T - len(w.pieces)) for w in windows])


def bucketed(net, windows, drop, most=3):
    """The network over windows of like lengths together, so that little is padding; in the windows' own order."""
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].pieces))
    longest = len(windows[order[-1]].pieces)
    cost = lambda part: len(part) * len(windows[part[-1]].pieces)
    parts = [order]
    while len(parts) < most:
        best = None
        for k, part in enumerate(parts):
            for cut in range(4, len(part) - 3):
                saved = cost(part) - cost(part[:cut]) - cost(part[cut:])
                if best is None or saved > best[0]:
                    best = (saved, k, cut)
        if best is None or best[0] < 400:
            break
        _, k, cut = best
        parts[k:k + 1] = [parts[k][:cut], parts[k][cut:]]
    back = torch.tensor(order).argsort()
    outs = [net(*to_tensors([windows[i] for i in part]), drop=drop) for part in parts]
    pad = lambda x: x if x.shape[1] == longest else torch.nn.functional.pad(x, (0, 0, 0, longest - x.shape[1]))

    def joined(column):
        if torch.is_tensor(column[0]):
            return torch.cat([pad(x) for x in column])[back]
        return type(column[0])(joined(list(c)) for c in zip(*column))
    return tuple(joined(list(column)) for column in zip(*outs))

"""What the heads of events learn from: marked events, how far a text commits to a happening, marked pairs of sentences."""
import glob, json, os, re
from dataclasses import dataclass
import torch
import torch.nn.functional as F
from batches import CLS, SEP, Window, paragraphs_of, pack, layout, words_in
from corpora import Document, text_at
from event_marks import SENTENCE_END, numbered, resolve
from marks import paragraphs_of as paragraphs_of_text, places
from network import EVENT_TYPES, MODALITIES, PAIR_TYPES, POLARITIES, MAX_PIECES
from words import words_of, shape_of, quotation_state

TYPE = {t: i + 1 for i, t in enumerate(EVENT_TYPES)}
MODALITY = {m: i for i, m in enumerate(MODALITIES)}
MARKERS = {"<s>": 1, "</s>": 2, "<t>": 3, "</t>": 4}   # [unused0] to [unused3] of the vocabulary
POLARITY = {p: i + 1 for i, p in enumerate(POLARITIES)}
MODALITIES_AT, COMMITMENT_AT = 1 + len(EVENT_TYPES), 1 + len(EVENT_TYPES) + len(MODALITIES)
STANCES_AT = COMMITMENT_AT + 1


def own_events(folder):
    """name -> events of our own reports (reports/NNN.events)."""
    out = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.events"))):
        events, _, _, _, faults = resolve(text_at(path[:-7] + ".txt"), text_at(path))
        if faults:
            raise ValueError(f"{path}: {faults[0]}")
        out["own " + os.path.basename(path)[:-7]] = events
    return out


def marked_paragraphs(path):
    """Paragraphs of news written for the purpose, each with its events and, in later files, its stances:
    [(text, events, stances or None)]."""
    out = []
    for number, line in enumerate(open(path, encoding="utf8") if os.path.exists(path) else (), 1):
        d = json.loads(line)
        span = lambda words: place_of(d["text"], words, f"{path}:{number}")
        events = [{"anchor": span(anchor), "type": kind, "modality": modality, "actors": [span(w) for w in actors],
                   "recipients": [span(w) for w in recipients]} for anchor, kind, actors, recipients, modality in d["events"]]
        stances = [{"anchor": span(anchor), "polarity": polarity, "actors": [span(whose)], "targets": [span(target)]}
                   for anchor, polarity, whose, target in d["stances"]] if "stances" in d else None
        out.append((d["text"], events, stances))
    return out


def all_marked_paragraphs(folder):
    """Those of paragraphs.jsonl and of the files beside the written reports."""
    files = [os.path.join(folder, "paragraphs.jsonl"), *sorted(glob.glob(os.path.join(folder, "written", "paragraphs-*.jsonl")))]
    return [p for f in files for p in marked_paragraphs(f)]


def place_of(text, words, where):
    words, number = numbered(words)
    found = places(text, words, 0, len(text))
    if len(found) < (number or 1):
        raise ValueError(f"{where}: not found: {words!r}")
    return found[(number or 1) - 1]


def several(paragraphs, rng, count):
    """Some of the marked paragraphs as one document."""
    text, events, stances = "", [], []
    chosen = rng.sample(paragraphs, count)
    for part, told, held in chosen:
        shift = lambda span: (span[0] + len(text), span[1] + len(text))
        moved = lambda row: {k: shift(v) if k == "anchor" else [shift(s) for s in v] if isinstance(v, list) else v for k, v in row.items()}
        events += map(moved, told)
        stances += map(moved, held or [])
        text += part.replace("\n", " ") + "\n"
    return Document("", text, [[]], True, events=events, stances=None if any(held is None for _, _, held in chosen) else stances)


def other_events(path):
    """name -> events of texts that are not here, by offset (events.jsonl)."""
    if not os.path.exists(path):
        return {}
    tuples = lambda spans: [tuple(s) for s in spans]
    return {m["id"]: [{**e, "anchor": tuple(e["anchor"]), "actors": tuples(e["actors"]), "recipients": tuples(e["recipients"])} for e in m["events"]]
            for m in map(json.loads, open(path))}


def label_events(window, events):
    """window.events: [(anchor word, type, modality, role of each word, types as good, weight)]."""
    window.events = [(at, TYPE[e["type"]], MODALITY[e["modality"]], roles, [TYPE[t] for t in e.get("as_good", ())], weight_of(e))
                     for at, roles, e in placed(window, events, "recipients")]


def label_stances(window, stances):
    """window.stances: [(anchor word, polarity, role of each word, weight)], or None where they are not marked."""
    window.stances = None if stances is None else \
        [(at, POLARITY[s["polarity"]], roles, weight_of(s)) for at, roles, s in placed(window, stances, "targets")]


def weight_of(mark):
    """What is optional counts half: it comes behind what must be told."""
    return 0.5 if mark.get("optional") else 1.0


def labelled(doc, pieces, rng=None, damage=0.0):
    """The windows of a document that has its events marked, with these and its stances."""
    out = pack(paragraphs_of(doc, pieces, rng, damage), rng=rng)
    for w in out:
        label_events(w, doc.events)
        label_stances(w, doc.stances)
    return out


def placed(window, marks, second):
    """Of the marks whose anchor stands in the window: its first word, the role of each word (1: actors; 2: `second`), the mark."""
    lo, hi = window.spans[0][0], window.spans[-1][1]
    for mark in marks:
        s, e = mark["anchor"]
        at = words_in([(s, e)], window) if s < hi and e > lo else []
        if not at:
            continue
        roles = [0] * len(window.spans)
        for k, key in ((2, second), (1, "actors")):
            for i in words_in(mark[key], window):
                roles[i] = k
        yield at[0], roles, mark


def role_scores(scorer, windows, told, as_anchor, as_party):
    """Scores and gold roles of words by their anchors. told: [(window, anchor word, roles)]."""
    W = max(len(windows[b].first) for b, _, _ in told)
    first = torch.tensor([windows[b].first + [0] * (W - len(windows[b].first)) for b, _, _ in told])
    owner = torch.tensor([b for b, _, _ in told])
    anchor = as_anchor[owner, torch.tensor([windows[b].first[i] for b, i, _ in told])]
    distance = torch.arange(W)[None] - torch.tensor([i for _, i, _ in told])[:, None]
    scores = scorer(anchor, as_party[owner[:, None], first], distance).float()
    return scores, torch.tensor([r + [-100] * (W - len(r)) for _, _, r in told])


def stance_losses(net, windows, events, as_anchor, as_party):
    marked = [(b, w) for b, w in enumerate(windows) if getattr(w, "stances", None) is not None]
    if not marked:
        return {}
    logits = torch.cat([events[b, w.first, STANCES_AT:] for b, w in marked]).float()
    gold, weight = torch.zeros(len(logits), dtype=torch.long), torch.ones(len(logits))
    at = 0
    for _, w in marked:
        for i, p, _, by in w.stances:
            gold[at + i], weight[at + i] = p, 2.0 * by
        at += len(w.first)
    out = {"stances": (F.cross_entropy(logits, gold, reduction="none") * weight).mean()}
    told = [(b, i, r) for b, w in marked for i, _, r, _ in w.stances]
    if told:
        scores, roles = role_scores(net.holders, windows, told, as_anchor, as_party)
        out["holders"] = F.cross_entropy(scores.view(-1, 3), roles.view(-1), ignore_index=-100)
    return out


def event_losses(net, windows, events, as_anchor, as_party):
    out, marked = {}, [(b, w) for b, w in enumerate(windows) if getattr(w, "events", None) is not None]
    if marked:
        logits = torch.cat([events[b, w.first, :MODALITIES_AT] for b, w in marked]).float()
        gold, weight = torch.zeros(len(logits), dtype=torch.long), torch.ones(len(logits))
        accepted = torch.zeros(len(logits), MODALITIES_AT, dtype=torch.bool)
        at = 0
        for _, w in marked:
            for i, t, _, _, as_good, by in w.events:
                gold[at + i], weight[at + i] = t, 1.5 * by
                accepted[at + i, as_good] = True
            at += len(w.first)
        accepted[torch.arange(len(gold)), gold] = True
        chances = logits.log_softmax(-1)
        any_type = chances.masked_fill(~accepted, -1e4).logsumexp(-1)
        out["events"] = -((chances.gather(1, gold[:, None])[:, 0] + any_type) / 2 * weight).mean()
        told = [(b, w, *e) for b, w in marked for e in w.events]
        if told:
            m = torch.stack([events[b, w.first[i], MODALITIES_AT:COMMITMENT_AT] for b, w, i, *_ in told]).float()
            out["modality"] = F.cross_entropy(m, torch.tensor([m for _, _, _, _, m, *_ in told]))
            scores, roles = role_scores(net.parties, windows, [(b, i, r) for b, _, i, _, _, r, *_ in told], as_anchor, as_party)
            out["parties"] = F.cross_entropy(scores.view(-1, 3), roles.view(-1), ignore_index=-100)
    if any(hasattr(w, "commitments") for w in windows):
        out["commitment"] = commitment_loss(events[..., COMMITMENT_AT], windows)
    return {**out, **stance_losses(net, windows, events, as_anchor, as_party)}


def commitment_loss(values, windows):
    committed = [(b, w.first[i], v) for b, w in enumerate(windows) for i, v in getattr(w, "commitments", ())]
    if not committed:
        return values.sum() * 0
    b, i, v = zip(*committed)
    return F.smooth_l1_loss(values[list(b), list(i)].float(), torch.tensor(v), beta=0.5)


def factuality(root, parts=("uw-train", "meantime-train", "uds-ih2-train")):
    """(scale, sentences with [(start, end, commitment)]): of UW and MEANTIME, which are news and scaled alike, and of UDS-IH2."""
    out = {"news": [], "uds": []}
    for part in parts:
        path = os.path.join(root, "factuality", part + ".jsonl")
        for line in open(path, encoding="utf8"):
            d = json.loads(line)
            starts, n = [], 0
            for token in d["text"].split(" "):
                starts.append((n, n + len(token))); n += len(token) + 1
            marks = [(*starts[t["token"]], float(t["factuality"])) for t in d["targets"] if t["token"] < len(starts)]
            if marks:
                out["uds" if part.startswith("uds") else "news"].append((d["text"], marks))
    return out


def committed_window(sentences, pieces):
    """One window of whole sentences, a paragraph each, with `commitments`: [(word, value)]."""
    parts, marks, offset = [], [], 0
    for number, (text, targets) in enumerate(sentences):
        words = words_of(text)
        ids = [pieces(text[a:b]) for a, b in words]
        if sum(map(len, ids)) + sum(len(i) for _, q in parts for i in q[1]) + len(parts) + 3 > MAX_PIECES:
            break
        parts.append((number, ([(a + offset, b + offset) for a, b in words], ids, [shape_of(text[a:b]) for a, b in words], quotation_state(text, words))))
        marks += [(s + offset, e + offset, v) for s, e, v in targets]
        offset += len(text) + 1
    w = layout(parts)
    w.commitments = [(at[0], v) for s, e, v in marks for at in [words_in([(s, e)], w)] if at]
    return w, len(parts)


@dataclass
class Pair:
    text: str
    source: tuple or None      # None: nobody is told
    target: tuple or None
    kind: str
    window: Window = None      # the sentence with its markers
    markers: tuple = None


def unmarked(marked):
    """Text without markers, and the spans of source and target."""
    plain, spans, opened = "", {}, {}
    for part in re.split(r"(</?[st]>)", marked):
        if part in ("<s>", "<t>"):
            opened[part[1]] = len(plain)
        elif part in ("</s>", "</t>"):
            spans.setdefault(part[2], (opened.pop(part[2]), len(plain)))   # the first of several places
        else:
            plain += part
    return plain, spans.get("s"), spans.get("t")


def marked_window(text, source, target, pieces):
    w = Window([CLS], [0], [0], [], [], [])
    words = words_of(text)
    quotes = quotation_state(text, words)
    ends = lambda span, name: [(span[0], 1, f"<{name}>"), (span[1], 0, f"</{name}>")] if span else []
    cuts = sorted(ends(source, "s") + ends(target, "t"))
    markers = {"<s>": 0, "<t>": 0}

    def put(name):
        markers[name] = len(w.pieces)
        w.pieces.append(MARKERS[name]); w.shapes.append(0); w.quotes.append(0)
    for (a, b), q in zip(words, quotes):
        while cuts and cuts[0][0] <= a:
            put(cuts.pop(0)[2])
        ids = pieces(text[a:b])
        if len(w.pieces) + len(ids) + len(cuts) + 1 > MAX_PIECES:
            break
        w.first.append(len(w.pieces)); w.spans.append((a, b)); w.paragraph.append(0)
        w.pieces += ids; w.shapes += [shape_of(text[a:b]) + 1] * len(ids); w.quotes += [q] * len(ids)
    for c in cuts:
        put(c[2])
    w.pieces.append(SEP); w.shapes.append(0); w.quotes.append(0)
    return w, (markers["<s>"], markers["<t>"])


def pairs_of(path, pieces):
    out = []
    for line in open(path, encoding="utf8"):
        d = json.loads(line)
        text, source, target = unmarked(d["marked"])
        p = Pair(text, source, target, {"RETREAT": "YIELD", "CONCEDE": "YIELD"}.get(d["type"], d["type"]))
        p.window, p.markers = marked_window(text, source, target, pieces)
        out.append(p)
    return out


def pair_loss(net, pairs, sentence, mask, smoothing=0.1):
    at = torch.tensor([p.markers for p in pairs])
    gold = torch.tensor([PAIR_TYPES.index(p.kind) for p in pairs])
    return F.cross_entropy(net.pair_types(sentence.float(), mask, at), gold, label_smoothing=smoothing)


def triple_loss(net, pairs, windows, events, as_anchor, as_party):
    """Minus the log chance that some word of the sentence tells the pair's type with its source and target as parties.

    The anchor of such a pair is not marked: it is summed over.
    """
    total = 0.0
    for b, (p, w) in enumerate(zip(pairs, windows)):
        n = len(w.first)
        types = [TYPE["RETREAT"], TYPE["CONCEDE"]] if p.kind == "YIELD" else [TYPE[p.kind]]
        tell = events[b, w.first, :MODALITIES_AT].float().log_softmax(-1)[:, types].logsumexp(-1)
        distance = torch.arange(n)[None] - torch.arange(n)[:, None]
        roles = net.parties(as_anchor[b, w.first], as_party[b, w.first][None].expand(n, -1, -1), distance).float().log_softmax(-1)
        source, target = (words_in([s] if s else [], w) for s in (p.source, p.target))
        whole = tell + sum(roles[:, words, k].mean(-1) for k, words in ((1, source), (2, target)) if words)
        whole = whole.masked_fill(torch.tensor([i in source or i in target for i in range(n)]), -1e4)
        total = total - whole.logsumexp(0).clamp(min=-20, max=0)
    return total / max(len(pairs), 1)


def alone_loss(windows, events):
    """How many more events than one a sentence that stands alone is expected to tell: relations.jsonl has one of each."""
    told = [(1 - events[b, w.first, :MODALITIES_AT].float().softmax(-1)[:, 0]).sum() for b, w in enumerate(windows)]
    return F.relu(torch.stack(told) - 1).mean()


def quiet_sentences(root):
    """Sentences that tell no event between actors (quad class 0)."""
    rows = [line.rstrip("\n").rsplit("\t", 1) for line in open(os.path.join(root, "events", "quad.tsv"), encoding="utf8")]
    return [r[0] for r in rows if len(r) == 2 and r[1] == "0"]


@dataclass
class ToldReport:
    """A report of which a reader told its events by sentence: type, modality, and the words of who took part."""
    text: str
    paragraphs: list
    sentences: list    # [(start, end, [(type, modality, [spans of actors], [spans of recipients])])]
    stances: list      # [(sentence, polarity, [spans of those who hold it])]


def told_reports(root, is_free):
    """The marked reports that `is_free`, whose events have a sentence but no anchor."""
    out = []
    for path in sorted(glob.glob(os.path.join(root, "reports", "single", "*.json"))):
        if not is_free(os.path.basename(path)[:-5]):
            continue
        text, g = text_at(path[:-5] + ".txt"), json.load(open(path, encoding="utf8"))
        wordings = {a["id"]: sorted(a["names"], key=len, reverse=True) for a in g["actors"]}
        paragraphs = paragraphs_of_text(text)
        sentences = []
        for s, e in paragraphs:
            cuts = [s] + [s + m.end() for m in SENTENCE_END.finditer(text[s:e])] + [e]
            sentences += [(a, b, []) for a, b in zip(cuts, cuts[1:])]
        for event in g["events"]:
            at = text.find(event["sentence"])
            home = next((x for x in sentences if x[0] <= at < x[1]), None)
            if home is None:
                continue
            words = lambda ids: [(m.start(), m.end()) for i in ids for n in wordings.get(i, ())
                                 for m in re.finditer(r"(?<!\w)" + re.escape(n) + r"(?!\w)", text[home[0]:home[1]])]
            shifted = lambda ids: [(a + home[0], b + home[0]) for a, b in words(ids)]
            home[2].append((event["type"], event.get("modality", "happened"), shifted(event["actors"]), shifted(event["recipients"])))
        stances = []
        for stance in g["stances"]:
            at = text.find(stance["target_words"])
            home = next((x for x in sentences if x[0] <= at < x[1]), None)
            whose = [(m.start(), m.end()) for n in wordings.get(stance["actor"], ())
                     for m in re.finditer(r"(?<!\w)" + re.escape(n) + r"(?!\w)", text)]
            if home is not None:
                stances.append((home[:2], {"neutral": "neither"}.get(stance["polarity"], stance["polarity"]),
                                [w for w in whose if home[0] <= w[0] < home[1]]))
        out.append(ToldReport(text, paragraphs, sentences, stances))
    return out


def told_losses(net, report, windows, events, as_anchor, as_party):
    """Of each sentence: that its words tell nothing, or that some word of it tells each of its events, and not many more."""
    out = {"events": [], "told": [], "modality": [], "toldstances": []}
    for b, w in enumerate(windows):
        logits = events[b, w.first].float()
        chances = logits[:, :MODALITIES_AT].log_softmax(-1)
        for s, e, told in report.sentences:
            at = [i for i, (x, y) in enumerate(w.spans) if s <= x and y <= e]
            if not at:
                continue
            if not told:
                out["events"].append(-chances[at, 0].mean())
                continue
            distance = torch.tensor(at)[None] - torch.tensor(at)[:, None]
            first = torch.tensor([w.first[i] for i in at])
            roles = net.parties(as_anchor[b, first], as_party[b, first][None].expand(len(at), -1, -1), distance).float().log_softmax(-1)
            expected = (1 - chances[at, 0].exp()).sum()
            out["events"].append(0.02 * (expected - len(told)).clamp(min=-3, max=3) ** 2)
            for kind, modality, actors, recipients in told:
                whole = chances[at, TYPE[kind]]
                banned = torch.zeros(len(at), dtype=torch.bool)
                for k, spans in ((1, actors), (2, recipients)):
                    inside = [j for j, i in enumerate(at) if any(x < w.spans[i][1] and w.spans[i][0] < y for x, y in spans)]
                    if inside:
                        whole = whole + roles[:, inside, k].max(-1).values
                        banned[inside] = True
                whole = whole.masked_fill(banned, -1e4) if not banned.all() else whole
                out["told"].append(-whole.logsumexp(0).clamp(min=-20, max=0))
                who = whole.detach().softmax(0)
                m = logits[at, MODALITIES_AT:COMMITMENT_AT].log_softmax(-1)[:, MODALITY[modality]]
                out["modality"].append(-(who * m).sum())
        polarities = logits[:, STANCES_AT:].log_softmax(-1)
        for (s, e), polarity, whose in report.stances:
            at = [i for i, (x, y) in enumerate(w.spans) if s <= x and y <= e]
            if not at:
                continue
            whole = polarities[at, POLARITY[polarity]]
            inside = [j for j, i in enumerate(at) if any(x < w.spans[i][1] and w.spans[i][0] < y for x, y in whose)]
            if inside and len(inside) < len(at):
                distance = torch.tensor(at)[None] - torch.tensor(at)[:, None]
                first = torch.tensor([w.first[i] for i in at])
                roles = net.holders(as_anchor[b, first], as_party[b, first][None].expand(len(at), -1, -1), distance).float().log_softmax(-1)
                whole = whole + roles[:, inside, 1].max(-1).values
                banned = torch.zeros(len(at), dtype=torch.bool)
                banned[inside] = True
                whole = whole.masked_fill(banned, -1e4)
            out["toldstances"].append(-whole.logsumexp(0).clamp(min=-20, max=0))
    return {k: torch.stack(v).mean() for k, v in out.items() if v}

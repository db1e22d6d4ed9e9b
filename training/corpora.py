"""The corpora as documents of one form. Folders and licences: weights/card.md."""
import glob, gzip, json, os, random, re
from dataclasses import dataclass, field
from marks import as_words, paragraphs_of, resolve, sections

ROLES = ("source", "cue", "content")
KINDS = ("person", "organisation", "place", "group", "role")


@dataclass
class Document:
    name: str
    text: str
    readings: list            # one list of attributions for each annotator: {source, cue, content, nested}
    nested_marked: bool       # whether this corpus marks attributions inside another's content
    entities: list = None     # [(start, end, kind)] or None where none are marked
    roles_marked: bool = False  # whether 'role' mentions are among the entities
    events: list = None       # as event_marks.py resolves them, or None where none are marked
    stances: list = None      # the same
    paragraphs: list = field(default_factory=list)

    def __post_init__(self):
        self.paragraphs = paragraphs_of(self.text)


def read_brat(path):
    spans, out, inner = {}, [], set()
    lines = open(path, encoding="utf8").read().split("\n")
    for line in lines:
        if line.startswith("A") and "\tNested " in line:
            inner.add(line.split("\tNested ")[1].strip())
    for line in lines:
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            offsets = rest.split("\t")[0].partition(" ")[2]
            spans[key] = [tuple(map(int, o.split())) for o in offsets.split(";")]
        elif key.startswith("E"):
            a = {r: [] for r in ROLES}
            for part in rest.split():
                name, _, ref = part.partition(":")
                role = re.sub(r"\d+$", "", name).lower()
                if role in a:
                    a[role] += spans.get(ref, [])
            if any(a.values()):
                out.append({**{r: sorted(a[r]) for r in ROLES}, "nested": key in inner})
    return out


def text_at(path):
    with open(path, encoding="utf8", newline="") as f:
        return f.read()


def brat_folder(folder, nested_marked, names=None):
    by = {}
    for p in sorted(glob.glob(os.path.join(folder, "attributions", "*.ann"))):
        by.setdefault(os.path.basename(p)[:-4].rpartition("_")[0], []).append(p)
    return [Document(d, text_at(os.path.join(folder, "text", d + ".txt")), [read_brat(p) for p in ps], nested_marked)
            for d, ps in by.items() if names is None or d in names]


def polnear(root, part):
    docs = brat_folder(os.path.join(root, "polnear", part), False)
    silver = os.path.join(root, "polnear", part, "corenlp.jsonl.gz")
    if os.path.exists(silver):
        add_silver_entities(docs, silver)
    return docs


def add_silver_entities(docs, path):
    """CoreNLP's persons and places. What else it finds is not learned from: it calls too much an organisation, and MISC
    is nationalities and much beside."""
    kinds = {"PERSON": "person", "LOCATION": "place"}
    by = {d.name: d for d in docs}
    for line in gzip.open(path, "rt", encoding="utf8"):
        r = json.loads(line)
        doc = by.get(r["id"])
        if doc is None:
            continue
        out, last = [], None
        for s in r["sentences"]:
            last = None
            for start, end, _, label in s["t"]:
                if label == last and label in kinds:
                    out[-1] = (out[-1][0], end, out[-1][2])
                elif label in kinds:
                    out.append((start, end, kinds[label]))
                elif label in ("MISC", "ORGANIZATION"):
                    out.append((start, end, None))
                last = label
        doc.entities = out


def newswire_names(root):
    folder = os.path.join(root, "newswire", "marked", "text")
    names = sorted(f[:-4] for f in os.listdir(folder))
    return [n for i, n in enumerate(names) if i % 5 != 4], [n for i, n in enumerate(names) if i % 5 == 4]


def newswire(root, names):
    return brat_folder(os.path.join(root, "newswire", "marked"), True, set(names))


def own_marks(root, path):
    """Our marks by offset (marks.jsonl), over articles of worldwide.jsonl and the development reports."""
    texts, out = worldwide_texts(root), []
    for line in open(path):
        m = json.loads(line)
        name = m["id"]
        text = texts[name] if name in texts else text_at(os.path.join(root, "reports", "single", name[1:] + ".txt"))
        marks = [{**{r: [tuple(s) for s in a[r]] for r in ROLES}, "nested": a["nested"]} for a in m["attributions"]]
        out.append(Document(name, text, [marks], True))
    return out


def own_reports(folder):
    """Reports of our own writing with their marks (reports/NNN.txt, NNN.marks)."""
    out = []
    for path in sorted(glob.glob(os.path.join(folder, "*.marks"))):
        text = text_at(path[:-6] + ".txt")
        rows, faults = resolve(text, text_at(path))
        if faults:
            raise ValueError(f"{path}: {faults[0]}")
        out.append(Document("own " + os.path.basename(path)[:-6], text, [rows], True))
    return out


NAME = re.compile(r"\{([polg])\|([^{}|]+)\}")
NAME_KINDS = {"p": "person", "o": "organisation", "l": "place", "g": "group"}
LISTED_KINDS = {**NAME_KINDS, "r": "role"}


def written_names(path, lines=6):
    """Sentences of our own with every name in brackets (written/names.txt), some lines a document."""
    out, rows = [], [r for r in text_at(path).split("\n") if r.strip()] if os.path.exists(path) else []
    for at in range(0, len(rows), lines):
        text, entities = "", []
        for row in rows[at:at + lines]:
            end = 0
            for m in NAME.finditer(row):
                text += row[end:m.start()]
                entities.append((len(text), len(text) + len(m[2]), NAME_KINDS[m[1]]))
                text, end = text + m[2], m.end()
            text += row[end:] + "\n"
        out.append(Document(f"names {at}", text, [[]], False, entities))
    return out


def listed_names(path):
    """Of reports of our own the names that stand in them, as written (written/report-names.txt): name -> [(kind, words)]."""
    return {"own " + title: [(LISTED_KINDS[line[0]], words.strip()) for line in lines if line[:1] in LISTED_KINDS
                             for words in line[2:].split("//") if words.strip()]
            for title, lines in (sections(text_at(path)) if os.path.exists(path) else ())}


def lay_names(documents, path):
    """The documents, those whose names are listed with every place of them marked: longer names first, names before
    roles. A role right before a person's name may be his title, and tells nothing."""
    lists = listed_names(path)
    for d in documents:
        if d.name not in lists:
            continue
        taken, entities = [False] * len(d.text), []
        for kind, words in sorted(lists[d.name], key=lambda r: (r[0] == "role", -len(r[1]))):
            for m in re.finditer(as_words(words), d.text):
                if not any(taken[m.start():m.end()]):
                    taken[m.start():m.end()] = [True] * len(words)
                    entities.append((*m.span(), kind))
        persons = {s for s, _, kind in entities if kind == "person"}
        d.entities = sorted((s, e, None if kind == "role" and e + 1 in persons else kind) for s, e, kind in entities)
        d.roles_marked = True
    return documents


def worldwide_texts(root):
    rows = map(json.loads, open(os.path.join(root, "newswire", "worldwide.jsonl"), encoding="utf8"))
    return {d["id"]: d["text"] for d in rows}


def worldwide_entities(root):
    """name -> entities, placed in the untouched text word by word, and whether every word was found in it."""
    kinds = {"Person": "person", "Organization": "organisation", "Location": "place", "Facility": "place", "NORP": "group"}
    texts, out = worldwide_texts(root), {}
    for line in open(os.path.join(root, "entities", "worldwide.jsonl"), encoding="utf8"):
        d = json.loads(line)
        text, at, spans, good = texts.get(d["id"], ""), 0, [], True
        for sentence in d["sentences"]:
            for cell, inner in sentence:
                # A name in a name has its tag behind; the outer one stands in the word's cell: "African<tab>B-Organization".
                word, _, outer = cell.partition("\t")
                tag = outer or inner
                i = text.find(word, at, at + 400)
                if i < 0:
                    good = False
                    continue
                at = i + len(word)
                if tag == "O":
                    continue
                b, _, kind = tag.partition("-")
                if kind not in kinds:
                    continue
                if b == "I" and spans and spans[-1][2] == kinds[kind] and i - spans[-1][1] < 3:
                    spans[-1] = (spans[-1][0], at, kinds[kind])
                else:
                    spans.append((i, at, kinds[kind]))
        out[d["id"]] = (spans, good)
    return out


def gum(root, part):
    """GUM's named and nominal mentions. A nominal person is a 'role'. The kinds of names are not learned from: their spans
    hold titles and articles, which those of worldwide.jsonl do not."""
    docs, text, entities, stack = [], [], [], []
    length = 0

    def close():
        nonlocal text, entities, length
        if text:
            docs.append(Document(name, "".join(text), [[]], False, entities, True))
        text, entities, length = [], [], 0
    name = None
    for line in open(os.path.join(root, "ud", f"gum-{part}.conllu"), encoding="utf8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc id"):
            close()
            name, stack = line.split("=")[1].strip(), []
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
                    s, fields, words = stack.pop()
                    head = int(fields[5].split(",")[0]) - 1 if len(fields) > 5 and fields[5].split(",")[0].isdigit() else 0
                    mine = words + [(start, end, c[3])]
                    if head >= len(mine):
                        continue
                    upos = mine[head][2]
                    if upos == "PROPN" and fields[1] in ("person", "organization", "place"):
                        entities.append((s, end, None))
                    elif upos == "NOUN" and fields[1] == "person":
                        k = 0
                        while k < head and mine[k][2] in ("DET", "PRON", "NUM"):
                            k += 1
                        entities.append((mine[k][0], mine[head][1], "role"))
            for open_ in stack:
                open_[2].append((start, end, c[3]))
    close()
    for d in docs:   # of mentions inside one another the outermost name is kept, roles give way to names
        d.entities.sort(key=lambda e: (e[2] == "role", e[0] - e[1]))
        kept = []
        for e in d.entities:
            if all(e[1] <= k[0] or k[1] <= e[0] for k in kept):
                kept.append(e)
        d.entities = sorted(kept)
    return docs

"""Marks that a person can write and read, to spans.

    python marks.py REPORT.txt REPORT.marks      checks the marks: one line for each fault, then the count

A line a statement, in the order of the report:

    paragraph | source | cue | content

`paragraph` counts the report's lines that are not blank, from 1; it is where the cue stands. Words are the report's
own, to the letter. `//` parts the pieces of a content (or source); a long piece may be written `first words ... last
words`. A piece is looked for in the cue's paragraph, then in the ones after it. ` #2` at the end of a field takes the
second place where those words stand in the paragraph; else the cue nearest to the content is taken and the source
nearest to the cue. The source may be empty. A statement is nested when its cue stands in another's content.
"""
import re, sys

GAP = re.compile(r"\s+\.\.\.\s+")


class Fault(Exception):
    pass


def paragraphs_of(text):
    return [m.span() for m in re.finditer(r"[^\n]+", text) if m[0].strip()]


def sections(content):
    """[(name, lines)] of a file whose parts begin with '=== name'."""
    out = []
    for line in content.split("\n"):
        if line.startswith("=== "):
            out.append((line[4:].strip(), []))
        elif out:
            out[-1][1].append(line)
    return out


def as_words(words):
    """A pattern of the words where no other letter stands beside them."""
    edge = lambda c, p: p if c.isalnum() else ""
    return edge(words[:1], r"(?<!\w)") + re.escape(words) + edge(words[-1:], r"(?!\w)")


def places(text, words, lo, hi):
    """Where the words stand between lo and hi, as whole words where they stand so at all."""
    return [m.span() for m in re.finditer(as_words(words), text[:hi]) if m.start() >= lo] or \
        [m.span() for m in re.finditer(re.escape(words), text[:hi]) if m.start() >= lo]


def stretches(text, words, lo, hi):
    parts = GAP.split(words)
    if len(parts) == 1:
        return places(text, words, lo, hi)
    if len(parts) > 2:
        raise Fault(f"more than one ' ... ' in {words!r}")
    out = []
    for s, e in places(text, parts[0], lo, hi):
        ends = places(text, parts[1], e, hi)
        if ends:
            out.append((s, ends[0][1]))
    return out


def pick(text, words, lo, hi, near, apart):
    """The one place meant: by number, or the nearest to `near` that touches none of `apart`."""
    words, _, number = re.match(r"(.*?)(\s+#(\d+))?$", words.strip(), re.S).groups()
    found = stretches(text, words, lo, hi)
    if number is not None:
        if int(number) > len(found):
            raise Fault(f"{words!r} stands {len(found)} times, not {number}")
        return found[int(number) - 1]
    free = [f for f in found if not any(f[0] < e and s < f[1] for s, e in apart)]
    if not free:
        raise Fault(f"not found: {words!r}")
    return min(free, key=lambda f: 0 if near is None else max(near[0] - f[1], f[0] - near[1], 0))


def resolve_line(text, paragraphs, line):
    fields = [f.strip() for f in line.split("|")]
    if len(fields) != 4 or not fields[0].isdigit() or not 1 <= int(fields[0]) <= len(paragraphs):
        raise Fault("a line is 'paragraph | source | cue | content'")
    number, source, cue, content = fields
    if not cue or not content:
        raise Fault("a cue and a content are needed")
    n = int(number) - 1
    lo, hi = paragraphs[n]

    def wider(words, near, apart):
        """In the cue's paragraph, else in the ones after, else in the one before."""
        for a, b in ((lo, hi), (hi, len(text)), (paragraphs[max(n - 1, 0)][0], hi)):
            try:
                return pick(text, words, a, b, near, apart)
            except Fault as fault:
                last = fault
        raise last
    pieces = []
    for piece in content.split("//"):
        pieces.append(wider(piece, pieces[-1] if pieces else None, pieces))
    pieces.sort()
    at = pick(text, cue, lo, hi, pieces[0] if len(pieces) == 1 else (pieces[0][1], pieces[-1][0]), pieces)
    # A label is its own cue: "KERVAN | KERVAN:".
    apart = lambda piece: [] if "#" in piece or cue.startswith(piece.strip()) else [at, *pieces]
    sources = [wider(piece, at, apart(piece)) for piece in source.split("//")] if source else []
    return {"source": sorted(sources), "cue": [at], "content": pieces}


def resolve(text, marks):
    """The statements of a marks file, and its faults as sentences."""
    paragraphs = paragraphs_of(text)
    rows, faults = [], []
    for number, line in enumerate(marks.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            rows.append(resolve_line(text, paragraphs, line))
        except Fault as fault:
            faults.append(f"line {number}: {fault}")
    for r in rows:
        r["nested"] = any(o is not r and inside(r["cue"][0], o["content"]) and not inside(o["cue"][0], r["content"]) for o in rows)
    return rows, faults


def inside(span, spans):
    return any(s <= span[0] and span[1] <= e for s, e in spans)


def main(argv):
    text = open(argv[1], encoding="utf8", newline="").read()
    rows, faults = resolve(text, open(argv[2], encoding="utf8").read())
    for f in faults:
        print(f)
    if "--show" in argv:
        words = lambda spans: " // ".join(text[s:e].replace("\n", " ") for s, e in spans)
        for r in rows:
            print(("  " if r["nested"] else "") + " | ".join(words(r[k]) for k in ("source", "cue", "content")))
    print(f"{len(rows)} statements, {sum(r['nested'] for r in rows)} nested, {len(faults)} faults")


if __name__ == "__main__":
    main(sys.argv)

"""Stories of our own writing, reports of different houses on one happening (written/stories-*.txt), several a file:

    === name | title
    --- a | 2025-03-11T08:40Z | House
    a report's text
    --- marks
    dispute | figures | a: exact words | d: exact words
    update | a: exact words | c: exact words        (the earlier first)
    same | a: exact words | b: exact words
    alike | figures | a: exact words | c: exact words

Every pair of reports that makes a claim has a line of its own. An alike pair looks like a dispute and is none.

    python story_files.py FILE...       checks the marks: one line for each fault, then the counts
"""
import collections, glob, json, os, re, sys
from dataclasses import dataclass
from corpora import text_at

RELATIONS = ("dispute", "update", "same")


@dataclass
class Story:
    name: str
    reports: dict     # of each report's letter or file: (published, text)
    marks: list       # (kind, (report, words), (report, words)); kind: one of RELATIONS, "alike", or "optional" before one of RELATIONS
    faults: list


def written_stories(folder):
    return [s for path in sorted(glob.glob(os.path.join(folder, "stories-*.txt"))) for s in stories_in(text_at(path))]


def story_texts(folder):
    """The texts of the folder's stories' reports, by `story/letter`."""
    return {f"{s.name}/{letter}": text for s in written_stories(folder) for letter, (_, text) in s.reports.items()}


def stories_in(content):
    return [story_of(part) for part in re.split(r"^=== ", content, flags=re.M)[1:]]


def story_of(part):
    head, *parts = re.split(r"^--- ", part, flags=re.M)
    story = Story(head.split("|")[0].strip(), {}, [], [])
    for p in parts:
        first, _, body = p.partition("\n")
        if first.strip() == "marks":
            for line in filter(str.strip, body.split("\n")):
                kind, *_, a, b = [x.strip() for x in line.split(" | ")]
                story.marks.append((kind, tuple(a.split(": ", 1)), tuple(b.split(": ", 1))))
        else:
            letter, published, _ = [x.strip() for x in first.split("|", 2)]
            story.reports[letter] = (published, body.strip() + "\n")
    told = []
    for kind, *sides in story.marks:
        faults = [f"{kind}: not once in {report}: {words}" for report, words in sides
                  if report not in story.reports or story.reports[report][1].count(words) != 1]
        if kind not in (*RELATIONS, "alike"):
            faults.append(f"no kind of mark: {kind}")
        story.faults += faults
        if not faults:
            told.append((kind, *sides))
    story.marks = told
    return story


def kept_stories(folder):
    """Those that nothing trains on, in the form of the development stories: a folder each."""
    out = []
    for path in sorted(glob.glob(os.path.join(folder, "*", "story.json"))):
        g = json.load(open(path, encoding="utf8"))
        here = os.path.dirname(path)
        story = Story(os.path.basename(here), {r["file"]: (r["published"], text_at(os.path.join(here, r["file"]))) for r in g["reports"]}, [], [])
        spots = lambda mark, side: [(m["file"], m["words"]) for m in [mark[side], *mark.get(side + "_also", [])]]
        for kind, rows, one, other in (("dispute", g["disputes"], "a", "b"), ("update", g["updates"], "earlier", "later")):
            for mark in rows:
                name = "optional " + kind if mark.get("optional") else kind
                story.marks += [(name, a, b) for a in spots(mark, one) for b in spots(mark, other)]
        for claim in g["corroborated"]:
            said = [(m["file"], m["words"]) for m in claim["reports"]]
            story.marks += [("same", a, b) for i, a in enumerate(said) for b in said[i + 1:] if a[0] != b[0]]
        out.append(story)
    return out


def main(argv):
    counts = collections.Counter()
    for path in argv[1:]:
        for story in stories_in(text_at(path)):
            for fault in story.faults:
                print(f"{path}: {story.name}: {fault}")
            counts.update(kind for kind, *_ in story.marks)
            counts["stories"] += 1
    print(dict(counts))


if __name__ == "__main__":
    main(sys.argv)

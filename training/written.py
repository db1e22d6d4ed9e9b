"""Reports of our own writing with all their marks in one file (written/reports-*.txt), several reports a file:

    === name
    the report's text
    --- statements
    lines of marks.py
    --- events
    lines of event_marks.py

Those of disputes-*.txt have no statements, and of marks of events only disputes and look-alikes.

The events and stances of reports in stories lie apart (story-events-*.txt), without the text: `=== story/letter`, then
`--- events`.

    python written.py FILE...       checks the marks: one line for each fault, then the counts
"""
import glob, os, sys
from dataclasses import dataclass
from corpora import Document, text_at
from story_files import story_texts
import event_marks, marks


@dataclass
class WrittenReport:
    name: str
    text: str
    statements: list
    events: list
    stances: list
    disputes: list
    lookalikes: list
    faults: list


def parts_of(content):
    """[(name, text, statement lines, event lines)] of a file."""
    out, part = [], None
    for line in content.split("\n"):
        if line.startswith("=== "):
            out.append((line[4:].strip(), [], [], []))
            part = 1
        elif line.startswith("--- "):
            part = {"statements": 2, "events": 3}[line[4:].strip()]
        elif out:
            out[-1][part].append(line)
    return [(name, "\n".join(text).strip("\n") + "\n", "\n".join(statements), "\n".join(events)) for name, text, statements, events in out]


def reports_in(path):
    """The same of a file whose reports may stand in the stories beside it."""
    folder, name = os.path.split(path)
    texts = story_texts(folder) if name.startswith("story-events-") else {}
    return [(name, texts.get(name, text), *marked) for name, text, *marked in parts_of(text_at(path))]


def stamps(folder):
    """When each of a folder's files was last written: other than before where marks were added."""
    return [os.path.getmtime(f) for f in sorted(glob.glob(os.path.join(folder, "*")))]


def written_reports(folder, kind="reports"):
    """Every report of the folder's files of a kind; those with faulty marks have them told in `faults`."""
    out = []
    for path in sorted(glob.glob(os.path.join(folder, kind + "-*.txt"))):
        for name, text, statements, events in reports_in(path):
            rows, faults = marks.resolve(text, statements)
            told, stances, disputes, lookalikes, more = event_marks.resolve(text, events)
            out.append(WrittenReport(name, text, rows, told, stances, disputes, lookalikes, faults + more))
    return out


def as_document(report):
    return Document("own " + report.name, report.text, [report.statements], True, events=report.events, stances=report.stances)


def main(argv):
    for path in argv[1:]:
        for name, text, statements, events in reports_in(path):
            for fault in marks.resolve(text, statements)[1] + event_marks.resolve(text, events)[4]:
                print(f"{path}: {name}: {fault}")


if __name__ == "__main__":
    main(sys.argv)

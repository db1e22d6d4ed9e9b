"""What joins every two sentences of stories: what train_pairs.py learns from."""
import collections
from dataclasses import dataclass
from disagreements import Disagreement, content_of, laid, sentence_around, sentences_of
from story_files import RELATIONS

UNMARKED_A_STORY = 400


def pairs_of(story, most=UNMARKED_A_STORY):
    """What is known of a story's pairs of sentences, the earlier report's first: those marked, and of the others, which are
    none of RELATIONS, those that share most words. Two reports of which one says what the other does are near-copies: what
    their sentences are to each other is left out."""
    order = sorted(story.reports, key=lambda r: (story.reports[r][0], r))
    known = collections.defaultdict(set)
    for kind, (r, words), (q, others) in story.marks:
        one, other = ((r, sentence_of(story, r, words)), (q, sentence_of(story, q, others)))
        known[(one, other) if order.index(r) <= order.index(q) else (other, one)].add(kind)
    pairs = [Disagreement(a, b, tuple(labels_of(kinds))) for ((_, a), (_, b)), kinds in known.items()]
    rest = []
    for i, r in enumerate(order):
        for q in order[i + 1:]:
            mine, theirs = sentences_of(story.reports[r][1]), sentences_of(story.reports[q][1])
            if len(set(mine) & set(theirs)) > 2:
                continue
            for a in mine:
                for b in theirs:
                    if ((r, a), (q, b)) not in known and a != b:
                        rest.append((len(content_of(a) & content_of(b)), a, b))
    rest.sort(key=lambda x: -x[0])
    return pairs, [Disagreement(a, b, (0, 0, 0)) for _, a, b in rest[:most]]


@dataclass
class Drawn:
    """Pairs of stories to learn from, by what they are."""
    dispute: list
    update: list
    same: list
    alike: list
    unmarked: list    # (a, b)

    def __str__(self):
        return "stories: " + ", ".join(f"{len(v)} {k}" for k, v in vars(self).items())


def drawn_from(stories):
    drawn = Drawn([], [], [], [], [])
    for story in stories:
        marked, rest = pairs_of(story)
        drawn.unmarked += [(p.a, p.b) for p in rest]
        for p in marked:
            for k, relation in enumerate(RELATIONS):
                if p.labels[k]:
                    getattr(drawn, relation).append(p)
            if not any(p.labels):
                drawn.alike.append(p)
    return drawn


# What a batch draws of each; of those that are not joined train_pairs.py chooses.
DRAWN = (("dispute", 8), ("update", 4), ("same", 4), ("alike", 4))


def batch_of(drawn, pieces, rng):
    pools = [(getattr(drawn, name), count) for name, count in DRAWN]
    return [laid(p, pieces) for pool, count in pools for p in rng.sample(pool, min(count, len(pool)))]


def labels_of(kinds):
    for relation in RELATIONS:
        yield 1 if relation in kinds else None if "optional " + relation in kinds else 0


def sentence_of(story, report, words):
    text = story.reports[report][1]
    at = text.find(words)
    return sentence_around(text, (at, at + len(words)))

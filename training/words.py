"""Words, shapes and quotation state of a paragraph: the model's view of text.

src/text/words.ts, src/model/word-features.ts are the same in TypeScript; fixtures hold the two together.
"""
import re

WORD = re.compile(r"[^\W_]+|[^\w\s]|_", re.UNICODE)
OPENING = set("“„‟«‹「『")
CLOSING = set("”»›」』")
DOUBLE = OPENING | CLOSING | {'"'}
SHAPES = ("lower", "title", "upper", "digits", "capital", "mixed", "quotation-mark", "other-mark")
# How a word stands to quotation marks of its paragraph.
OUTSIDE, INSIDE, INSIDE_SINGLE, UNCLOSED = range(4)


def words_of(text, start=0, end=None):
    """Spans of words: runs of letters and digits, or one other mark."""
    return [m.span() for m in WORD.finditer(text, start, len(text) if end is None else end)]


def shape_of(word):
    if not word[0].isalnum():
        return 6 if word in DOUBLE or word in "'‘’`" else 7
    if word.isdigit():
        return 3
    if word.lower() == word:
        return 0
    if len(word) == 1:
        return 4
    if word.upper() == word:
        return 2
    if word[0].upper() == word[0] and word[1:].lower() == word[1:]:
        return 1
    return 5


def quotation_state(text, words):
    """For each word of one paragraph, whether it stands inside quotation marks.

    Straight marks open when none is open and close otherwise; a mark left open colours the rest as UNCLOSED,
    because a quotation may go on in the next paragraph or its end may be lost.
    """
    state = [OUTSIDE] * len(words)
    opened = None
    single = None
    for i, (s, e) in enumerate(words):
        c = text[s]
        if c in DOUBLE and e == s + 1:
            closes = c in CLOSING or (c == '"' and opened is not None)
            if closes and opened is not None:
                for k in range(opened, i + 1):
                    state[k] = INSIDE
                opened = None
            elif not closes:
                opened = i if opened is None else opened
            single = None
        elif c in "'‘’`" and opened is None and e == s + 1:
            before = s > 0 and text[s - 1].isalnum()
            after = e < len(text) and text[e].isalnum()
            if single is None and not before and after and c != "’":
                single = i
            elif single is not None and not after and c != "‘" and c != "`":
                for k in range(single, i + 1):
                    state[k] = INSIDE_SINGLE
                single = None
    if opened is not None:
        for k in range(opened, len(words)):
            state[k] = UNCLOSED
    return state

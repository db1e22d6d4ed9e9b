"""Bad text for training, one character for one, so that marks still fit.

What machine translation, OCR and careless copying do. Written apart from the scorer's damage, which measures.
"""
import re, unicodedata

QUOTES = "\"“”„‟«»‹›"


def damage_paragraph(p, rng):
    """The paragraph with up to two kinds of damage, same length."""
    for _ in range(rng.choice((1, 1, 2))):
        p = rng.choice(KINDS)(p, rng)
    return p


def no_quotes(p, rng):
    return "".join(" " if c in QUOTES else c for c in p)


def some_quotes(p, rng):
    return "".join(" " if c in QUOTES and rng.random() < 0.5 else c for c in p)


def other_quotes(p, rng):
    a, b = rng.choice((('"', '"'), ("“", "”"), ("«", "»"), ("„", "“"), ("”", "”"), ("'", "'"), ("‘", "’")))
    out, inside = [], False
    for c in p:
        if c in QUOTES:
            c, inside = (b if inside else a), not inside
        out.append(c)
    return "".join(out)


def no_capitals(p, rng):
    low = p.lower() if rng.random() < 0.8 else p.upper()
    return low if len(low) == len(p) else p


def bad_names(p, rng):
    return re.sub(r"\b[A-Z][a-z]{3,}", lambda m: misspell(m[0], rng) if rng.random() < 0.35 else m[0], p)


def bad_letters(p, rng):
    return re.sub(r"[A-Za-z]{4,}", lambda m: misspell(m[0], rng) if rng.random() < 0.06 else m[0], p)


def misspell(w, rng):
    i = rng.randrange(1, len(w))
    kind = rng.random()
    if w[i].lower() in "aeiouy":
        return w[:i] + rng.choice("aeiou") + w[i + 1:]
    if kind < 0.5 and i + 1 < len(w):
        return w[:i] + w[i + 1] + w[i] + w[i + 2:]
    return w[:i] + rng.choice("bcdfghklmnprstvz") + w[i + 1:]


def no_stops(p, rng):
    return re.sub(r"[.,;:](?=\s)", lambda m: " " if rng.random() < 0.5 else m[0], p)


def no_accents(p, rng):
    return "".join(unicodedata.normalize("NFD", c)[0] if len(unicodedata.normalize("NFD", c)) > 1 else c for c in p)


KINDS = (no_quotes, some_quotes, other_quotes, other_quotes, no_capitals, bad_names, bad_names, bad_letters, no_stops, no_accents)

"""What a step knows more, and so is studied faster, because others came before it."""
from math import gcd

from .common import level_steps, reached_by


def time_scale(question):
    """Rows count in parts of a minute so small that every saving is whole."""
    return 10**12 // gcd(10**12, question["transfer"])


def minutes_of(question, item, known, scale):
    """What knowing so many ppm of an exam saves, in parts of a minute."""
    return item["study_minutes"] * question["transfer"] * known * scale // 10**12


def at_start(question, item, scale):
    known = sum(table[question["start"][int(s)]] for s, table in item["known"].items())
    return item["study_minutes"] * scale - minutes_of(question, item, known, scale)


def savings(question, item, scale):
    """[(skill, level step, what the item saves more once that step is reached)]."""
    found = []
    for s, table in item["known"].items():
        below = table[question["start"][int(s)]]
        for level in level_steps(question, int(s)):
            if table[level] > below:
                found.append((int(s), level,
                              minutes_of(question, item, table[level] - below, scale)))
                below = table[level]
    return found


def saved_after(question, later, earlier, scale):
    """What one candidate saves because one other came before it."""
    known = 0
    for s, table in later["known"].items():
        start = question["start"][int(s)]
        known += table[max(start, earlier["attests"].get(s, 0))] - table[start]
    return minutes_of(question, later, known, scale)


def reached_before(question, model, skill, level, position):
    """A variable that is 1 only where an earlier position holds one that attests the level."""
    key = (skill, level, position)
    if key not in model.reached:
        step = model.reached[key] = model.variable(1)
        able = [(model.choice[c, q], 1) for c in reached_by(question, skill, level)
                for q in range(position)]
        model.row(able + [(step, -1)], low=0)
    return model.reached[key]

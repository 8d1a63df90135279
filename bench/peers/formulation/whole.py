"""The whole problem, order included: three ways to say how long each position is studied.

The exact minutes of a position are what its candidate takes at the start less what the levels
reached before save, rounded up; the three differ in what a linear relaxation sees of that.
"""
from .positions import positions
from .study import at_start, reached_before, saved_after, savings, time_scale


def whole_compact(question):
    """Per skill, level step and position one variable for what that step saves there."""
    model = positions(question)
    compact_minutes(question, model)
    return model


def whole_pairs(question):
    """One variable per ordered pair that saves anything. What several earlier steps save is at most
    the sum of what each saves alone, a tight bound on the whole; with two positions it is exact,
    with more whole_compact's rows make it so."""
    model = positions(question)
    saved = pair_savings(question, model)
    if question["max_steps"] == 2:
        for p in range(2):
            minutes_row(question, model, [p], saved if p > 0 else [])
    else:
        minutes_row(question, model, range(question["max_steps"]), saved)
        compact_minutes(question, model)
    return model


def whole_enforced(question):
    """A row per candidate and position, which only counts where the candidate stands there."""
    model = positions(question)
    scale = time_scale(question)
    saved = [savings(question, item, scale) for item in question["items"]]
    for (c, p), chosen in model.choice.items():
        terms = [(model.minutes[p], scale)]
        if p > 0:
            terms += [(reached_before(question, model, s, level, p), amount)
                      for s, level, amount in saved[c]]
        model.enforced.append((chosen, terms, at_start(question, question["items"][c], scale)))
    return model


def minutes_row(question, model, at, saved):
    """The minutes of some positions are at least what is needed there less what is saved."""
    scale = time_scale(question)
    needed = [(model.choice[c, p], -at_start(question, item, scale))
              for c, item in enumerate(question["items"]) for p in at]
    model.row([(model.minutes[p], scale) for p in at] + needed + saved, low=0, unit=scale)


def compact_minutes(question, model):
    scale = time_scale(question)
    steps = {}  # (skill, level) -> [(candidate, what it saves)]
    for c, item in enumerate(question["items"]):
        for s, level, amount in savings(question, item, scale):
            steps.setdefault((s, level), []).append((c, amount))
    for p in range(question["max_steps"]):
        terms = []
        for (s, level), amounts in steps.items() if p > 0 else ():
            most = max(amount for _, amount in amounts)
            saved = model.variable(most, integer=False, unit=scale)
            here = [(model.choice[c, p], amount) for c, amount in amounts]
            model.row(here + [(saved, -1)], low=0, unit=scale)
            reached = reached_before(question, model, s, level, p)
            model.row([(reached, most), (saved, -1)], low=0, unit=scale)
            terms.append((saved, 1))
        minutes_row(question, model, [p], terms)


def pair_savings(question, model):
    """What the pairs save, as terms of a row."""
    items, scale, last = question["items"], time_scale(question), question["max_steps"] - 1
    forward, backward, saved = {}, {}, []
    for d, earlier in enumerate(items):
        for c, later in enumerate(items):
            amount = saved_after(question, later, earlier, scale)
            if amount == 0 or later["family"] == earlier["family"]:
                continue
            both = model.variable(1, integer=False)
            forward.setdefault(d, []).append((both, -1))
            backward.setdefault(c, []).append((both, -1))
            saved.append((both, amount))
    for d, terms in forward.items():
        model.row(terms + [(model.choice[d, p], last - p) for p in range(last)], low=0)
    for c, terms in backward.items():
        model.row(terms + [(model.choice[c, p], p) for p in range(1, last + 1)], low=0)
    return saved

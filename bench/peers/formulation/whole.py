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
    """whole_compact, and one variable per ordered pair that saves anything: what several earlier
    steps save is at most the sum of what each saves alone, and exactly that with two positions."""
    model = positions(question)
    pair_savings(question, model)
    if question["max_steps"] > 2:
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


def compact_minutes(question, model):
    scale = time_scale(question)
    steps = {}  # (skill, level) -> [(candidate, what it saves)]
    for c, item in enumerate(question["items"]):
        for s, level, amount in savings(question, item, scale):
            steps.setdefault((s, level), []).append((c, amount))
    for p, spent in enumerate(model.minutes):
        terms = [(spent, scale)]
        terms += [(model.choice[c, p], -at_start(question, item, scale))
                  for c, item in enumerate(question["items"])]
        for (s, level), amounts in steps.items() if p > 0 else ():
            most = max(amount for _, amount in amounts)
            saved = model.variable(most, integer=False, unit=scale)
            here = [(model.choice[c, p], amount) for c, amount in amounts]
            model.row(here + [(saved, -1)], low=0, unit=scale)
            reached = reached_before(question, model, s, level, p)
            model.row([(reached, most), (saved, -1)], low=0, unit=scale)
            terms.append((saved, 1))
        model.row(terms, low=0, unit=scale)


def pair_savings(question, model):
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
    needed = [(v, -at_start(question, items[c], scale)) for (c, _), v in model.choice.items()]
    model.row([(v, scale) for v in model.minutes] + saved + needed, low=0, unit=scale)

"""The whole problem without its study time: who stands at which position, and what that implies."""
from .common import lift, rounded_up_cost, supply, wishes
from .linear_model import LinearModel


def positions(question):
    """One binary per candidate and position, the minutes of every position left open."""
    model, items = LinearModel(), question["items"]
    steps = range(question["max_steps"])
    taken = [[] for _ in items]
    for p in steps:
        for c, item in enumerate(items):
            v = model.variable(1, gain=item["credential"] - item["other_cloud"])
            model.choice[c, p] = v
            taken[c].append(v)
    for c in range(len(items)):
        model.row([(v, 1) for v in taken[c]], high=1)
    for p in steps:
        here = [(model.choice[c, p], 1) for c in range(len(items))]
        model.row(here, low=1 if p == 0 else None, high=1)
        if p > 0:  # positions are filled from the front
            before = [(model.choice[c, p - 1], -1) for c in range(len(items))]
            model.row(here + before, high=0)
        for c, item in enumerate(items):
            earlier = {d: [(model.choice[d, q], 1) for q in range(p)] for d in range(len(items))}
            supply(model, item["requires"], [(model.choice[c, p], 1)], earlier.get)
    longest_study = max(i["study_minutes"] for i in items)
    model.minutes = [model.variable(longest_study) for _ in steps]
    rounded_up_cost(model, question["price_of_hour"], 60, [(v, 1) for v in model.minutes])
    rounded_up_cost(model, question["price_of_dollar"], 100,
                    [(v, i["fee_cents"]) for c, i in enumerate(items) for v in taken[c]])
    lift(model, question, taken)
    wishes(model, question, taken)
    exam_days(model, question, longest_study)
    return model


def exam_days(model, question, longest_study):
    items = question["items"]
    for p in range(question["max_steps"]):
        most = longest_study * (p + 1)
        limits = []
        for c, item in enumerate(items):
            if item["last_day"] is not None:
                allowed = item["last_day"] * question["hours_per_week"] * 60 // 7
                if allowed < most:
                    limits.append((model.choice[c, p], most - allowed))
            # Nothing that opens after another's last day can stand before it.
            for d, other in enumerate(items):
                if item["last_day"] is not None and other["first_day"] > item["last_day"]:
                    before = [(model.choice[d, q], 1) for q in range(p)]
                    model.row(before + [(model.choice[c, p], 1)], high=1)
        if limits:
            model.row([(v, 1) for v in model.minutes[:p + 1]] + limits, high=most, unit=60)

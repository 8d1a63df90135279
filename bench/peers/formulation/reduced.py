"""The reduced problem: one binary per candidate, one variable per skill and level step."""
from .common import lift, rounded_up_cost, supply, wishes
from .linear_model import LinearModel


def reduced(question):
    """Requirements have no cycle in the shipped data, so a set that holds them has an order; an
    answer without one would be refused by the checker."""
    model, items = LinearModel(), question["items"]
    taken = []
    for c, item in enumerate(items):
        model.choice[c, 0] = model.variable(1, gain=item["credential"] - item["other_cloud"])
        taken.append([model.choice[c, 0]])
    minutes = [(v, i["study_minutes"]) for i, (v,) in zip(items, taken)]
    rounded_up_cost(model, question["price_of_hour"], 60, minutes)
    fees = [(v, i["fee_cents"]) for i, (v,) in zip(items, taken)]
    rounded_up_cost(model, question["price_of_dollar"], 100, fees)
    model.row([(v, 1) for (v,) in taken], low=1, high=question["max_steps"])
    lift(model, question, taken)
    wishes(model, question, taken)
    for c, item in enumerate(items):
        supply(model, item["requires"], [(taken[c][0], 1)], lambda d: [(taken[d][0], 1)])
    return model

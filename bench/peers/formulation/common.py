"""What every formulation shares: level steps, rounded costs, requirements, wishes, readiness."""
from math import gcd


def level_steps(question, skill):
    """Distinct levels above the start that candidates attest in a skill, ascending."""
    found = {i["attests"].get(str(skill), 0) for i in question["items"]}
    return sorted(level for level in found if level > question["start"][skill])


def reached_by(question, skill, level):
    return [c for c, i in enumerate(question["items"])
            if i["attests"].get(str(skill), 0) >= level]


def rounded_up_cost(model, price, per, terms):
    """cost = ceil(price * sum of terms / per), folded into the terms where nothing is rounded."""
    if all(price * amount % per == 0 for _, amount in terms):
        for v, amount in terms:
            model.gain[v] -= price * amount // per
        return
    shared = gcd(price, per)
    price, per = price // shared, per // shared
    most = sum(amount * model.upper[v] for v, amount in terms)
    cost = model.variable(-(-price * most // per), gain=-1)
    model.row([(cost, per)] + [(v, -price * amount) for v, amount in terms], low=0)


def supply(model, tree, at_least, placed):
    """Rows that say: where the literal terms `at_least` are 1, the tree holds. `placed(c)` gives
    the terms that are 1 where candidate c counts."""
    if tree is True:
        return
    children = tree["of"]
    if all(isinstance(child, int) for child in children):
        terms = [t for child in children for t in placed(child)]
        model.row(terms + [(v, -tree["k"] * a) for v, a in at_least], low=0)
        return
    held = []
    for child in children:
        held.append(model.variable(1))
        node = {"k": 1, "of": [child]} if isinstance(child, int) else child
        supply(model, node, [(held[-1], 1)], placed)
    model.row([(v, 1) for v in held] + [(v, -tree["k"] * a) for v, a in at_least], low=0)


def wishes(model, question, taken):
    """Budget, families, includes, goals. `taken[c]`: variables whose sum is 1 if c is chosen."""
    items = question["items"]
    if question["budget_cents"] is not None:
        model.row([(v, i["fee_cents"]) for c, i in enumerate(items) for v in taken[c]],
                  high=question["budget_cents"], unit=100)
    for family in {i["family"] for i in items}:
        terms = [(v, 1) for c, i in enumerate(items) if i["family"] == family for v in taken[c]]
        model.row(terms, high=1)
    for c in question["include"]:
        model.row([(v, 1) for v in taken[c]], low=1)
    if question["goals"] is not True:
        always = model.variable(1)
        model.row([(always, 1)], low=1)
        supply(model, question["goals"], [(always, 1)], lambda c: [(v, 1) for v in taken[c]])


def lift(model, question, taken):
    """Level steps of the whole set: what its highest levels are worth."""
    gained = []
    for s, credit in enumerate(question["credit"]):
        below = credit[question["start"][s]]
        for level in level_steps(question, s):
            gain, below = credit[level] - below, credit[level]
            if gain == 0:
                continue
            step = model.variable(1, gain=gain)
            able = [(v, 1) for c in reached_by(question, s, level) for v in taken[c]]
            model.row(able + [(step, -1)], low=0)
            gained.append((step, gain))
    if question["min_gain"] is not None:
        model.row(gained, low=question["min_gain"], unit=1000)

"""Is one answer what the model says? Raises WrongAnswer with the reason where it is not."""
from .path import best_order, fees, refusal, score


class WrongAnswer(Exception):
    pass


def check_path(person, order, claimed_score=None, claimed_minutes=None, claimed_fees=None,
               objective=None, proven=True, order_matters=True):
    """The set's exact score; `order_matters` also holds the order to the model's own. `objective`
    is a solver's own floating-point score, which may fall short where nothing is proven."""
    chosen = set(order)
    if len(chosen) != len(order):
        raise WrongAnswer(f"{order}: a step twice")
    why = refusal(person, chosen)
    if why:
        raise WrongAnswer(f"{order}: {why}")
    best = best_order(person, chosen)
    if best is None:
        raise WrongAnswer(f"{order}: no valid order")
    total = sum(best[1])
    exact = score(person, chosen, total)
    for what, claimed, right in (("score", claimed_score, exact),
                                 ("minutes", claimed_minutes, total),
                                 ("fees", claimed_fees, fees(person, chosen)),
                                 ("order", list(order) if order_matters else None, best[0])):
        if claimed is not None and claimed != right:
            raise WrongAnswer(f"{order}: {what} {claimed}, by the model {right}")
    short = 0 if objective is None else exact - objective
    if short <= -0.5 or (proven and short >= 0.5):
        raise WrongAnswer(f"{order}: objective {objective}, by the model {exact}")
    return exact


def check_list(person, paths, **options):
    """A ranked list: every path, best score first, no set twice. The exact scores."""
    scores = [check_path(person, **path, **options) for path in paths]
    if scores != sorted(scores, reverse=True):
        raise WrongAnswer("the list is not in order")
    if len({frozenset(path["order"]) for path in paths}) != len(paths):
        raise WrongAnswer("a set twice")
    return scores

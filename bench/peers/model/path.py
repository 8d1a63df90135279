"""Which sets may be taken, in which order, and what they score."""
from datetime import date, timedelta
from itertools import permutations

from .person import ceil_div, day_or_none


def leaves(tree):
    if isinstance(tree, str):
        return {tree}
    children = tree.get("all_of") or tree.get("any_of") or tree.get("k_of")
    return set().union(*(leaves(child) for child in children))


def holds(tree, has):
    """Does a requirement tree hold where `has` is what counts as held?"""
    if tree is None:
        return True
    if isinstance(tree, str):
        return tree in has
    if "all_of" in tree:
        return all(holds(child, has) for child in tree["all_of"])
    if "any_of" in tree:
        return any(holds(child, has) for child in tree["any_of"])
    return sum(holds(child, has) for child in tree["k_of"]) >= tree["k"]


def with_covered(person, certifications):
    counted = set(certifications)
    for c in certifications:
        counted.update(person.catalogue.certifications[c].get("covers") or [])
    return counted


def named_by_the_person(person):
    """What a preference of 0 does not ban."""
    named, todo = set(), list(person.include)
    if person.goals:
        todo += leaves(person.goals)
    while todo:
        c = todo.pop()
        if c not in named:
            named.add(c)
            tree = person.catalogue.certifications[c].get("requires")
            todo += leaves(tree) if tree else []
    return named


def refusal(person, chosen):
    """Why the set may not be taken whatever its order, or None."""
    certifications = person.catalogue.certifications
    if not chosen or len(chosen) > person.max_steps:
        return "number of steps"
    if chosen & person.held or chosen & person.exclude:
        return "held or excluded"
    if person.budget is not None and fees(person, chosen) > person.budget:
        return "budget"
    families = [person.catalogue.family(c) for c in chosen]
    if len(set(families)) < len(families):
        return "two of a family"
    held_families = {person.catalogue.family(c) for c in person.held}
    named, counted = named_by_the_person(person), with_covered(person, person.held)
    for c in chosen:
        exam = certifications[c]
        if c not in person.include and (person.catalogue.family(c) in held_families
                                        or c in counted):
            return f"{c} is had already"
        if person.preference[exam["provider"]] == 0 and c not in named:
            return f"{c} is of a banned cloud"
        months = exam.get("min_experience_months") or 0
        if person.experience is not None and months > person.experience:
            return f"{c} needs experience"
        if exam.get("announced"):
            return f"{c} is not offered"
    if not set(person.include) <= chosen | person.held:
        return "an include is missing"
    if not holds(person.goals, with_covered(person, chosen | person.held)):
        return "goals"
    if person.min_readiness is not None:
        if person.readiness(levels_after(person, chosen)) < person.min_readiness:
            return "readiness"
    return None


def fees(person, chosen):
    return sum(person.catalogue.certifications[c]["fee_cents"] for c in chosen)


def levels_after(person, chosen):
    levels = person.start
    for c in chosen:
        levels = person.after(levels, c)
    return levels


def take(person, order):
    """(minutes of each step, day of the last exam), or None where the order is not valid."""
    levels, done, latest, minutes = person.start, set(person.held), person.start_on, []
    day = person.start_on
    for c in order:
        exam = person.catalogue.certifications[c]
        if not holds(exam.get("requires"), with_covered(person, done)):
            return None
        minutes.append(person.minutes(c, levels))
        study_end = person.start_on + timedelta(
            days=ceil_div(sum(minutes) * 7, person.hours_per_week * 60))
        latest = max(latest, day_or_none(exam.get("available_from")) or latest)
        day = max(study_end, latest)
        if day > min(day_or_none(exam.get("retires_on")) or date.max,
                     person.finish_by or date.max):
            return None
        levels = person.after(levels, c)
        done.add(c)
    return minutes, day


def best_order(person, chosen):
    """(order, minutes of each step, last day) of least study, of equals the first as text."""
    best = None
    for order in permutations(sorted(chosen)):
        taken = take(person, order)
        if taken and (best is None or sum(taken[0]) < sum(best[1])):
            best = (list(order), *taken)
    return best


def score(person, chosen, total_minutes):
    policy = person.policy
    value = (person.readiness(levels_after(person, chosen)) - person.readiness(person.start)
             + sum(person.credential(c) for c in chosen))
    cost = (ceil_div(policy["price_of_hour"] * total_minutes, 60)
            + ceil_div(policy["price_of_dollar"] * fees(person, chosen), 100)
            + sum(person.other_cloud(c) for c in chosen))
    return value - cost


def could_be_taken(person):
    """Certifications that some feasible set may hold, as far as each alone tells."""
    open_ones = set()
    for c, exam in person.catalogue.certifications.items():
        # The wishes that only a whole set can meet are left to the solvers.
        why = refusal(person, {c})
        first = max(person.start_on, day_or_none(exam.get("available_from")) or person.start_on)
        last = min(day_or_none(exam.get("retires_on")) or date.max, person.finish_by or date.max)
        if why in (None, "goals", "readiness", "an include is missing") and first <= last:
            open_ones.add(c)
    reached, grew = set(), True
    while grew:
        has = with_covered(person, reached | person.held)
        new = {c for c in open_ones - reached
               if holds(person.catalogue.certifications[c].get("requires"), has)}
        reached, grew = reached | new, bool(new)
    return reached

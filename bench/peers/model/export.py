"""One question as plain numbers: what the other solvers are given to solve.

Everything a person's profile decides (weights, credits, starting levels, candidates) is worked out
here once, so that no solver has to; what remains is the choice of set and order.
"""
from datetime import date

from .path import could_be_taken, with_covered
from .person import day_or_none


def requirement(tree, person, index, self_id, already):
    """A tree as True or {"k", "of"} over candidates' positions; a coverer serves as well."""
    if tree is None:
        return True
    if isinstance(tree, str):
        if tree in already:
            return True
        able = {tree} | person.catalogue.coverers[tree]
        return {"k": 1, "of": sorted(index[c] for c in able if c in index and c != self_id)}
    children = tree.get("all_of") or tree.get("any_of") or tree.get("k_of")
    k = len(children) if "all_of" in tree else tree.get("k", 1)
    of = []
    for child in children:
        made = requirement(child, person, index, self_id, already)
        if made is True:
            k -= 1
        else:
            of.append(made)
    return True if k <= 0 else {"k": k, "of": of}


def export(person):
    candidates = sorted(could_be_taken(person))
    index = {c: i for i, c in enumerate(candidates)}
    skills = list(person.catalogue.skills)
    already = with_covered(person, person.held)
    last_day = person.finish_by or date.max
    items = []
    for c in candidates:
        exam = person.catalogue.certifications[c]
        known = {}  # skill -> [known ppm at every level of that skill]
        for s, share in exam["exam_share"].items():
            known[skills.index(s)] = [
                share * person.policy["ease"][min(x, exam["attests"][s]) * 100
                                              // exam["attests"][s]] // 10**6 for x in range(101)]
        last = min(day_or_none(exam.get("retires_on")) or date.max, last_day)
        first = max(day_or_none(exam.get("available_from")) or person.start_on, person.start_on)
        items.append({
            "id": c,
            "family": person.catalogue.family(c),
            "attests": {skills.index(s): level for s, level in exam["attests"].items()},
            "known": known,
            "study_minutes": exam["study_minutes"],
            "fee_cents": exam["fee_cents"],
            "credential": person.credential(c),
            "other_cloud": person.other_cloud(c),
            "requires": requirement(exam.get("requires"), person, index, c, already),
            "first_day": (first - person.start_on).days,
            "last_day": None if last == date.max else (last - person.start_on).days})
    return {
        "items": items,
        "start": [person.start[s] for s in skills],
        "credit": [[person.credit(s, x) for x in range(101)] for s in skills],
        "max_steps": person.max_steps,
        "budget_cents": person.budget,
        "min_gain": (None if person.min_readiness is None
                     else person.min_readiness - person.readiness(person.start)),
        "include": [index[c] for c in person.include if c in index],
        "goals": requirement(person.goals, person, index, None, already),
        "hours_per_week": person.hours_per_week,
        **{k: person.policy[k] for k in ("price_of_hour", "price_of_dollar", "transfer")}}

"""Holds this model to the reference cases, whose answers were computed apart from both programs.

    python3 -m model.self_test CASES.json      (in bench/peers)
"""
import json
import sys
from itertools import combinations

from .catalogue import Catalogue
from .path import best_order, could_be_taken, fees, levels_after, refusal, score
from .person import Person


def catalogue_of(case, tables):
    given = case["catalogue"]
    role, market = case["role"], case["market"]
    return Catalogue(
        given["certifications"], {s["id"]: s["provider"] for s in given["skills"]},
        {p: v["kind"] for p, v in given["providers"].items()},
        {role["id"]: role} if role else {}, {market["id"]: market} if market else {},
        {"default": {**tables, **case["policy"]}}, market["id"] if market else None)


def all_answers(person):
    """Every feasible set, best first by the objective's key."""
    found = []
    for size in range(1, person.max_steps + 1):
        for chosen in combinations(sorted(could_be_taken(person)), size):
            best = None if refusal(person, set(chosen)) else best_order(person, set(chosen))
            if best is None:
                continue
            order, minutes, last = best
            total, fee = sum(minutes), fees(person, chosen)
            exact = score(person, set(chosen), total)
            first = {"score": (), "time": (last, total), "money": (fee,),
                     "steps": (size,)}[person.objective]
            found.append(((*first, -exact, size, total, fee, order), last))
    return sorted(found)


def listed(person, key, last):
    exact, _, total, fee, order = key[-5:]
    return {"order": order, "score_ppm": -exact, "study_minutes": total, "fee_cents": fee,
            "finish_on": str(last), "readiness_ppm": person.readiness(levels_after(person, order))}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        reference = json.load(file)
    tables = {"ease": reference["ease"], "worth": reference["worth"]}
    for case in reference["cases"]:
        person = Person(catalogue_of(case, tables), case["profile"])
        answers = all_answers(person)
        assert len(answers) == case["feasible_sets"], (case["case"], len(answers))
        kept = []
        for key, last in answers:
            path = listed(person, key, last)
            one = set(path["order"])
            if len(kept) < case["top"] and all(
                    len(one & set(k["order"])) * 100
                    <= case["distinct"] * len(one | set(k["order"])) for k in kept):
                kept.append(path)
        assert kept == case["answer"], (case["case"], kept, case["answer"])
    print(f"{len(reference['cases'])} reference cases agree")


if __name__ == "__main__":
    main()

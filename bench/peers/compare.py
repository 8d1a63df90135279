"""One comparison: the same questions to every peer, every answer checked, times put side by side."""
from dataclasses import dataclass, field
from math import ceil
from statistics import median

import solvers
from model.check_answer import WrongAnswer, check_list, check_path, check_same_optimum

ROUNDS = 15  # later calls of the engine on each question


@dataclass
class Peer:
    name: str  # engine, brute_force, highs, cpsat
    formulation: str = ""
    time_limit: float = 20
    repeat: int = 1
    threads: int = 1


@dataclass
class Comparison:
    name: str
    title: str
    steps: int
    peers: list
    stratum: str = "open"
    keep: int | None = None
    reduced: bool = False
    top: int = 1
    count: int = 10


@dataclass
class Row:
    peer: Peer
    results: list
    wrong: list = field(default_factory=list)


def percentile(values, percent):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, ceil(len(ordered) * percent / 100) - 1)]


def ask(peer, comparison, instances, build, folder):
    if peer.name == "engine":
        return solvers.run_engine(build, instances, comparison.top, ROUNDS, peer.time_limit)
    if peer.name == "brute_force":
        return solvers.run_brute_force(build, instances, comparison.top, peer.time_limit)
    return solvers.run_solver(peer.name, folder, instances, peer.formulation, comparison.top,
                              peer.time_limit, peer.repeat, peer.threads)


def check_result(peer, result, person):
    """Puts the exact scores of a result beside it."""
    if peer.name == "engine":
        result["scores"] = check_list(person, result["paths"])
        return
    scores = []
    for number, path in enumerate(result["paths"]):
        last = number + 1 == len(result["paths"])
        options = {} if peer.name == "brute_force" else {"proven": result["proven"] or not last}
        scores.append(check_path(person, **path, order_matters=False, **options))
    result["scores"] = scores


def check_all(rows, instances):
    """Marks results as wrong: an answer the model refutes, a proof that another's answer beats."""
    for number, instance in enumerate(instances):
        claims = {}
        for row in rows:
            result = row.results[number]
            try:
                check_result(row.peer, result, instance.person)
                if result["proven"]:
                    claims[row.peer.name] = result["scores"]
                    check_same_optimum(claims)
                elif "bound" in result and claims:
                    # What is ranked next, so far not proven, is at most the bound.
                    best = next(iter(claims.values()))[len(result["scores"]) - 1:][:1]
                    if result["scores"] and best and result["bound"] < best[0] - 0.5:
                        raise WrongAnswer(f"bound {result['bound']} below the proven {best[0]}")
            except WrongAnswer as wrong:
                row.wrong.append({"instance": instance.profile.name, "why": str(wrong)})
                claims.pop(row.peer.name, None)


def compare(comparison, maker, build, progress):
    instances = maker.instances(comparison.stratum, comparison.count, comparison.steps,
                                comparison.keep, comparison.reduced)
    rows = []
    for peer in comparison.peers:
        progress(f"{comparison.name}: {peer.name} {peer.formulation}")
        rows.append(Row(peer, ask(peer, comparison, instances, build, maker.folder)))
    check_all(rows, instances)
    return {"name": comparison.name, "title": comparison.title, "steps": comparison.steps,
            "top": comparison.top, "instances": len(instances),
            "candidates": median(i.candidates for i in instances),
            "rows": [summary(row, rows[0]) for row in rows]}


def gap(result, best):
    """How far the bound is above the best score, in percent of it."""
    return max(0.0, (result["bound"] - best) * 100 / best) if best > 0 else None


def summary(row, engine):
    results = row.results
    first = [r["first_us"] for r in results]
    again = [median(r["repeat_us"] or [r["first_us"]]) for r in results]
    ratios = [a / median(e["repeat_us"]) for a, e in zip(again, engine.results)]
    cold_ratios = [a / e["first_us"] for a, e in zip(first, engine.results)]
    open_gaps = [gap(r, e["scores"][0]) for r, e in zip(results, engine.results)
                 if not r["proven"] and "bound" in r and e["scores"]]
    found = sum(r.get("scores") == e.get("scores") for r, e in zip(results, engine.results))
    table = {"peer": row.peer.name, "formulation": row.peer.formulation,
             "threads": row.peer.threads, "time_limit_s": row.peer.time_limit,
             "best_found": found, "proven": sum(r["proven"] for r in results),
             "timed_out": sum(not r["proven"] for r in results), "wrong": row.wrong,
             "gap_percent": median(open_gaps) if open_gaps else None}
    if "build_us" in results[0]:
        table["build_us"] = spread([r["build_us"] for r in results])
    table["first_us"] = spread(first)
    table["repeat_us"] = spread(again) if results[0]["repeat_us"] else None
    if row is not engine:
        table["ratio"] = {**spread(ratios), "least": min(ratios)}
        table["first_ratio"] = spread(cold_ratios)
    return table


def spread(values):
    return {"median": median(values), "p95": percentile(values, 95)}

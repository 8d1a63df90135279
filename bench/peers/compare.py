"""One comparison: the same questions to every peer, every answer checked, times put side by side."""
from dataclasses import dataclass, field
from math import ceil
from statistics import median

import solvers
from model.check_answer import WrongAnswer, check_list, check_path

ROUNDS = 15  # later calls of the engine on each question


@dataclass
class Peer:
    name: str  # engine, brute_force, highs, cpsat
    formulation: str = ""
    time_limit: float = 20
    repeat: int = 1
    presolve: bool = True
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

    def refuse(self, result, instance, why):
        """Wrong answers are shown, and their times count nowhere."""
        result["wrong"] = True
        self.wrong.append({"instance": instance.profile.name, "why": str(why)})


def percentile(values, percent):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, ceil(len(ordered) * percent / 100) - 1)]


def ask(peer, comparison, instances, build, folder):
    if peer.name == "engine":
        return solvers.run_engine(build, instances, comparison.top, ROUNDS, peer.time_limit)
    if peer.name == "brute_force":
        return solvers.run_brute_force(build, instances, comparison.top, peer.time_limit)
    return solvers.run_solver(peer, folder, instances, comparison.top)


def check_sets(peer, result, instance):
    """Puts the exact scores of a result beside it."""
    if peer.name == "engine":
        result["scores"] = check_list(instance.person, result["paths"])
        return
    scores = []
    for number, path in enumerate(result["paths"]):
        last = number + 1 == len(result["paths"])
        options = {} if peer.name == "brute_force" else {"proven": result["proven"] or not last}
        scores.append(check_path(instance.person, **path, order_matters=False, **options))
    result["scores"] = scores


def best_by_rank(lists, better):
    """What each rank holds at best in any of the checked lists; all are lists of distinct sets."""
    longest = max(map(len, lists), default=0)
    return [better(one[k] for one in lists if len(one) > k) for k in range(longest)]


def check_all(rows, instances, check, better=max):
    """Refuses what the model refutes, and then every proof or bound that another's answer beats."""
    for number, instance in enumerate(instances):
        checked = []
        for row in rows:
            result = row.results[number]
            try:
                check(row.peer, result, instance)
                checked.append((row, result))
            except WrongAnswer as wrong:
                row.refuse(result, instance, wrong)
        best = best_by_rank([result["scores"] for _, result in checked], better)
        for row, result in checked:
            if result["proven"] and result["scores"] != best:
                row.refuse(result, instance, f"{result['scores']} proven, but there is {best}")
            elif "bound" in result and len(best) == 1 and result["bound"] < best[0] - 0.5:
                row.refuse(result, instance, f"bound {result['bound']}, but there is {best}")


def compare(comparison, maker, build, progress):
    instances = maker.instances(comparison.stratum, comparison.count, comparison.steps,
                                comparison.keep, comparison.reduced)
    rows = []
    for peer in comparison.peers:
        progress(f"{comparison.name}: {peer.name} {peer.formulation}")
        rows.append(Row(peer, ask(peer, comparison, instances, build, maker.folder)))
    check_all(rows, instances, check_sets)
    return {"name": comparison.name, "title": comparison.title, "steps": comparison.steps,
            "top": comparison.top, "instances": len(instances),
            "candidates": median(i.candidates for i in instances),
            "rows": [summary(row, rows[0]) for row in rows]}


def gap(result, best):
    """How far the bound is above the best score, in percent of it."""
    return max(0.0, (result["bound"] - best) * 100 / best) if best > 0 else None


def summary(row, engine):
    pairs = [(r, e) for r, e in zip(row.results, engine.results)
             if "wrong" not in r and "wrong" not in e]
    table = {"peer": row.peer.name, "formulation": row.peer.formulation,
             "presolve": row.peer.presolve, "threads": row.peer.threads, "time_limit_s": row.peer.time_limit, "wrong": row.wrong,
             "best_found": sum(r["scores"] == e["scores"] for r, e in pairs),
             "proven": sum(r["proven"] for r, _ in pairs),
             "timed_out": sum(not r["proven"] for r, _ in pairs)}
    gaps = [gap(r, e["scores"][0]) for r, e in pairs
            if not r["proven"] and "bound" in r and len(e["scores"]) == 1]
    again = [later(r) for r, _ in pairs]
    table["gap_percent"] = median(gaps) if gaps else None
    table["build_us"] = spread([r["build_us"] for r, _ in pairs if "build_us" in r])
    table["first_us"] = spread([r["first_us"] for r, _ in pairs])
    table["repeat_us"] = spread(again) if any(r["repeat_us"] for r, _ in pairs) else None
    if row is not engine:
        table["ratio"] = spread([a / later(e) for a, (_, e) in zip(again, pairs)])
        table["first_ratio"] = spread([r["first_us"] / e["first_us"] for r, e in pairs])
    return table


def later(result):
    """The median of the later times; the first where nothing was asked twice."""
    return median(result["repeat_us"] or [result["first_us"]])


def spread(values):
    if not values:
        return None
    return {"median": median(values), "p95": percentile(values, 95), "least": min(values)}

"""The path-only task: fewest or cheapest chain of prerequisites to a goal, the K cheapest."""
import json
import sys
from statistics import median

import path_instances
import solvers
from compare import Peer, Row, check_all, summary
from model.check_answer import WrongAnswer, check_path
from model.path import fees, take

ROUNDS = 15
TIME_LIMIT = 5  # seconds for the engine and question; the others have no such setting


def ask(peer, instances, folder, top):
    task = folder / f"{peer}.task.json"
    task.write_text(json.dumps({"peer": peer, "top": top, "rounds": ROUNDS,
                                "graphs": [str(i.graph) for i in instances]}), encoding="utf-8")
    lines = solvers.output([sys.executable, solvers.HERE / "paths_worker.py", task]).splitlines()
    return [{**json.loads(line), "proven": True} for line in lines]


def chains(peer, result, instance):
    """An answer as ids in the order to take them, without the start."""
    if peer == "engine":
        return [path["order"] for path in result["paths"]]
    return [[instance.ids[node] for node in path[1:]] for path in result["paths"]]


def check_chains(peer, result, instance):
    """Every chain can be taken and ends at the goal; puts what they cost beside them."""
    person, costs = instance.person, []
    for path, chain in zip(result["paths"], chains(peer.name, result, instance)):
        if peer.name == "engine":
            check_path(person, **path)
        elif chain[-1] != person.goals or take(person, chain) is None:
            raise WrongAnswer(f"{chain} is no chain to {person.goals}")
        costs.append(len(chain) if person.objective == "steps" else fees(person, chain))
    if costs != sorted(costs):
        raise WrongAnswer(f"costs {costs} are not in order")
    result["scores"] = costs


def compare_paths(name, title, instances, top, build, folder, progress):
    rows = []
    for peer in ("engine", "igraph", "networkx"):
        progress(f"{name}: {peer}")
        if peer == "engine":
            results = solvers.run_engine(build, instances, top, ROUNDS, TIME_LIMIT)
        else:
            results = ask(peer, instances, folder, top)
        rows.append(Row(Peer(peer), results))
    check_all(rows, instances, check_chains, better=min)
    return {"name": name, "title": title, "top": top, "instances": len(instances),
            "candidates": median(len(i.ids) - 1 for i in instances),
            "rows": [summary(row, rows[0]) for row in rows]}


def tables(quick, build, folder, progress):
    """(name, how to make it)"""
    def table(name, title, instances, top):
        return name, lambda: compare_paths(name, title, instances(), top, build, folder, progress)

    for objective, what in (("money", "Cheapest chain"), ("steps", "Fewest exams")):
        yield table(f"path-shipped-{objective}", f"{what} to a goal, shipped catalogue",
                    lambda o=objective: path_instances.shipped(folder, o), 1)
    for items in (150,) if quick else (150, 1000, 5000):
        for top, what in ((1, "Cheapest chain"), (10, "Ten cheapest chains")):
            yield table(f"path-made-{items}-best-{top}",
                        f"{what} to a goal, {items} made exams in layers",
                        lambda i=items: path_instances.layered(folder, "money", i, 10), top)

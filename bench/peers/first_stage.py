"""The first stage: ten best certifications of many people, the engine beside numpy and faiss."""
import json
import sys
from statistics import median

import solvers

NAME = "first-stage"
TASKS = {"product": "product alone", "graded": "graded by the model"}


def row(task, peer, microseconds, engine, same_scores=None):
    return {"task": task, "peer": peer, "us_per_person": microseconds, "same_scores": same_scores,
            "ratio": microseconds / engine}


def first_stage(build, folder, people, progress):
    """`ratio` is against the engine's own time for the same task."""
    where = folder / NAME
    progress(f"{NAME}: engine")
    solvers.output([build / "bench/first_stage/certrail_first_stage", where, people])
    progress(f"{NAME}: numpy, faiss")
    solvers.output([sys.executable, solvers.HERE / "first_stage_peers.py", where])
    engine = json.loads((where / "times.json").read_text(encoding="utf-8"))
    peers = json.loads((where / "peers.json").read_text(encoding="utf-8"))
    rows = []
    for task in TASKS:
        best = engine[task][engine["simd"]]
        rows += [row(task, f"engine ({simd})", time, best)
                 for simd, time in sorted(engine[task].items(), key=lambda entry: entry[1])]
        rows += [row(task, p["peer"], median(p["repeat"]), best, p["same_scores"])
                 for p in peers["peers"] if p["task"] == task]
    wrong = [{"task": p["task"], "why": f"scores off by {p['worst_relative_score']:.2g} of them"}
             for p in peers["peers"] if p["worst_relative_score"] > 1e-6]
    return {"name": NAME, "title": "First stage: ten best of every certification for many people",
            "people": people, "instances": people, "candidates": peers["certifications"],
            "threads": 1, "rows": rows, "wrong": wrong}


def cells(entry):
    same = entry["same_scores"]
    return (TASKS[entry["task"]], entry["peer"], f"{entry['us_per_person']:.3g} us",
            "-" if same is None else f"{same * 100:.2f}%", f"{entry['ratio']:.2g} x")


def table(section):
    head = ("task", "peer", "a person", "lists of equal scores", "engine is faster by")
    return [head, *map(cells, section["rows"])]

"""Questions that only ask for a chain of prerequisites, as catalogue and as graph.

A graph has one kind of arrow, so the task is the same only where each exam needs at most one other:
no requirement, one exam, or any one of several. That holds for the shipped catalogue. The made
catalogues are layered: an exam needs any one of some exams of the layer before, and as many steps
are allowed as there are layers, so the feasible sets with the goal are exactly the chains, and the
K cheapest sets are the K shortest paths.
"""
import json
import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from instances import DATA
from model.catalogue import load
from model.export import export
from model.path import could_be_taken
from model.person import Person

START = "2026-11-22"
LAYERS = 5
NEEDS = 4  # exams of the layer before, one of which is needed


@dataclass
class PathInstance:
    data: Path
    profile: Path
    graph: Path
    person: Person
    ids: list  # by node; node 0 is the start


def question(goal, objective, max_steps):
    return {"market": "ai_engineering_2026", "start_on": START, "goals": goal,
            "objective": objective, "limits": {"max_steps": max_steps}}


def needed(tree):
    """Positions any one of which is enough; None where a graph cannot say it."""
    if tree is True:
        return []
    while isinstance(tree, dict) and len(tree["of"]) == 1 and not isinstance(tree["of"][0], int):
        tree = tree["of"][0]
    flat = []
    for child in tree["of"]:
        inner = [child] if isinstance(child, int) else needed(child)
        if inner is None:
            return None
        flat += inner
    return sorted(set(flat)) if tree["k"] == 1 else None


def graph_of(numbers, goal, by_steps):
    arrows, ids = [], [None] + [item["id"] for item in numbers["items"]]
    for node, item in enumerate(numbers["items"], start=1):
        before = needed(item["requires"])
        if before is None:
            raise ValueError(f"{item['id']} needs several exams")
        cost = 1 if by_steps else item["fee_cents"]
        arrows += [(b + 1, node, cost) for b in before] or [(0, node, cost)]
    return {"nodes": len(ids), "arrows": arrows, "goal": ids.index(goal)}, ids


def write(folder, name, data, catalogue, profile):
    person = Person(catalogue, profile)
    graph, ids = graph_of(export(person), profile["goals"], profile["objective"] == "steps")
    files = [folder / f"{name}.json", folder / f"{name}.graph.json"]
    for file, document in zip(files, (profile, graph)):
        file.write_text(json.dumps(document), encoding="utf-8")
    return PathInstance(data, *files, person, ids)


def shipped(folder, objective):
    """Every exam of the shipped catalogue that needs another. Exam days, which no graph knows, are
    left out, and so are free exams: with one of them a set costs the same as without, and such
    ties the engine breaks by score."""
    data = folder / "undated.data"
    copy_data(data)
    for file in sorted((DATA / "certifications").glob("*.json")):
        document = json.loads(file.read_text(encoding="utf-8"))
        for exam in document["certifications"]:
            exam["available_from"] = exam["retires_on"] = None
        (data / "certifications" / file.name).write_text(json.dumps(document), encoding="utf-8")
    catalogue = load(data)
    exams = catalogue.certifications
    free = sorted(c for c in exams if exams[c]["fee_cents"] == 0)
    wish = {**question(None, objective, 4), "exclude": free}
    goals = [c for c in sorted(could_be_taken(Person(catalogue, wish))) if exams[c]["requires"]]
    return [write(folder, f"path-{objective}-{number}", data, catalogue, {**wish, "goals": goal})
            for number, goal in enumerate(goals)]


def layered(folder, objective, items, count):
    made = []
    for seed in range(count):
        data = folder / f"layered-{items}-{seed}.data"
        goal = write_layered(data, items, random.Random(1000 * items + seed))
        made.append(write(folder, f"layered-{objective}-{items}-{seed}", data, load(data),
                          question(goal, objective, LAYERS)))
    return made


def copy_data(target):
    """The shipped data without certifications and what names them."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(DATA, target, ignore=shutil.ignore_patterns("*.py", "*.md", "*.schema.json",
                                                               "certifications", "discounts.json",
                                                               "profiles", "tracks.json"))
    (target / "certifications").mkdir()


def write_layered(data, items, draw):
    """The shipped skills, market and policy; exams drawn. Returns the goal's id."""
    copy_data(data)
    width, exams = items // LAYERS, []
    for node in range(width * LAYERS):
        layer = node // width
        before = draw.sample(range((layer - 1) * width, layer * width), NEEDS) if layer else []
        exams.append({
            "id": f"made:{node}", "name": f"Made {node}", "level": "associate",
            "attests": {"python": draw.randint(20, 90)}, "exam_share": {"python": 1000000},
            "study_minutes": 60 * draw.randint(20, 120), "fee_cents": draw.randint(5000, 50000),
            "requires": {"any_of": [f"made:{b}" for b in sorted(before)]} if before else None,
            "provenance": {}})
    (data / "certifications" / "made.json").write_text(json.dumps({
        "schema_version": 1, "provider": "cncf", "certifications": exams}), encoding="utf-8")
    return exams[-1]["id"]

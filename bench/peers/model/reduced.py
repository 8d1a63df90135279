"""The reduced problem: study time that does not depend on order, and no exam days.

It is an ordinary question to an ordinary catalogue, made for one person: every candidate's
study_minutes are what it takes that person at the starting level, nothing is learned on the way
(transfer 0), and no candidate opens or retires. Engine, solvers and checker all get this catalogue.
"""
import json
import shutil
from pathlib import Path

from .path import could_be_taken


def write_reduced(person, data, target):
    target = Path(target)
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(data, target, ignore=shutil.ignore_patterns("*.py", "*.md", "profiles"))
    candidates = could_be_taken(person)
    for file in (target / "certifications").glob("*.json"):
        document = json.loads(file.read_text(encoding="utf-8"))
        for exam in document["certifications"]:
            if exam["id"] in candidates:
                exam["study_minutes"] = person.minutes(exam["id"], person.start)
                exam["available_from"] = exam["retires_on"] = None
        file.write_text(json.dumps(document), encoding="utf-8")
    for file in (target / "policies").glob("*.json"):
        file.write_text(json.dumps({**json.loads(file.read_text(encoding="utf-8")),
                                    "transfer": 0}), encoding="utf-8")
    return target

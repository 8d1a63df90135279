"""The questions of the comparisons, out of the frozen workload, written where every peer reads."""
import json
import random
from dataclasses import dataclass
from pathlib import Path

from model.catalogue import load
from model.export import export
from model.path import could_be_taken
from model.person import Person
from model.reduced import write_reduced

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
WORKLOAD = ROOT / "bench" / "workload"


@dataclass
class Instance:
    data: Path  # catalogue directory
    profile: Path
    question: Path  # the same as numbers, for the solvers
    person: Person  # the checker's own view
    candidates: int


class Maker:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.catalogue = load(DATA)

    def profiles(self, stratum, count):
        """Evenly spread over those of the stratum's file who want the best score."""
        lines = (WORKLOAD / f"{stratum}.ndjson").read_text(encoding="utf-8").splitlines()
        asked = [p for p in map(json.loads, lines) if p.get("objective", "score") == "score"]
        return [asked[i * len(asked) // count] for i in range(count)]

    def instances(self, stratum, count, steps, keep=None, reduced=False):
        """`keep`: only so many candidates, the others excluded, drawn with a fixed seed."""
        made = []
        kind = f"{stratum}-{steps}{f'-{keep}' if keep else ''}{'-reduced' if reduced else ''}"
        for number, profile in enumerate(self.profiles(stratum, count)):
            profile["limits"] = {**profile.get("limits", {}), "max_steps": steps}
            if reduced:
                profile["limits"].pop("finish_by", None)
            person = Person(self.catalogue, profile)
            if keep:
                drawn = random.Random(number)
                candidates = sorted(could_be_taken(person))
                drawn.shuffle(candidates)
                profile["exclude"] = sorted(candidates[keep:])
                person = Person(self.catalogue, profile)
            made.append(self._write(f"{kind}-{number}", profile, person, reduced))
        return made

    def _write(self, name, profile, person, reduced):
        data = DATA
        if reduced:
            data = write_reduced(person, DATA, self.folder / f"{name}.data")
            person = Person(load(data), profile)
        where = self.folder / f"{name}.json"
        where.write_text(json.dumps(profile), encoding="utf-8")
        question = export(person)
        numbers = self.folder / f"{name}.question.json"
        numbers.write_text(json.dumps(question), encoding="utf-8")
        return Instance(data, where, numbers, person, len(question["items"]))

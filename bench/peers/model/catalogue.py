"""The data files as dictionaries, looked up by id."""
import json
from pathlib import Path


class Catalogue:
    def __init__(self, certifications, skills, providers, roles, markets, policies,
                 default_market=None, default_policy="default"):
        self.certifications = {c["id"]: c for c in certifications}
        self.skills = skills  # id -> provider or None, in the order of the file
        self.providers = providers  # id -> kind
        self.roles = roles
        self.markets = markets
        self.policies = policies
        self.default_market = default_market
        self.default_policy = default_policy
        self.coverers = {c: set() for c in self.certifications}
        for c in certifications:
            for covered in c.get("covers") or []:
                self.coverers[covered].add(c["id"])

    def family(self, c):
        return self.certifications[c].get("family") or c


def load(directory):
    root = Path(directory)

    def read(name):
        return json.loads((root / name).read_text(encoding="utf-8"))

    def by_id(folder):
        files = [json.loads(f.read_text(encoding="utf-8"))
                 for f in sorted((root / folder).glob("*.json"))]
        return {f["id"]: f for f in files}

    certifications = []
    for file in sorted((root / "certifications").glob("*.json")):
        document = json.loads(file.read_text(encoding="utf-8"))
        certifications += [{"provider": document["provider"], **c}
                           for c in document["certifications"]]
    general = read("catalogue.json")
    return Catalogue(
        certifications,
        {s["id"]: s.get("provider") for s in read("skills.json")["skills"]},
        {p["id"]: p["kind"] for p in read("providers.json")["providers"]},
        by_id("roles"), by_id("markets"), by_id("policies"),
        general.get("default_market"), general["default_policy"])

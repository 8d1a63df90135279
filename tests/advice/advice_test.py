"""Do the answers on the shipped data make sense to people who know these exams?

    python3 advice_test.py PROGRAM DATA_DIR

Runs the program on expected_advice.json, and on every role, cloud and a few starting points for
the rules that hold always.
"""

import itertools
import json
import pathlib
import subprocess
import sys
import unittest

HERE = pathlib.Path(__file__).parent
START = "2026-11-22"
INFEASIBLE = 3  # exit status
CLOUDS = ["aws", "microsoft", "google_cloud"]
ARCHITECTS = ["ai_architect", "solutions_architect", "network_architect", "security_architect"]
# What somebody may hold already, for the rules that hold always.
STARTING_POINTS = [[], ["aws:SAA-C03"], ["ms:AZ-104"], ["gcp:ACE"], ["comptia:SEC+"],
                   ["databricks:DE-ASSOC"]]

# Foundational exams are this role's own: it decides about AI without building it, and no
# associate exam of the three clouds is made for it.
FOUNDATIONAL_IS_THE_ROLES_OWN = {"ai_product_leader"}

# (predecessor, exam): advised, but of the same level and only one of several ways in; which of the
# two is shorter first depends on what else is known, and the model's order of least study decides.
EITHER_ORDER = {("aws:CLF-C02", "aws:AIF-C01"), ("aws:DEA-C01", "aws:MLA-C02")}


def load_certifications(data):
    certifications = {}
    for file in sorted((data / "certifications").glob("*.json")):
        for c in json.loads(file.read_text())["certifications"]:
            certifications[c["id"]] = c
    return certifications


def ask(program, data, flags, start=START):
    command = [program, "recommend", "--data", data, "--start", start, "--format", "json", *flags]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode not in (0, INFEASIBLE):
        raise AssertionError(f"{' '.join(command)}: exit {run.returncode}\n{run.stderr}")
    return json.loads(run.stdout)


# Word of a case: flag of the program. What may be named several times comes as a list.
FLAGS = {"only": "--only", "max_steps": "--max-steps", "budget": "--budget", "finish_by": "--finish-by",
         "hours": "--hours-per-week", "goal": "--goal", "track": "--track", "objective": "--objective",
         "experience": "--experience", "held": "--have", "include": "--include", "exclude": "--exclude"}
ASKED = {"role", "prefer", "skills", "all_skills", "start", *FLAGS}
EXPECTED = {f"{scope}{kind}" for scope in ("first_", "top3_", "every_", "") for kind in ("any", "all", "never")}
EXPECTED |= {"first_exactly", "never_from", "order", "status"}


def flags_of(case):
    flags = ["--role", case["role"]]
    for word, flag in FLAGS.items():
        values = case.get(word, [])
        for value in values if isinstance(values, list) else [values]:
            flags += [flag, str(value)]
    if "prefer" in case:
        flags += ["--prefer", ",".join(f"{p}={v}" for p, v in case["prefer"].items())]
    skills = dict(case.get("skills", {}))
    if "all_skills" in case:
        known = json.loads((pathlib.Path(DATA) / "skills.json").read_text())["skills"]
        skills.update({skill["id"]: case["all_skills"] for skill in known})
    for skill, level in skills.items():
        flags += ["--skill", f"{skill}={level}"]
    return flags


def exams(path):
    return [step["certification"] for step in path["steps"]]


class ExpectedAdvice(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.cases = json.loads((HERE / "expected_advice.json").read_text())["cases"]
        cls.known = load_certifications(pathlib.Path(DATA))

    def test_every_case_has_a_reason_and_expects_something(self):
        seen = set()
        for case in self.cases:
            words = set(case) - {"why", "argued"}
            self.assertTrue(case["why"], case)
            self.assertLessEqual(words, ASKED | EXPECTED, case)
            self.assertTrue(words & EXPECTED, case)
            # As of a past day the answer knows what came later: without an end it is none of that day.
            self.assertTrue(case.get("start", START) >= START or "finish_by" in case, case)
            question = json.dumps({word: case[word] for word in words}, sort_keys=True)
            self.assertNotIn(question, seen)
            seen.add(question)
            # A misspelt id under "never" would hold for ever.
            for word in words & EXPECTED - {"status", "never_from"}:
                for entry in case[word]:
                    for name in entry if isinstance(entry, list) else [entry]:
                        self.assertIn(name, self.known, case)

    def test_cases_speak_of_every_role_and_cloud(self):
        asked = {(case["role"], case.get("only")) for case in self.cases}
        for role in (file.stem for file in (pathlib.Path(DATA) / "roles").glob("*.json")):
            for cloud in CLOUDS:
                self.assertIn((role, cloud), asked)

    def test_cases(self):
        for case in self.cases:
            with self.subTest(case=json.dumps(case)):
                holds, why = self.holds(case)
                if "argued" in case:
                    self.assertFalse(holds, "the case holds now: drop what argues against it")
                else:
                    self.assertTrue(holds, why)

    def holds(self, case):
        answer = ask(PROGRAM, DATA, flags_of(case), case.get("start", START))
        paths = [exams(path) for path in answer["paths"]]
        shown = f"{answer['status']}, {paths[:3]}"
        if answer["status"] != case.get("status", "ranked"):
            return False, f"status: {shown}"
        if answer["status"] != "ranked":
            return True, ""
        union = set(itertools.chain.from_iterable(paths))
        scopes = {"first": [set(paths[0])], "top3": [set(itertools.chain.from_iterable(paths[:3]))],
                  "every": [set(path) for path in paths], "": [union]}
        for key in set(case) & EXPECTED:
            wanted = case[key]
            scope, _, kind = key.rpartition("_")
            for found in scopes.get(scope, []):
                if kind == "all" and not set(wanted) <= found:
                    return False, f"{key}: {sorted(set(wanted) - found)} missing in {shown}"
                if kind == "any" and not all(set(choice) & found for choice in wanted):
                    return False, f"{key}: {wanted} in {shown}"
                if kind == "never" and set(wanted) & found:
                    return False, f"{key}: {sorted(set(wanted) & found)}"
                if kind == "exactly" and set(wanted) != found:
                    return False, f"{key}: {shown}"
            if key == "never_from" and {name.split(":")[0] for name in union} & set(wanted):
                return False, f"{key}: {shown}"
            if key == "order":
                for (first, second), path in itertools.product(wanted, paths):
                    if {first, second} <= set(path) and path.index(first) > path.index(second):
                        return False, f"{key}: {path}"
        for path in answer["paths"]:
            if path["fee_cents"] > case.get("budget", 10 ** 6) * 100:
                return False, f"over the budget: {exams(path)}"
            if path["steps"][-1]["exam_on"] > case.get("finish_by", "9999"):
                return False, f"too late: {exams(path)}"
        return answer["proven"], "not proven"


class Always(unittest.TestCase):
    """Rules for every answer, on every role, cloud and starting point."""

    @classmethod
    def setUpClass(cls):
        cls.known = load_certifications(pathlib.Path(DATA))
        roles = sorted(file.stem for file in (pathlib.Path(DATA) / "roles").glob("*.json"))
        cls.answers = []
        for role, cloud, held in itertools.product(roles, CLOUDS, STARTING_POINTS):
            flags = ["--role", role, "--only", cloud]
            for id in held:
                flags += ["--have", id]
            cls.answers.append((role, cloud, held, ask(PROGRAM, DATA, flags)))

    def check(self, rule):
        """`rule(role, held, rank, path)` tells what is wrong with a path, or nothing."""
        found = []
        for role, cloud, held, answer in self.answers:
            for rank, path in enumerate(answer["paths"]):
                wrong = rule(role, held, rank, path)
                if wrong:
                    found.append(f"{role}, only {cloud}, held {held}, rank {rank + 1}, "
                                 f"{exams(path)}: {wrong}")
        self.assertFalse(found, "\n" + "\n".join(found))

    def test_exams_can_be_sat_on_their_day(self):
        def rule(role, held, rank, path):
            for step in path["steps"]:
                c = self.known[step["certification"]]
                first, last = c.get("available_from") or START, c.get("retires_on") or "9999"
                if c.get("announced") or not first <= step["exam_on"] <= last:
                    return step["certification"]
        self.check(rule)

    def test_one_of_a_family_and_none_covered(self):
        def rule(role, held, rank, path):
            families = [self.known[id]["family"] for id in exams(path) + held]
            covered = {c for id in held for c in self.known[id]["covers"]}
            if len(families) != len(set(families)):
                return "two of one family"
            return covered & set(exams(path))
        self.check(rule)

    def test_no_foundational_first_for_holders_of_more(self):
        def rule(role, held, rank, path):
            if rank > 0 or role in FOUNDATIONAL_IS_THE_ROLES_OWN:
                return None
            providers = {self.known[id]["provider"] for id in held
                         if self.known[id]["level"] != "foundational"}
            return [id for id in exams(path) if self.known[id]["level"] == "foundational"
                    and self.known[id]["provider"] in providers]
        self.check(rule)

    def test_advised_predecessors_come_first(self):
        def rule(role, held, rank, path):
            order = exams(path)
            for place, id in enumerate(order):
                later = {p for p in set(order[place + 1:]) & set(self.known[id].get("recommends", []))
                         if (p, id) not in EITHER_ORDER}
                if later:
                    return f"{sorted(later)} after {id}"
        self.check(rule)

    def test_beginners_do_not_start_at_the_top_unwarned(self):
        def rule(role, held, rank, path):
            first = path["steps"][0]
            c = self.known[first["certification"]]
            advised = set(c.get("recommends", []))
            if held or role not in ARCHITECTS or c["level"] not in ("professional", "expert"):
                return None
            if not advised or advised & set(exams(path)):
                return None
            if "skips-advised" not in [notice["code"] for notice in first["notices"]]:
                return "no notice"
        self.check(rule)


if __name__ == "__main__":
    PROGRAM, DATA = sys.argv[1:3]
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])

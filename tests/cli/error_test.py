"""Every kind of bad input: one clear error that names place, value and what was expected, no answer."""

import json
import pathlib
import shutil
import tempfile

from program import SMALL_DATA, START, ProgramTest

# arguments after "recommend": what the message must name
FLAG_ERRORS = [
    ("--role architct", "--role", "architct", "did you mean architect?", "unknown-id"),
    ("--role architect=0", "--role", "from 1 to 1,000,000", "'0'", "out-of-range"),
    ("--role architect=60,architect=40", "--role", "duplicate-id"),
    ("--role architect=", "--role", "wrong-type"),
    ("--role architect --role developer", "--role", "given 2 times", "wrong-use"),
    ("--market wrld", "--market", "did you mean world?", "unknown-id"),
    ("--policy defalt", "--policy", "did you mean default?", "unknown-id"),
    ("--prefer awz", "--prefer", "did you mean aws?", "unknown-id"),
    ("--prefer aws=101", "--prefer", "from 0 to 100", "'101'", "out-of-range"),
    ("--prefer aws,amazon", "--prefer", "aws", "twice", "duplicate-id"),
    ("--prefer others=1,others=2", "--prefer", "twice", "duplicate-id"),
    ("--only cncf", "--only", "cncf is no cloud", "invalid-value"),
    ("--only aws=3", "--only", "names alone", "wrong-type"),
    ("--only aws,aws", "--only", "named twice", "duplicate-id"),
    ("--prefer azure --only aws", "--only", "azure", "wrong-use"),
    ("--have CKB", "--have", "CKB", "did you mean cncf:CKA?", "unknown-id"),
    ("--have ARC-A", "--have", "aws:ARC-A", "azure:ARC-A", "ambiguous-id"),
    ("--have CKA --have cka", "--have", "duplicate-id"),
    ("--have CKA@2026-02-30", "--have", "'2026-02-30'", "YYYY-MM-DD", "invalid-date"),
    ("--have CKA@2027-01-01", "--have", "2027-01-01", "earned-in-future"),
    ("--skill pyton=3", "--skill", "did you mean python?", "unknown-id"),
    ("--skill python", "--skill", "ID=LEVEL", "wrong-type"),
    ("--skill python=101", "--skill", "from 0 to 100", "out-of-range"),
    ("--skill python=1 --skill Python=2", "--skill", "twice", "duplicate-id"),
    ("--experience -1", "--experience", "from 0 to 100", "out-of-range"),
    ("--experience nan", "--experience", "'nan'", "wrong-type"),
    ("--hours-per-week 0", "--hours-per-week", "from 1 to 80", "out-of-range"),
    ("--hours-per-week 81", "--hours-per-week", "from 1 to 80", "out-of-range"),
    ("--hours-per-week 6.5", "--hours-per-week", "whole number", "out-of-range"),
    ("--start tomorrow", "--start", "'tomorrow'", "invalid-date"),
    ("--start 2027-02-29", "--start", "invalid-date"),
    ("--finish-by 2027-13-01", "--finish-by", "invalid-date"),
    ("--budget 1e3", "--budget", "'1e3'", "wrong-type"),
    ("--budget inf", "--budget", "'inf'", "wrong-type"),
    ("--budget 9.999", "--budget", "2 decimals", "out-of-range"),
    ("--budget 99999999999999999999", "--budget", "out-of-range"),
    ("--max-steps 9", "--max-steps", "from 1 to 8", "out-of-range"),
    ("--min-readiness 100.1", "--min-readiness", "from 0 to 100", "out-of-range"),
    ("--include CKB", "--include", "did you mean cncf:CKA?", "unknown-id"),
    ("--exclude CKB", "--exclude", "did you mean cncf:CKA?", "unknown-id"),
    ("--include CKA --exclude CKA", "--exclude", "both included and excluded",
     "contradictory-wishes"),
    ("--goal CKB", "--goal", "did you mean cncf:CKA?", "unknown-id"),
    ("--goal CKA--and", "--goal", "unknown-id"),
    ("--goal (CKA", "--goal", "invalid-expression"),
    ("--objective speed", "--objective", "'speed'", "score, time, money or steps", "invalid-value"),
    ("--role architect --objective time", "--objective", "objective-needs-target"),
    ("--top 0", "--top", "from 1 to 100", "out-of-range"),
    ("--distinct 101", "--distinct", "from 0 to 100", "out-of-range"),
    ("--max-nodes 0", "--max-nodes", "out-of-range"),
    ("--time-limit -1", "--time-limit", "out-of-range"),
    ("--market none", "no-weight"),
    ("--format yaml", "--format", "table, json, markdown or ctdl", "'yaml'", "wrong-use"),
    ("--rol architect", "--rol", "did you mean --role?", "wrong-use"),
    ("--hours 6", "--hours", "did you mean --hours-per-week?", "wrong-use"),
    ("architect", "unknown argument architect", "wrong-use"),
    ("--profile /nonexistent/me.json", "/nonexistent/me.json", "No such file", "unreadable-file"),
    ("--profile /tmp", "/tmp", "directory", "unreadable-file"),
]

# a profile: what the message must name
PROFILE_ERRORS = [
    ('{"role": "architect",}', "standard input:1:", "broken-json"),
    ("[" * 65 + "]" * 65, "too-deep"),
    ('{"role": "architect", "role": "developer"}', "/role", "duplicate-field"),
    ('{"rol": "architect"}', "/rol", "did you mean role?", "unknown-field"),
    ('{"hours_per_week": "six"}', "/hours_per_week", "wrong-type"),
    ('{"hours_per_week": 1e999}', "standard input:1:"),
    ('{"limits": {"max_steps": 9}}', "/limits/max_steps", "out-of-range"),
    ('{"start_on": "2027-02-29"}', "/start_on", "invalid-date"),
    ('{"include": ["CKB"]}', "/include/0", "did you mean cncf:CKA?", "unknown-id"),
    ('{"include": ["ARC-A"]}', "/include/0", "ambiguous-id"),
    ('{"held": [{"id": "CKA"}, {"id": "cka"}]}', "/held/1/id", "duplicate-id"),
    ('{"include": ["CKA"], "exclude": ["CKA"]}', "standard input", "/exclude/0",
     "contradictory-wishes"),
    ('{"goals": {"k": 3, "k_of": ["CKA", "CKS"]}}', "/goals", "invalid-requirement"),
    ('{"goals": {"all_of": []}}', "/goals", "invalid-requirement"),
    ('{"schema_version": 2}', "/schema_version", "unsupported-version"),
    ('{"objective": "speed"}', "/objective", "invalid-value"),
]

# file, text to replace, replacement: what the message must name
DATA_ERRORS = [
    ("providers.json", '"kind": "cloud"', '"kind": "clud"', "/providers/0/kind", "invalid-value"),
    ("skills.json", '"id": "python"', '"id": "design"', "/skills/5/id", "duplicate-id"),
    ("roles/architect.json", '"security": {', '"secrity": {', "did you mean security?",
     "unknown-id"),
    ("certifications/aws.json", '"design": 400000', '"design": 400001', "shares-do-not-sum"),
    ("certifications/aws.json", '"fee_cents": 15000', '"fee_cents": -1', "/certifications/0/fee_cents",
     "out-of-range"),
    ("certifications/cncf.json", '"requires": "cncf:CKA"', '"requires": "cncf:CKS"',
     "unreachable-certification"),
    ("markets/world.json", '"demand"', '"demnd"', "did you mean demand?", "unknown-field"),
    ("policies/default.json", '"transfer": 700000', '"transfer": 1.5', "/transfer", "wrong-type"),
    ("catalogue.json", "{", "", "catalogue.json:", "broken-json"),
]


class ErrorTest(ProgramTest):
    def check(self, message, *parts):
        for part in parts:
            self.assertIn(part, message)
        self.assertIn("error: ", message)

    def test_flags(self):
        for arguments, *parts in FLAG_ERRORS:
            with self.subTest(arguments):
                words = ["--start", START] if "--start" not in arguments else []
                words += arguments.split()
                self.check(self.refused("recommend", *words), *parts)

    def test_profiles(self):
        for text, *parts in PROFILE_ERRORS:
            with self.subTest(text[:60]):
                self.check(self.refused("recommend", "--profile", "-", stdin=text), *parts)
                self.check(self.refused("profile", "check", "-", stdin=text), *parts)

    def test_all_that_is_wrong_at_once(self):
        text = '{"rol": 1, "hours_per_week": 99, "include": ["CKB"]}'
        message = self.refused("profile", "check", "-", stdin=text)
        self.check(message, "/rol", "/hours_per_week", "/include/0", "3 problems found")
        message = self.refused("recommend", "--top", "0", "--role", "x", "--start", "y")
        self.check(message, "--top", "--role", "--start", "3 problems found")

    def test_files_over_64_mib(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "big.json"
            with path.open("wb") as file:
                file.truncate(64 * 1024 * 1024 + 1)
            self.check(self.refused("recommend", "--profile", path), "big.json", "64 MiB",
                       "file-too-large")

    def test_data_files(self):
        for name, found, wrong, *parts in DATA_ERRORS:
            with self.subTest(name, wrong=wrong), tempfile.TemporaryDirectory() as folder:
                copy = pathlib.Path(folder) / "data"
                shutil.copytree(SMALL_DATA, copy)
                text = (copy / name).read_text(encoding="utf-8")
                self.assertIn(found, text)
                (copy / name).write_text(text.replace(found, wrong, 1), encoding="utf-8")
                for command in (["recommend", "--role", "architect"], ["catalog", "validate"]):
                    message = self.refused(*command, status=4, data=copy)
                    self.check(message, name.split("/")[-1], *parts)

    def test_validate_reports_every_problem(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / "data"
            shutil.copytree(SMALL_DATA, copy)
            for name, found, wrong, *_ in DATA_ERRORS[:4]:
                text = (copy / name).read_text(encoding="utf-8")
                (copy / name).write_text(text.replace(found, wrong, 1), encoding="utf-8")
            message = self.refused("catalog", "validate", copy, status=4)
            for name in ("providers.json", "skills.json", "architect.json", "aws.json"):
                self.assertIn(name, message)

    def test_validate_compiles_the_patterns_of_skills(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / "data"
            shutil.copytree(SMALL_DATA, copy)
            text = (copy / "skills.json").read_text(encoding="utf-8")
            pattern = '"aliases_regex": [{"literal": "Go", "pattern": "Java, (Go"}], "aliases": ['
            (copy / "skills.json").write_text(text.replace('"aliases": [', pattern, 1),
                                              encoding="utf-8")
            self.check(self.refused("catalog", "validate", copy, status=4), "skills.json",
                       "/skills/0/aliases_regex/0/pattern", "missing )", "invalid-pattern")
            # Nobody else needs them but who reads postings.
            self.answer("roles", data=copy)
            message = self.refused("market", "build", "-", stdin='{"text": "a"}', status=4, data=copy)
            self.check(message, "invalid-pattern", "missing )")

    def test_missing_data(self):
        self.check(self.refused("recommend", "--role", "x", data="/nonexistent", status=4),
                   "/nonexistent", "unreadable-file")

    def test_as_json(self):
        message = self.refused("recommend", "--role", "architct", "--format", "json")
        problem = json.loads(message)["problems"][0]
        self.assertEqual(problem["code"], "unknown-id")
        self.assertEqual(problem["source"], "--role")
        self.assertEqual(problem["suggestion"], "architect")

    def test_commands(self):
        self.check(self.refused("recommend", "--role", data=None), "--role", "wrong-use")
        for arguments, part in (("recomend", "did you mean recommend?"),
                                ("catalog lst", "did you mean list?"),
                                ("catalog", "expected a command"),
                                ("catalog show", "ID"),
                                ("catalog show CKB", "did you mean cncf:CKA?"),
                                ("catalog list --state closed", "open, beta, upcoming"),
                                ("catalog list --level high", "foundational, associate"),
                                ("catalog list --provider awz", "did you mean aws?"),
                                ("catalog graph --id CKB", "did you mean cncf:CKA?"),
                                ("catalog graph --format table", "dot or json"),
                                ("roles architct", "did you mean architect?"),
                                ("skills pyton", "did you mean python?"),
                                ("markets wrld", "did you mean world?"),
                                ("profile check", "FILE"),
                                ("gap --role architct", "did you mean architect?"),
                                ("compare --role architct", "did you mean architect?")):
            with self.subTest(arguments):
                self.check(self.refused(*arguments.split()), part)
        self.check(self.refused("completion", "tcsh", data=None), "bash, zsh or fish")

"""Every flag of a question does what it says, seen in the request of the answer."""

import json
import shlex

from program import START, ProgramTest


class FlagTest(ProgramTest):
    def request(self, *arguments, **more):
        flags = [] if "--start" in arguments else ["--start", START]
        return self.json_answer("recommend", *arguments, *flags, **more)["request"]

    def test_defaults(self):
        request = self.request("--role", "architect")
        answer = self.json_answer("recommend", "--role", "architect")
        self.assertEqual((answer["top"], answer["distinct"]), (5, 50))
        self.assertEqual(request["limits"], {"max_steps": 4})
        self.assertEqual(request["hours_per_week"], 6)
        self.assertEqual(request["market"], "world")
        self.assertEqual(request["policy"], "default")
        self.assertEqual(request["objective"], "score")

    def test_each_flag(self):
        for flags, field, value in (
                ("--role 'cloud architect'", "role", "architect"),
                ("--role architect=60,DEVELOPER=40", "role", {"architect": 60, "developer": 40}),
                ("--market europe", "market", "europe"),
                ("--market world=70,europe=30", "market", {"europe": 30, "world": 70}),
                ("--market none", "market", None),
                ("--policy thrifty", "policy", "thrifty"),
                ("--prefer aws", "cloud_preference", {"aws": 100}),
                ("--prefer amazon=100,ms=30", "cloud_preference", {"aws": 100, "azure": 30}),
                ("--prefer aws,others=0", "cloud_preference", {"aws": 100, "default": 0}),
                ("--prefer aws,cncf=0", "cloud_preference", {"aws": 100, "cncf": 0}),
                ("--only azure", "cloud_preference", {"azure": 100, "default": 0}),
                ("--only aws,azure", "cloud_preference", {"aws": 100, "azure": 100, "default": 0}),
                ("--only aws --prefer aws=50,cncf=9", "cloud_preference",
                 {"aws": 50, "cncf": 9, "default": 0}),
                ("--have CKA@2026-01-15 --have ckad", "held",
                 [{"id": "cncf:CKA", "earned_on": "2026-01-15"}, {"id": "cncf:CKAD"}]),
                ("--skill Python=70 --skill ec2=5", "skills", {"python": 70, "aws_compute": 5}),
                ("--experience 2.5", "experience_months", 30),
                ("--experience 0.99", "experience_months", 11),
                ("--hours-per-week 80", "hours_per_week", 80),
                ("--start 2027-01-01", "start_on", "2027-01-01"),
                ("--finish-by 2029-12-31", "limits", {"max_steps": 4, "finish_by": "2029-12-31"}),
                ("--budget 1234.5", "limits", {"max_steps": 4, "budget_cents": 123450}),
                ("--max-steps 2", "limits", {"max_steps": 2}),
                ("--min-readiness 20.0001", "limits",
                 {"max_steps": 4, "min_readiness_ppm": 200001}),
                ("--include CKA", "include", ["cncf:CKA"]),
                ("--exclude CKA --exclude aws:ARC-A", "exclude", ["cncf:CKA", "aws:ARC-A"]),
                ("--goal 'CKA or CKAD'", "goals", {"any_of": ["cncf:CKA", "cncf:CKAD"]}),
                ("--goal 'any 2 of (CKA, CKAD, CKS)'", "goals",
                 {"k": 2, "k_of": ["cncf:CKA", "cncf:CKAD", "cncf:CKS"]}),
                ("--include CKA --objective money", "objective", "money")):
            with self.subTest(flags):
                role = [] if "--role" in flags else ["--role", "architect"]
                self.assertEqual(self.request(*role, *shlex.split(flags)).get(field), value)

    def test_list(self):
        answer = self.json_answer("recommend", "--role", "architect", "--top", "3", "--distinct",
                                  "0", "--start", START)
        self.assertEqual((answer["top"], answer["distinct"]), (3, 0))
        sets = [{step["certification"] for step in path["steps"]} for path in answer["paths"]]
        self.assertLessEqual(len(sets), 3)
        self.assertEqual(sum(map(len, sets)), len(set().union(*sets)))

    def test_budgets_of_the_search(self):
        answer = self.json_answer("recommend", "--role", "architect", "--max-nodes", "3",
                                  "--start", START)
        self.assertFalse(answer["proven"])
        self.assertLessEqual(answer["nodes"], 3)
        self.answer("recommend", "--role", "architect", "--time-limit", "60000")

    def test_flags_overrule_the_profile(self):
        profile = json.dumps({
            "role": "developer", "hours_per_week": 3, "skills": {"python": 10, "design": 20},
            "held": [{"id": "CKA", "earned_on": "2026-01-01"}], "include": ["CKAD"],
            "exclude": ["CKS"], "limits": {"max_steps": 3}, "start_on": "2026-12-01"})
        request = self.json_answer(
            "recommend", "--profile", "-", "--role", "architect", "--skill", "python=50", "--have",
            "CKA@2026-02-02", "--exclude", "CKAD", "--include", "aws:ARC-A", "--max-steps", "2",
            stdin=profile)["request"]
        self.assertEqual(request["role"], "architect")
        self.assertEqual(request["hours_per_week"], 3)
        self.assertEqual(request["skills"], {"design": 20, "python": 50})
        self.assertEqual(request["held"], [{"id": "cncf:CKA", "earned_on": "2026-02-02"}])
        self.assertEqual(request["include"], ["aws:ARC-A"])
        self.assertEqual(request["exclude"], ["cncf:CKS", "cncf:CKAD"])
        self.assertEqual(request["limits"]["max_steps"], 2)
        self.assertEqual(request["start_on"], "2026-12-01")

    def test_start_is_today_by_default(self):
        answer = self.json_answer("recommend", "--role", "architect")
        notice = next(n for n in answer["notices"] if n["code"] == "start-today")
        self.assertIn(answer["request"]["start_on"], notice["text"])

    def test_template_is_a_valid_profile(self):
        template = self.answer("profile", "template").replace("ai_architect", "architect")
        template = template.replace(', "git": 30', "")
        self.assertIn("No problems", self.answer("profile", "check", "-", stdin=template))

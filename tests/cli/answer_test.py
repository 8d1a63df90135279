"""Answers: exit statuses, where they are written, exact sums, the published schema, shipped data."""

import json

from program import START, ProgramTest, Settings

try:
    import jsonschema
except ImportError:
    jsonschema = None


def total(terms):
    named = [*terms["skills"].values(), *terms["credentials"].values(),
             *terms["other_cloud"].values()]
    return sum(named) + terms["hours_ppm"] + terms["money_ppm"]


class AnswerTest(ProgramTest):
    def schema(self, name):
        path = Settings.shipped_data / "schemas" / f"{name}.schema.json"
        return json.loads(path.read_text(encoding="utf-8"))

    def check_document(self, document, name="recommendation"):
        if jsonschema is not None:
            jsonschema.validate(document, self.schema(name))

    def check_sums(self, answer):
        for path in answer["paths"]:
            self.assertEqual(total(path["terms"]), path["score_ppm"])
            self.assertEqual(sum(step["marginal"]["total_ppm"] for step in path["steps"]),
                             path["score_ppm"])
            for step in path["steps"]:
                self.assertEqual(total(step["marginal"]), step["marginal"]["total_ppm"])
            for field in ("study_minutes", "fee_cents"):
                self.assertEqual(sum(step[field] for step in path["steps"]), path[field])
            self.assertEqual(path["steps"][-1]["exam_on"], path["finish_on"])
            self.assertEqual(path["readiness_ppm"] - answer["readiness_ppm"], path["gain_ppm"])

    def test_sums_and_schema(self):
        for flags in ("--role architect", "--role developer --only azure",
                      "--role architect --goal STAR --objective money",
                      "--role architect --max-nodes 3", "--market world"):
            with self.subTest(flags):
                answer = self.json_answer("recommend", *flags.split(), "--start", START)
                self.check_document(answer)
                self.check_sums(answer)

    def test_statuses(self):
        for flags, status, word in (
                ("--role architect", 0, "ranked"),
                ("--role architect --policy thrifty --include STAR --distinct 0 --max-steps 4", 0,
                 "ranked"),
                ("--role architect --have CKA --include CKA", 0, "already_met"),
                ("--role architect --goal CKS --budget 500", 3, "infeasible")):
            with self.subTest(flags):
                answer = self.json_answer("recommend", *flags.split(), "--start", START,
                                          status=status)
                self.assertEqual(answer["status"], word)
                self.check_document(answer)

    def test_nothing_feasible(self):
        flags = ["recommend", "--role", "architect", "--goal", "CKS", "--budget", "500", "--start",
                 START]
        done = self.run_program(*flags)
        self.assertEqual((done.returncode, done.stdout), (3, ""))
        self.assertIn("fees up to $500", done.stderr)
        done = self.run_program(*flags, "--format", "json")
        self.assertEqual(done.returncode, 3)
        self.assertIn("fees up to $500", done.stderr)
        self.assertEqual(json.loads(done.stdout)["relaxation"]["removed"][0]["wish"], "budget_cents")

    def test_budget_ends_before_any_answer(self):
        message = self.refused("recommend", "--role", "architect", "--goal", "STAR and CKS",
                               "--max-nodes", "1", "--start", START, status=5)
        self.assertIn("budget-exhausted", message)

    def test_results_and_the_rest_go_apart(self):
        done = self.run_program("recommend", "--role", "architect", "--start", START)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("Proven", done.stdout)

    def test_compare(self):
        document = self.json_answer("compare", "--role", "architect", "--start", START)
        self.assertEqual([c["provider"] for c in document["clouds"]], ["aws", "azure"])
        self.assertEqual([c["share_ppm"] for c in document["clouds"]], [600000, 400000])
        for cloud in document["clouds"]:
            self.check_document(cloud["answer"])
            self.check_sums(cloud["answer"])
            alone = self.json_answer("recommend", "--role", "architect", "--only",
                                     cloud["provider"], "--top", "1", "--start", START)
            self.assertEqual(cloud["answer"]["paths"], alone["paths"])
        document = self.json_answer("compare", "--role", "architect", "--only", "azure", "--market",
                                    "europe")
        self.assertEqual([c["share_ppm"] for c in document["clouds"]], [None])
        self.answer("compare", "--role", "architect", "--goal", "NEW-1", status=3)

    def test_gap(self):
        document = self.json_answer("gap", "--role", "architect", "--start", START)
        self.check_document(document, "gap")

    def test_shipped_data_in_all_formats(self):
        flow = ["recommend", "--role", "ai_architect", "--prefer", "aws"]
        shipped = Settings.shipped_data
        self.assertIn("Proven", self.answer(*flow, data=shipped))
        self.assertIn("## 1. ", self.answer(*flow, "--format", "markdown", data=shipped))
        answer = self.json_answer(*flow, data=shipped)
        self.check_document(answer)
        self.check_sums(answer)
        self.assertTrue(answer["proven"])
        self.assertEqual(answer["status"], "ranked")
        self.assertEqual(len(answer["paths"]), 5)

    def test_shipped_data_everywhere(self):
        for command in ("catalog validate", "catalog graph", "roles", "skills", "markets",
                        "compare --role data_engineer", "gap --role data_engineer",
                        "catalog list --state all", "catalog show SAA-C03"):
            with self.subTest(command):
                self.answer(*command.split(), data=Settings.shipped_data)
        for path in (Settings.shipped_data / "profiles").glob("*.json"):
            with self.subTest(path.name):
                self.answer("profile", "check", path, data=Settings.shipped_data)
        template = self.answer("profile", "template", data=Settings.shipped_data)
        self.answer("profile", "check", "-", stdin=template, data=Settings.shipped_data)

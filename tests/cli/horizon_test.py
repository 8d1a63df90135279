"""--horizon and --sort: what keeping certifications costs, and what exams could cost."""

import datetime
import json
import pathlib
import shutil
import tempfile

from program import SMALL_DATA, START, ProgramTest, Settings

ASKED = ("recommend", "--role", "architect", "--start", START)


def by_kind(path, kind):
    return [each for kept in path["horizon"]["certifications"] for each in kept["upkeep"]
            if each["kind"] == kind]


class HorizonTest(ProgramTest):
    def paths(self, *arguments, **more):
        return self.json_answer(*ASKED, *arguments, **more)["paths"]

    def test_nothing_but_the_horizon_is_added(self):
        plain = self.json_answer(*ASKED)
        asked = self.json_answer(*ASKED, "--horizon", "3y", "--sort", "rank")
        for path in asked["paths"]:
            self.assertEqual(list(path)[-1], "horizon")
            del path["horizon"]
        self.assertEqual(asked, plain)
        self.assertEqual(list(asked), list(plain))

    def test_spans_and_days(self):
        for text, until in (("3y", "2029-11-22"), ("18m", "2028-05-22"), ("36M", "2029-11-22"),
                            ("10y", "2036-11-22"), ("120m", "2036-11-22"), ("1m", "2026-12-22"),
                            ("2030-02-28", "2030-02-28"), ("2026-11-23", "2026-11-23"),
                            (" 2 y ", "2028-11-22")):
            with self.subTest(text):
                self.assertEqual({path["horizon"]["until"]
                                  for path in self.paths("--horizon", text)}, {until})

    def test_bad_spans_name_the_flag_and_the_nearest_one(self):
        for text, nearest in (("0y", "1y"), ("11y", "10y"), ("121m", "120m"), ("0m", "1m"),
                              ("3x", "3y"), ("3", "3y"), ("36", "36m"), ("18 months", "18m"),
                              ("3years", "3y"), ("999999999999999999999y", "10y"),
                              ("2026-11-22", "2026-11-23"), ("2020-01-01", "2026-11-23"),
                              ("2036-11-23", "2036-11-22")):
            with self.subTest(text):
                said = self.refused(*ASKED, "--horizon", text)
                self.assertIn("--horizon", said)
                self.assertIn(f"did you mean {nearest}?", said)
        for text in ("soon", "2027-02-30", "y", "-"):
            with self.subTest(text):
                said = self.refused(*ASKED, f"--horizon={text}")
                self.assertIn("--horizon", said)
                self.assertIn("1y to 10y", said)
        self.assertIn("--horizon", self.refused(*ASKED, "--horizon", "1y", "--horizon", "2y"))

    def test_bad_orders(self):
        said = self.refused(*ASKED, "--horizon", "3y", "--sort", "price")
        self.assertIn("--sort", said)
        self.assertIn("rank, horizon or horizon-hours", said)
        for order in ("horizon", "horizon-hours"):
            said = self.refused(*ASKED, "--sort", order)
            self.assertIn("--sort", said)
            self.assertIn("--horizon 3y", said)

    def test_figures_by_hand(self):
        """ARC-A and ARC-P, each for 36 months: ARC-P renews ARC-A, and is due in 2030."""
        path = self.paths("--include", "aws:ARC-A", "--include", "ARC-P", "--max-steps", "2",
                          "--horizon", "2031-06-01", "--top", "1")[0]
        first, second = path["steps"]
        self.assertEqual([first["certification"], second["certification"]],
                         ["aws:ARC-A", "aws:ARC-P"])
        self.assertNotIn("could_be", first)
        self.assertEqual(second["could_be"], {"fee_cents": 15000, "discount": "half_price",
                                              "unlocked_by": "aws:ARC-A"})
        horizon = path["horizon"]
        due = str(datetime.date.fromisoformat(second["exam_on"]).replace(year=int(
            second["exam_on"][:4]) + 3))
        self.assertEqual(by_kind(path, "renewal"), [
            {"on": due, "kind": "renewal", "certification": "aws:ARC-P", "rule": "exam_again",
             "fee_cents": 30000, "minutes": 3240,
             "could_be": {"fee_cents": 15000, "discount": "half_price",
                          "unlocked_by": "aws:ARC-P"}}])
        kept = horizon["certifications"][0]
        self.assertEqual([each["by"] for each in kept["spared"]], ["aws:ARC-P"] * 2)
        self.assertEqual(horizon["total_cents"], 45000 + 30000)
        self.assertEqual(horizon["could_be_cents"], 15000 + 15000 + 15000)
        self.assertEqual(horizon["total_minutes"], path["study_minutes"] + 3240)

    def test_what_is_held_runs_out_and_is_counted_apart(self):
        path = self.paths("--have", "azure:ARC-A@2026-06-30", "--have", "CKA", "--horizon", "3y",
                          "--have", "DEV-A@2026-05-31", "--only", "aws", "--top", "1")[0]
        held = {kept["certification"]: kept for kept in path["horizon"]["certifications"]
                if kept["held"]}
        self.assertEqual([each["on"] for each in held["azure:ARC-A"]["upkeep"]],
                         ["2027-06-30", "2028-06-30", "2029-06-30"])
        self.assertEqual(path["horizon"]["held_minutes"], 3 * 180)
        self.assertEqual(path["horizon"]["held_cents"], 0)
        self.assertIsNone(held["cncf:CKA"]["earned_on"])
        self.assertEqual(held["azure:DEV-A"]["lapse"],
                         {"on": "2027-05-31", "reason": "exam_ended", "followed_by": []})

    def test_sums_and_the_order_asked_for(self):
        by_rank = self.paths("--horizon", "5y", "--top", "10", "--distinct", "80")
        self.assertGreater(len(by_rank), 5)
        for path in by_rank:
            horizon = path["horizon"]
            for figure, plain in (("cents", "fee_cents"), ("minutes", "study_minutes")):
                of_all = sum(each["fee_cents" if figure == "cents" else "minutes"]
                             for kept in horizon["certifications"] for each in kept["upkeep"])
                self.assertEqual(horizon[f"total_{figure}"], path[plain] + of_all)
                self.assertEqual(horizon[f"renewal_{figure}"] + horizon[f"held_{figure}"], of_all)
            self.assertLessEqual(horizon["could_be_cents"], horizon["total_cents"])
        for order, key in (("horizon", "total_cents"), ("horizon-hours", "total_minutes")):
            answer = self.json_answer(*ASKED, "--horizon", "5y", "--top", "10", "--distinct", "80",
                                      "--sort", order)
            self.assertEqual(answer["sorted_by"], order)
            self.assertEqual(answer["paths"],
                             sorted(by_rank, key=lambda path: path["horizon"][key]))
            self.assertNotEqual(answer["paths"], by_rank)

    def test_tables_say_it(self):
        arguments = (*ASKED, "--horizon", "5y", "--top", "3", "--have", "azure:ARC-A@2026-06-30")
        for form in ("table", "markdown"):
            shown = self.answer(*arguments, "--format", form, width=120)
            for word in ("Until 2031-11-22", "to renew", "exam again", "could be",
                         "half price after a pass", "free online assessment", "(held)", "spared"):
                self.assertIn(word, shown, form)
            self.assertNotIn("Sorted by", shown)
            shown = self.answer(*arguments, "--format", form, "--sort", "horizon", width=120)
            self.assertIn("Sorted by cost until 2031-11-22", shown)
            shown = self.answer(*arguments, "--format", form, "--sort", "horizon-hours", width=120)
            self.assertIn("Sorted by hours until 2031-11-22", shown)

    def test_the_sorted_table_keeps_the_ranks(self):
        answer = self.json_answer(*ASKED, "--horizon", "5y", "--sort", "horizon")
        ranks = [str(path["rank"]) for path in answer["paths"]]
        self.assertNotEqual(ranks, sorted(ranks))
        shown = self.answer(*ASKED, "--horizon", "5y", "--sort", "horizon", width=120)
        titles = [line.split(".")[0] for line in shown.splitlines() if ". score" in line]
        self.assertEqual(titles, ranks)

    def test_compare(self):
        arguments = ("compare", "--role", "architect", "--start", START, "--horizon", "5y")
        document = self.json_answer(*arguments, "--sort", "horizon")
        totals = [cloud["answer"]["paths"][0]["horizon"]["total_cents"]
                  for cloud in document["clouds"]]
        self.assertEqual(totals, sorted(totals))
        for form in ("table", "markdown"):
            shown = self.answer(*arguments, "--sort", "horizon", "--format", form)
            for word in ("Horizon", "Clouds sorted by cost until 2031-11-22", "To keep"):
                self.assertIn(word, shown, form)
            self.assertNotIn("sorted", self.answer(*arguments, "--format", form))

    def test_lines_fit_the_width(self):
        for width in (60, 80, 100, 120):
            for command in ("recommend", "compare"):
                with self.subTest(command, width=width):
                    shown = self.answer(command, "--role", "architect", "--start", START,
                                        "--horizon", "10y", "--have", "azure:ARC-A@2026-06-30",
                                        width=width)
                    longest = max(shown.splitlines(), key=len)
                    self.assertLessEqual(len(longest), max(width, 66), longest)

    def test_show_tells_the_rule_and_the_discounts(self):
        shown = self.answer("catalog", "show", "aws:ARC-A", width=100)
        for word in ("pass the current version again", "Renewal fee", "$150", "Renewal study",
                     "21 hours", "aws:ARC-P", "12 months by a course", "half price after a pass",
                     "$75", "S-GUESS"):
            self.assertIn(word, shown)
        document = self.json_answer("catalog", "show", "aws:ARC-A")
        self.assertEqual(document["renewal"]["fee_cents"], 15000)
        self.assertEqual(document["renewal"]["minutes"], 1260)
        self.assertEqual(document["renewal"]["renewed_by"], ["aws:ARC-P"])
        self.assertEqual(document["renewal"]["provenance"]["fee_ppm"]["basis"], "published")
        self.assertEqual(document["discounts"][0]["could_be_cents"], 7500)
        document = self.json_answer("catalog", "show", "CKA")
        self.assertEqual([each["id"] for each in document["discounts"]], ["sale"])
        self.assertIsNone(self.json_answer("catalog", "show", "CKS")["renewal"])
        self.assertIn("not known", self.answer("catalog", "show", "CKS"))

    def test_data_without_rules_say_so(self):
        with tempfile.TemporaryDirectory() as place:
            data = pathlib.Path(place) / "data"
            shutil.copytree(SMALL_DATA, data)
            for name in ("renewals.json", "discounts.json"):
                (data / name).unlink()
            for file in (data / "certifications").glob("*.json"):
                content = json.loads(file.read_text(encoding="utf-8"))
                for each in content["certifications"]:
                    each.pop("renewal", None)
                file.write_text(json.dumps(content), encoding="utf-8")
            path = self.paths("--horizon", "10y", "--top", "1", data=data)[0]
            self.assertEqual(path["horizon"]["total_cents"], path["fee_cents"])
            self.assertIn("rule_not_known", json.dumps(path))
            self.assertIn("how to renew is not known",
                          self.answer(*ASKED, "--horizon", "10y", width=120, data=data))

    def test_shipped_data(self):
        path = self.json_answer("recommend", "--role", "ai_architect", "--only", "azure", "--start",
                                START, "--horizon", "3y", data=Settings.shipped_data)["paths"][0]
        renewals = by_kind(path, "renewal")
        self.assertTrue(renewals)
        self.assertEqual({each["fee_cents"] for each in renewals
                          if each["rule"] == "microsoft_assessment"}, {0})

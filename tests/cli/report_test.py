"""`catalog report` on the shipped data, against counts of its own."""

import datetime
import json
from collections import Counter

from program import ProgramTest, Settings


class ReportTest(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.certifications = {}
        for file in sorted((Settings.shipped_data / "certifications").glob("*.json")):
            for each in json.loads(file.read_text(encoding="utf-8"))["certifications"]:
                cls.certifications[each["id"]] = each
        read = lambda name: json.loads((Settings.shipped_data / name).read_text(encoding="utf-8"))
        cls.rules = list(read("renewals.json")["rules"].values())
        cls.discounts = read("discounts.json")["discounts"]

    def report(self):
        return self.json_answer("catalog", "report", data=Settings.shipped_data)

    def test_facts_by_provider_and_basis(self):
        expected = {}
        for each in self.certifications.values():
            count = expected.setdefault(
                each["provider"], Counter(facts=0, published=0, estimated=0, judgement=0))
            for fact in each["provenance"].values():
                count[fact["basis"]] += 1
                count["facts"] += 1
        report = self.report()
        self.assertEqual(report["providers"], {name: dict(count)
                                               for name, count in expected.items()})
        for name, things in (("renewal_rules", self.rules), ("discounts", self.discounts)):
            count = expected[name] = Counter(facts=0, published=0, estimated=0, judgement=0)
            for each in things:
                for fact in each["provenance"].values():
                    count[fact["basis"]] += 1
                    count["facts"] += 1
            self.assertGreater(count["facts"], 10, name)
            self.assertEqual(report[name], dict(count))
        self.assertEqual(report["all"], dict(sum(expected.values(), Counter())))

    def test_what_ends_within_six_months(self):
        today = datetime.date.today()
        expected = []
        for name, each in self.certifications.items():
            last = each["retires_on"] and datetime.date.fromisoformat(each["retires_on"])
            if last and 0 <= (last - today).days <= 183:
                expected.append({"id": name, "retires_on": str(last),
                                 "replaced_by": sorted(each["replaced_by"])})
        found = self.report()["ending_within_six_months"]
        for each in found:
            each["replaced_by"].sort()
        order = lambda each: (each["retires_on"], each["id"])
        self.assertEqual(sorted(found, key=order), sorted(expected, key=order))
        self.assertEqual([each["retires_on"] for each in found],
                         sorted(each["retires_on"] for each in found))

    def test_every_published_fact_by_age(self):
        expected = Counter((fact["as_of"], name, field)
                           for name, each in self.certifications.items()
                           for field, fact in each["provenance"].items()
                           if fact["basis"] == "published")
        found = self.report()["published_facts_by_age"]
        self.assertEqual(Counter((f["as_of"], f["id"], f["field"]) for f in found), expected)
        self.assertEqual([f["as_of"] for f in found], sorted(f["as_of"] for f in found))

    def test_doubts_and_the_tables(self):
        expected = {name: each["doubts"] for name, each in self.certifications.items()
                    if each.get("doubts")}
        report = self.report()
        self.assertEqual(report["doubts"], expected)
        # Of two sources, or of one at two times; what one says twice in one breath is open.
        conflicts = [(name, doubt) for name, doubts in expected.items() for doubt in doubts
                     if any(one["value"] != other["value"]
                            and (one["source"], one.get("as_of")) != (other["source"], other.get("as_of"))
                            for one in doubt["values"] for other in doubt["values"])]
        self.assertEqual(report["conflicts"], len(conflicts))
        self.assertGreater(report["conflicts"], 20)
        for form in ("table", "markdown"):
            shown = self.answer("catalog", "report", "--format", form, data=Settings.shipped_data)
            for word in ("Published", "Judgement", "renewal rules", "discounts", "end within six months",
                         "oldest published", "Conflicts between sources", "Open questions",
                         *sorted(expected)[:3]):
                self.assertIn(word, shown)
            # Each conflict stands among the conflicts, not among the questions.
            head, questions = shown.split("Open questions")
            between = head.split("Conflicts between sources")[1]
            self.assertIn("aws:SAP-C02", between)
            self.assertIn("S-CATALOGUE", between)
            self.assertNotIn("aws:SAP-C02", questions.split("Sources, the facts")[0])
            self.assertNotIn("opengroup:TOGAF-P", between)
            self.assertIn("opengroup:TOGAF-P", questions)
        for name, doubt in conflicts[:5]:
            shown = " ".join(self.answer("catalog", "show", name, data=Settings.shipped_data).split())
            self.assertIn("Sources disagree", shown)
            for value in doubt["values"]:
                self.assertIn(value["source"], shown)

    def test_values_of_a_doubt_are_shown_in_their_unit(self):
        shown = self.answer("catalog", "show", "comptia:NET+", "--format", "markdown",
                            data=Settings.shipped_data)
        self.assertIn("$369 (S-JERIMY, 2025-03-09), $404 (S-AGUIDE, 2026-08-22)", shown)

    def test_every_source_with_its_facts_and_licence(self):
        sources = json.loads((Settings.shipped_data / "sources.json")
                             .read_text(encoding="utf-8"))["sources"]
        count = Counter()
        for each in self.certifications.values():
            for fact in each["provenance"].values():
                names = fact["source"]
                count.update(names if isinstance(names, list) else [names])
        report = self.report()
        self.assertEqual(report["published_without_place"], 0)
        self.assertEqual({name: each["facts"] for name, each in report["sources"].items()},
                         {name: count[name] for name in sources})
        for name, each in report["sources"].items():
            self.assertEqual(each["licence"], sources[name]["licence"])
            self.assertEqual(each["attribution"], sources[name]["attribution"])
        shown = self.answer("catalog", "report", data=Settings.shipped_data)
        self.assertIn("Every published fact names its place", " ".join(shown.split()))
        self.assertIn("CC BY 4.0", shown)
        shown = self.answer("catalog", "show", "cncf:CKA", data=Settings.shipped_data)
        self.assertIn("licence: CC BY 4.0", " ".join(shown.split()))

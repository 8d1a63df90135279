"""Study times against what people quote: associate exams 2 to 4 months, professional and expert ones
4 to 6, machine learning specialties 3 to 4, at 6 hours a week for people who hold what is advised.

    python3 preparation_test.py PROGRAM DATA_DIR
"""

import json
import pathlib
import subprocess
import sys
import unittest

HOURS_A_WEEK = 6
WEEKS_A_MONTH = 52 / 12
ASSOCIATE, SENIOR, SPECIALTY = (2, 4), (4, 6), (3, 4)
# The quoted bands are rough: a quarter beyond them is no contradiction.
TOLERANCE = 0.25

# Exam: the quoted months, and a day on which it could be sat.
QUOTED = {"aws:SAA-C03": (ASSOCIATE, "2026-11-22"),
          "ms:AZ-104": (ASSOCIATE, "2026-11-22"),
          "gcp:ACE": (ASSOCIATE, "2026-11-22"),
          "ms:AI-102": (SPECIALTY, "2024-06-01"),
          "aws:MLS-C01": (SPECIALTY, "2024-06-01"),
          "aws:SAP-C02": (SENIOR, "2024-06-01"),
          "aws:SAP-C03": (SENIOR, "2026-11-22"),
          "ms:AZ-305": (SENIOR, "2026-11-22"),
          "gcp:PCA": (SENIOR, "2026-11-22"),
          "gcp:PMLE": (SENIOR, "2026-11-22")}


def leaves(tree):
    if tree is None:
        return set()
    if isinstance(tree, str):
        return {tree}
    branches = tree.get("all_of") or tree.get("any_of") or tree["k_of"]
    return set().union(*map(leaves, branches))


class PreparationTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.certifications = {}
        for file in sorted((DATA / "certifications").glob("*.json")):
            for each in json.loads(file.read_text(encoding="utf-8"))["certifications"]:
                cls.certifications[each["id"]] = each

    def months(self, exam, start):
        facts = self.certifications[exam]
        command = [PROGRAM, "recommend", "--data", str(DATA), "--role", "ai_architect", "--include",
                   exam, "--max-steps", "1", "--top", "1", "--start", start, "--format", "json",
                   "--hours-per-week", str(HOURS_A_WEEK)]
        for held in sorted(set(facts["recommends"]) | leaves(facts["requires"])):
            command += ["--have", held]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        step, = json.loads(run.stdout)["paths"][0]["steps"]
        self.assertEqual(step["certification"], exam)
        return step["study_minutes"] / 60 / HOURS_A_WEEK / WEEKS_A_MONTH

    def test_every_exam_is_within_its_band(self):
        for exam, ((least, most), start) in QUOTED.items():
            with self.subTest(exam=exam):
                months = self.months(exam, start)
                basis = self.certifications[exam]["study_hours"]
                self.assertGreaterEqual(months, least * (1 - TOLERANCE), f"{exam}: {basis}")
                self.assertLessEqual(months, most * (1 + TOLERANCE), f"{exam}: {basis}")


if __name__ == "__main__":
    PROGRAM, DATA = sys.argv[1], pathlib.Path(sys.argv[2])
    unittest.main(argv=sys.argv[:1])

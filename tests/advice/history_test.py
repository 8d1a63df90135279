"""The standard advice of other days, by `--start` and `--track` on the shipped data.

    python3 history_test.py PROGRAM DATA_DIR
"""

import json
import subprocess
import sys
import unittest

TODAY = "2026-11-22"
CLOUDS = {"aws": "aws", "azure": "ms", "gcp": "gcp"}  # how each is asked for, and its exams' prefix

# What one was told to take in the middle of 2024 for architecture and AI/ML on one cloud.
PAIRS_OF_2024 = {"aws": {"aws:SAA-C03", "aws:MLS-C01"},
                 "azure": {"ms:AZ-104", "ms:AZ-305", "ms:AI-102"},
                 "gcp": {"gcp:PCA", "gcp:PMLE"}}
# Of these exams, what took the place of those that are gone.
SUCCESSORS = {"aws": {"aws:MLA-C02", "aws:AIP-C01"}, "azure": {"ms:AI-103", "ms:AI-300"},
              "gcp": {"gcp:PMLE", "gcp:PAA"}}


class HistoryTest(unittest.TestCase):
    def ask(self, *flags):
        command = [PROGRAM, "recommend", "--data", DATA, *flags]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def paths(self, *flags):
        run = self.ask(*flags, "--format", "json")
        self.assertEqual(run.returncode, 0, run.stderr)
        answer = json.loads(run.stdout)
        self.assertTrue(answer["proven"])
        return [[step["certification"] for step in path["steps"]] for path in answer["paths"]]

    def test_the_pairs_of_2024(self):
        for cloud, pair in PAIRS_OF_2024.items():
            with self.subTest(cloud=cloud):
                paths = self.paths("--role", "ai_architect", "--track", "combined", "--only", cloud,
                                   "--start", "2024-06-01")
                self.assertTrue(any(pair <= set(path) for path in paths), paths)

    def test_today_the_successors_stand_there(self):
        gone = {"aws:MLS-C01", "ms:AI-102", "aws:SAP-C02", "aws:MLA-C01"}
        for cloud, successors in SUCCESSORS.items():
            with self.subTest(cloud=cloud):
                paths = self.paths("--role", "ai_architect", "--track", "combined", "--only", cloud,
                                   "--start", TODAY)
                self.assertTrue(all(successors & set(path) for path in paths), paths)
                self.assertFalse(any(gone & set(path) for path in paths), paths)
                others = {prefix for prefix in CLOUDS.values() if prefix != CLOUDS[cloud]}
                for exam in (exam for path in paths for exam in path):
                    self.assertNotIn(exam.split(":")[0], others)

    def test_a_retired_exam_by_name_says_when_it_ended_and_what_replaced_it(self):
        for exam, day, successor in (("MLS-C01", "2026-03-31", "aws:MLA-C02"),
                                     ("AI-102", "2026-06-30", "ms:AI-103")):
            for wish in ("--include", "--goal"):
                with self.subTest(exam=exam, wish=wish):
                    run = self.ask("--role", "ai_architect", wish, exam, "--start", TODAY)
                    said = run.stdout + run.stderr
                    # A goal is met by what covers the exam too, a wish to include it is not.
                    met = wish == "--goal" and exam == "AI-102"
                    self.assertEqual(run.returncode, 0 if met else 3, said)
                    self.assertIn(day, said)
                    self.assertIn(successor, said)

    def test_an_ended_exam_is_named_beside_its_successor_too(self):
        run = self.ask("--role", "ai_architect", "--include", "AI-102", "--include", "AI-103",
                       "--start", TODAY)
        self.assertIn("ms:AI-102 ended on 2026-06-30", " ".join(run.stderr.split()))
        for flags in (("--goal", "AI-102 or AI-103"), ("--include", "AI-102", "--have", "AI-102")):
            run = self.ask("--role", "ai_architect", *flags, "--start", TODAY)
            self.assertNotIn("ended on", run.stdout + run.stderr)
        # On its last day it can still be sat.
        run = self.ask("--role", "ai_architect", "--include", "AI-102", "--start", "2026-06-30")
        self.assertNotIn("ended on", run.stdout + run.stderr)

    def test_versions_of_2023_and_2024(self):
        """The version of the day is found by its code, the next one is not there yet."""
        for day, then, later in (("2024-06-01", "TA-003", "TA-004"), ("2024-06-01", "VA-002", "VA-003"),
                                 ("2023-01-15", "CLF-C01", "CLF-C02"), ("2023-02-01", "SCS-C01", "SCS-C03"),
                                 ("2023-06-01", "SY0-601", "SY0-801"), ("2023-03-01", "MD-100", "AB-650")):
            with self.subTest(day=day, then=then):
                paths = self.paths("--role", "it_administrator", "--include", then, "--max-steps", "1",
                                   "--start", day, "--top", "1")
                self.assertEqual(len(paths), 1)
                run = self.ask("--role", "it_administrator", "--include", later, "--max-steps", "1",
                               "--start", day, "--finish-by", f"{day[:4]}-12-31", "--format", "json")
                self.assertEqual(run.returncode, 0 if later == "CLF-C02" else 3, run.stdout[:500])

    def test_before_2023_nothing_is_known(self):
        run = self.ask("--role", "ai_architect", "--start", "2022-12-31")
        self.assertEqual(run.returncode, 2)
        self.assertIn("--start", run.stderr)
        self.assertIn("2023-01-01", run.stderr)

    def test_every_track_has_an_answer(self):
        listed = subprocess.run([PROGRAM, "tracks", "--data", DATA, "--format", "json"],
                                capture_output=True, text=True, check=True)
        tracks = json.loads(listed.stdout)["tracks"]
        self.assertGreaterEqual(len(tracks), 8)
        for track in tracks:
            for start in ("2024-06-01", TODAY):
                with self.subTest(track=track["id"], start=start):
                    self.assertTrue(self.paths("--role", "ai_architect", "--track", track["id"],
                                               "--max-steps", "6", "--top", "1", "--start", start))


if __name__ == "__main__":
    PROGRAM, DATA = sys.argv[1], sys.argv[2]
    unittest.main(argv=sys.argv[:1])

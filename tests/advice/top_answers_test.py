"""The best path of every role on each cloud, kept in top_answers.txt so that a change of the data
shows what it does to the advice.

    python3 top_answers_test.py PROGRAM DATA_DIR [--update]
"""

import json
import pathlib
import subprocess
import sys
import unittest

KEPT = pathlib.Path(__file__).with_name("top_answers.txt")
START = "2026-11-22"
CLOUDS = ("aws", "azure", "gcp")


def ask(*arguments):
    command = [PROGRAM, *arguments, "--data", DATA, "--format", "json"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def lines():
    for role in ask("roles")["roles"]:
        for cloud in CLOUDS:
            answer = ask("recommend", "--role", role["id"], "--only", cloud, "--top", "1",
                         "--start", START)
            path = answer["paths"][0]
            exams = " ".join(step["certification"] for step in path["steps"])
            yield (f"{role['id']:26}{cloud:7}{path['score_ppm'] / 1e4:6.1f}"
                   f"{path['readiness_ppm'] / 1e4:6.1f}%{path['study_minutes'] // 60:5} h"
                   f"{path['fee_cents'] / 100:8.2f} $  {exams}\n")


class TopAnswersTest(unittest.TestCase):
    maxDiff = None

    def test_the_best_path_of_every_role_and_cloud(self):
        found = "".join(lines())
        if UPDATE:
            KEPT.write_text(found, encoding="utf-8")
        self.assertEqual(found, KEPT.read_text(encoding="utf-8"),
                         "the advice changed: look at the difference, then run with --update")


if __name__ == "__main__":
    PROGRAM, DATA = sys.argv[1:3]
    UPDATE = "--update" in sys.argv[3:]
    unittest.main(argv=sys.argv[:1])

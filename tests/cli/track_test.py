"""Tracks: what is listed, and what `--track` asks for."""

import shlex

from program import START, ProgramTest


class TrackTest(ProgramTest):
    def ask(self, flags):
        return self.json_answer("recommend", "--role", "architect", "--start", START,
                                *shlex.split(flags))

    def goal(self, flags):
        return self.ask(flags)["request"]["goals"]

    def test_a_track_becomes_a_goal(self):
        aws = {"all_of": [{"any_of": ["aws:ARC-A", "aws:OLD-1"]}, "aws:ARC-P"]}
        azure = {"all_of": ["azure:ARC-A", "azure:ARC-E"]}
        self.assertEqual(self.goal("--track architect"), {"any_of": [aws, azure]})
        self.assertEqual(self.goal("--track 'Cloud Architect' --only aws"), aws)
        self.assertEqual(self.goal("--track architect --prefer aws=100,azure=0"), aws)
        self.assertEqual(self.goal("--track architect --only azure --goal CKA"),
                         {"all_of": ["cncf:CKA", azure]})

    def test_every_path_meets_the_track(self):
        answer = self.ask("--track architect --top 10 --distinct 100")
        self.assertTrue(answer["paths"])
        for path in answer["paths"]:
            exams = {step["certification"] for step in path["steps"]}
            self.assertTrue({"aws:ARC-A", "aws:ARC-P"} <= exams or
                            {"azure:ARC-A", "azure:ARC-E"} <= exams, exams)

    def test_a_comparison_asks_each_cloud_for_the_track_of_its_own(self):
        found = self.json_answer("compare", "--role", "architect", "--start", START, "--track",
                                 "architect", "--goal", "CKA")
        goals = {each["provider"]: each["answer"]["request"]["goals"] for each in found["clouds"]}
        self.assertEqual(goals["azure"], {"all_of": ["cncf:CKA", {"all_of": ["azure:ARC-A",
                                                                            "azure:ARC-E"]}]})
        self.assertEqual(set(goals), {"aws", "azure"})
        for cloud, goal in goals.items():
            for other in set(goals) - {cloud}:
                self.assertNotIn(other + ":", str(goal))

    def test_a_comparison_leaves_out_clouds_without_the_track(self):
        asked = ("compare", "--role", "architect", "--start", START, "--track", "professional")
        found = self.json_answer(*asked)
        self.assertEqual([each["provider"] for each in found["clouds"]], ["aws"])
        said = " ".join(self.answer(*asked).split())
        self.assertIn("Azure has no exams that make up the track Professional.", said)

    def test_what_cannot_be_asked(self):
        for flags, words in (("--track architct", ["--track", "did you mean architect"]),
                             ("--track architect --prefer aws=0,azure=0,others=100",
                              ["--track", "infeasible-track", "architect"]),
                             ("--track architect --track breadth", ["--track", "given 2 times"])):
            with self.subTest(flags=flags):
                run = self.run_program("recommend", "--role", "architect", "--start", START,
                                       *shlex.split(flags))
                self.assertEqual(run.returncode, 2, run.stderr)
                for word in words:
                    self.assertIn(word, " ".join(run.stderr.split()))

    def test_a_track_in_full(self):
        shown = self.json_answer("tracks", "architect")
        self.assertEqual(shown["goal"], "architecture + senior architecture")
        self.assertEqual([group["id"] for group in shown["groups"]],
                         ["architecture", "senior_architecture"])
        self.assertEqual([exam["id"] for exam in shown["groups"][0]["certifications"]],
                         ["aws:ARC-A", "aws:OLD-1", "azure:ARC-A"])
        self.assertEqual(self.json_answer("tracks", "breadth")["goal"],
                         "2 of (architecture; senior architecture; Kubernetes)")


"""What the program prints, to the letter: see golden/."""

import re
import shlex

from program import HERE, START, ProgramTest, Settings

# A faster search opens fewer nodes; that is no other answer.
NODES = re.compile(r"[0-9,]+(?= search nodes?)|(?<=\"nodes\": )[0-9]+")

# file name: (arguments, width)
CASES = {
    "recommend_80.txt": (f"recommend --role architect --top 2 --start {START}", 80),
    "recommend_120.txt": (f"recommend --role architect --top 2 --start {START}", 120),
    "recommend.md": (f"recommend --role architect --top 2 --start {START} --format markdown", 80),
    "recommend.json": (f"recommend --role architect --top 1 --start {START} --format json", 80),
    "mixtures.txt": (
        f"recommend --role architect=60,developer=40 --market world=70,europe=30 --top 1"
        f" --prefer aws=100,azure=30 --policy thrifty --have CKA@2026-01-15 --skill python=70"
        f" --experience 2.5 --hours-per-week 10 --start {START} --budget 900 --max-steps 3", 80),
    "goal.txt": (
        f"recommend --role developer --goal 'any 2 of (CKA, CKAD, CKS) and STAR' --objective time"
        f" --top 1 --start {START}", 80),
    "nothing_pays.txt": (
        f"recommend --role architect --have ARC-P --have ARC-E --have CKS --have SEC-S"
        f" --skill python=70 --top 1 --start {START}", 80),
    "already_met.txt": (
        f"recommend --role architect --have CKA --include CKA --max-steps 1 --top 1"
        f" --start {START}", 80),
    "infeasible.txt": (
        f"recommend --role architect --goal CKS --budget 500 --start {START}", 80),
    "infeasible_two.txt": (
        f"recommend --role architect --include NEW-1 --goal NEW-1 --start {START}", 80),
    "no_relaxation.txt": (
        "recommend --role architect --have aws:ARC-A --have ARC-P --have BET-1 --have SEC-S"
        " --have azure:ARC-A --have ARC-E --have DEV-A --have CKA --have CKAD --have CKS"
        f" --have STAR --start {START}", 80),
    "compare_80.txt": (f"compare --role architect --max-steps 2 --start {START}", 80),
    "compare.md": (f"compare --role architect --max-steps 2 --start {START} --format markdown", 80),
    "gap_80.txt": (f"gap --role architect --only aws --have aws:ARC-A --start {START}", 80),
    "gap.md": (f"gap --role architect --start {START} --format markdown", 80),
    "catalog_list.txt": ("catalog list --state all", 80),
    "catalog_list_skill.txt": ("catalog list --skill design --state all", 80),
    "catalog_show.txt": ("catalog show aws:ARC-A", 80),
    "catalog_show_120.txt": ("catalog show STAR", 120),
    "catalog_show.json": ("catalog show ARC-E --format json", 80),
    "catalog_graph.dot": ("catalog graph", 80),
    "catalog_graph_one.dot": ("catalog graph --id CKS", 80),
    "catalog_graph.json": ("catalog graph --id ARC-E --format json", 80),
    "catalog_validate.txt": ("catalog validate", 80),
    "profile_template.json": ("profile template", 80),
    "roles.txt": ("roles", 80),
    "role.txt": ("roles developer", 80),
    "skills.txt": ("skills", 80),
    "skill.txt": ("skills clusters", 80),
    "markets.txt": ("markets", 80),
    "market.txt": ("markets world", 80),
    "tracks.txt": ("tracks", 80),
    "track.txt": ("tracks breadth", 80),
    "track_goal.txt": (
        f"recommend --role architect --track architect --only aws --top 1 --start {START}", 80),
    "version.txt": ("--version", 80),
}


class GoldenTest(ProgramTest):
    def test_output(self):
        for name, (arguments, width) in CASES.items():
            with self.subTest(name):
                done = self.run_program(*shlex.split(arguments), width=width)
                text = f"$ certrail {arguments}\n{done.stdout}"
                if done.stderr:
                    text += f"--- standard error\n{done.stderr}"
                if done.returncode:
                    text += f"--- exit status {done.returncode}\n"
                text = NODES.sub("N", text)
                path = HERE / "golden" / name
                if Settings.update:
                    path.write_text(text, encoding="utf-8")
                self.assertEqual(text, path.read_text(encoding="utf-8"))
        self.assertEqual({path.name for path in (HERE / "golden").iterdir()}, set(CASES))

    def test_lines_fit_the_width(self):
        for width in (40, 60, 80, 100, 120):
            for command in ("recommend --role architect", "compare --role architect",
                            "gap --role architect"):
                with self.subTest(command, width=width):
                    done = self.run_program(*command.split(), "--start", START, width=width)
                    longest = max(done.stdout.splitlines(), key=len)
                    self.assertLessEqual(len(longest), max(width, 66), longest)

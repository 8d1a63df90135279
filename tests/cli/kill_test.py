#!/usr/bin/env python3
"""Kills a batch with -9 at random moments, goes on, and expects the bytes of one that ran through.

    kill_test.py PROGRAM DATA WORKLOAD [--kills N] [--seed N]

Every kill is one of a run or of a run that goes on; after some kills in a row a run is let through.
"""
import argparse
import pathlib
import random
import subprocess
import sys
import tempfile
import time


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("data")
    parser.add_argument("workload", help="profiles, one a line")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    arguments = parser.parse_args()
    print("seed", arguments.seed)
    chance = random.Random(arguments.seed)
    people = pathlib.Path(arguments.workload).read_text(encoding="utf-8").splitlines()[:400] * 3

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "people.ndjson").write_text("\n".join(people) + "\n", encoding="utf-8")

        def start(output, resume):
            return subprocess.Popen(
                [arguments.program, "batch", folder / "people.ndjson", "-o", folder / output,
                 "--data", arguments.data, "--quiet", "--max-steps", "2", "--threads",
                 str(chance.randint(1, 3)), "--cache", chance.choice(["0", "4"]),
                 "--checkpoint-lines", str(chance.choice([1, 200, 500]))]
                + (["--resume"] if resume else []))

        def run_through(output, resume):
            begin = time.monotonic()
            if start(output, resume).wait() != 0:
                sys.exit(f"seed {arguments.seed}: a run that nobody killed failed")
            return time.monotonic() - begin

        expected, took = {}, 0.1
        for ending in ("ndjson", "ndjson.gz", "csv"):
            took = max(took, run_through("whole." + ending, False))
            expected[ending] = (folder / ("whole." + ending)).read_bytes()

        kills = survived = 0
        while kills < arguments.kills:
            ending = chance.choice(list(expected))
            output = "killed." + ending
            (folder / output).write_text("old")
            for attempt in range(chance.randint(1, 6)):
                run = start(output, attempt > 0)
                try:
                    run.wait(timeout=chance.uniform(0, took * 0.6))
                except subprocess.TimeoutExpired:
                    run.kill()
                    kills += 1
                if run.wait() == 0:
                    survived += 1
                    break
                if run.returncode != -9:
                    sys.exit(f"seed {arguments.seed}: a run that goes on failed")
                found = (folder / output).read_bytes()
                if found not in (b"old", expected[ending]):
                    sys.exit(f"seed {arguments.seed}: the target is neither old nor whole")
            run_through(output, True)
            if (folder / output).read_bytes() != expected[ending]:
                sys.exit(f"seed {arguments.seed}: a run that went on wrote other bytes")
            left = [path.name for path in folder.iterdir() if "killed" in path.name]
            if left != [output]:
                sys.exit(f"seed {arguments.seed}: left behind: {left}")
            (folder / output).unlink()
        print(f"{kills} kills; {survived} runs ended before theirs")


if __name__ == "__main__":
    main()

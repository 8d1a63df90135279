"""From process start to a proven answer: the whole program, 20 runs. start_up.py PROGRAM [--json]"""

import json
import statistics
import subprocess
import sys
import time

RUNS = 20
QUESTION = ["recommend", "--role", "ai_architect", "--prefer", "aws", "--format", "json"]


def run_once(program):
    begin = time.perf_counter()
    subprocess.run([program, *QUESTION], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    return (time.perf_counter() - begin) * 1e6


def main():
    program = sys.argv[1]
    run_once(program)  # the first run reads the files from disk
    times = [run_once(program) for _ in range(RUNS)]
    found = {"median": statistics.median(times), "fastest": min(times), "slowest": max(times)}
    if "--json" in sys.argv:
        print(json.dumps({"microseconds": found}))
        return
    print(f"start to answer, {RUNS} runs: median {found['median'] / 1000:.1f} ms, "
          f"fastest {found['fastest'] / 1000:.1f} ms, slowest {found['slowest'] / 1000:.1f} ms")


if __name__ == "__main__":
    main()

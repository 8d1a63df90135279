"""Many people in a file: lines a second by threads and cache, where the time goes, memory by the
input's length, the matrix beside numpy, and Spark beside one process.
./dev bench batch [--people N] [--quick]"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "peers")]
from common.environment import ROOT, as_lines, environment  # noqa: E402
from common.tables import Report, count, size  # noqa: E402
import first_stage  # noqa: E402
import spark as spark_figures  # noqa: E402

SEED = 7
FLAGS = ["--start", "2026-11-22", "--quiet"]  # 4 steps and 3 best paths are the defaults


def draw(build, folder, people, duplicates):
    """A file of the workload's generator; made once."""
    path = folder / f"people-{people}-{duplicates}.ndjson"
    if not path.exists():
        print(f"  drawing {people:,} people, {duplicates}% duplicates", file=sys.stderr, flush=True)
        with path.open("wb") as file:
            subprocess.run([build / "bench/workload/certrail_workload", "--count", str(people),
                            "--seed", str(SEED), "--duplicates", str(duplicates)],
                           stdout=file, check=True)
    return path


def memory_now(pid):
    """The most memory that a process had so far, in bytes; 0 once it has ended."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


def batch(build, people, output, *flags):
    """Runs the program; wall and processor seconds, the most memory, and its own figures."""
    print("  batch " + " ".join(map(str, flags)), file=sys.stderr, flush=True)
    summary = output.parent / "summary.json"
    begin = time.monotonic()
    process = subprocess.Popen([build / "bin/certrail", "batch", people, "-o", output, "--summary",
                                summary, *FLAGS, *flags])
    # The most memory of a child as the system tells it at the end counts what its parent had.
    memory = 0
    ended = 0
    while not ended:
        memory = max(memory, memory_now(process.pid))
        time.sleep(0.02)
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
    seconds = time.monotonic() - begin
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit("the batch failed")
    return {"seconds": seconds, "processor": used.ru_utime + used.ru_stime,
            "memory": memory, "output_bytes": output.stat().st_size,
            "summary": json.loads(summary.read_text(encoding="utf-8"))}


def throughput_row(name, run, threads):
    figures = run["summary"]
    lines = figures["lines"]
    share = (figures["reading_seconds"] + figures["writing_seconds"]) / run["processor"]
    hits = figures["cache_hits"] / lines
    return (name, str(threads), count(lines), f"{run['seconds']:.1f} s",
            count(lines / run["seconds"]), count(lines / run["seconds"] / threads),
            f"{hits * 100:.1f}%", f"{share * 100:.1f}%", size(run["memory"]),
            f"{figures['line_time_ns']['p50'] / 1e3:.0f} us",
            f"{figures['line_time_ns']['p99'] / 1e6:.2g} ms")


def throughput(report, build, folder, people, runs):
    all_different = draw(build, folder, people, 0)
    repeated = draw(build, folder, people, 20)
    rows = []
    outputs = {}
    for name, file, threads, flags in (
            ("all different, no cache", all_different, 2, ["--cache", "0"]),
            ("all different, no cache", all_different, 1, ["--cache", "0"]),
            ("all different, cache", all_different, 2, []),
            ("20% duplicates, no cache", repeated, 2, ["--cache", "0"]),
            ("20% duplicates, cache", repeated, 2, []),
            ("20% duplicates, cache of 64 MB", repeated, 2, ["--cache", "64"]),
            ("all different, to .csv.gz", all_different, 2, ["--cache", "0"]),
            ("all different, every step", all_different, 2, ["--cache", "0", "--fields", "steps"])):
        output = folder / ("answers.csv.gz" if "gz" in name else "answers.ndjson")
        run = batch(build, file, output, "--threads", str(threads), *flags)
        rows.append(throughput_row(name, run, threads))
        runs.append({"name": name, "threads": threads, **run})
        # Whatever the threads and the cache, the same bytes.
        key = (file, output.suffix, "--fields" in flags)
        if outputs.setdefault(key, output.read_bytes()) != output.read_bytes():
            sys.exit(f"{name}: other bytes")
    report.section(
        "Three best paths of at most four steps",
        ("", "threads", "lines", "time", "a second", "and core", "from cache", "reading, writing",
         "memory", "median", "p99"), rows,
        "*Reading, writing*: their part of all processor time, from bytes to questions and from "
        "answers to bytes. *Median* and *p99*: of the time of a line.")


def memory(report, build, folder, people, runs):
    rows = []
    for length in (people // 100, people // 10, people):
        run = batch(build, draw(build, folder, length, 0), folder / "answers.ndjson", "--threads",
                    "2")
        runs.append({"name": "memory", **run})
        rows.append((count(length), size(draw(build, folder, length, 0).stat().st_size),
                     size(run["memory"])))
    report.section("Memory by the input's length, with the cache", ("lines", "input", "memory"),
                   rows)


def matrix(report, build, folder, people, runs):
    run = batch(build, draw(build, folder, people, 0), folder / "scores.ndjson", "--matrix",
                "--top", "10", "--threads", "2")
    runs.append({"name": "matrix", **run})
    lines = run["summary"]["lines"]
    section = first_stage.first_stage(build, folder, 20_000 if people >= 100_000 else 2_000,
                                      lambda text: print("  " + text, file=sys.stderr, flush=True))
    if section["wrong"]:
        sys.exit(f"the peers differ: {section['wrong']}")
    engine = {r["task"]: r["us_per_person"] for r in section["rows"] if r["ratio"] == 1}
    numpy = {r["task"]: r["us_per_person"] for r in section["rows"] if r["peer"] == "numpy"}
    file_us = run["processor"] * 1e6 / lines
    report.section(
        f"The ten best exams of every person, {count(lines)} people", ("", "a person, one core",
                                                                      "numpy needs, of it"),
        [("whole program, file to file (graded score)", f"{file_us:.3g} us",
          f"{numpy['graded'] / file_us:.2g} x"),
         ("graded score alone", f"{engine['graded']:.3g} us",
          f"{numpy['graded'] / engine['graded']:.2g} x"),
         ("product alone (linear score)", f"{engine['product']:.3g} us",
          f"{numpy['product'] / engine['product']:.2g} x"),
         ("numpy, graded score", f"{numpy['graded']:.3g} us", ""),
         ("numpy, product and argpartition", f"{numpy['product']:.3g} us", "")],
        f"The whole program takes {run['seconds']:.1f} s with two threads. numpy gets its arrays "
        "ready-made; its best form and the tasks are those of `./dev bench first-stage`.")


def spark(report, build, folder, people, runs):
    people = max(people // 4, 2_000)  # the same people for both; Spark needs its own files of them
    figures = spark_figures.measure(build, folder, draw(build, folder, people, 0), people,
                                    lambda *arguments: batch(build, *arguments))
    runs.append({"name": "spark", "people": people, "figures": figures})
    spark_figures.sections(report, figures, people)


def main():
    parser = argparse.ArgumentParser(prog="./dev bench batch", description=__doc__)
    parser.add_argument("--build", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--people", type=int, default=1_000_000, help="lines of the input")
    parser.add_argument("--quick", action="store_true", help="20,000 people")
    parser.add_argument("--only",
                        help="only the section of this name: throughput, memory, matrix, spark")
    parser.add_argument("--folder", type=Path, help="for the files of some gigabytes, kept")
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "results",
                        help="folder for batch.json and batch.md (bench/results)")
    chosen = parser.parse_args()
    people = 20_000 if chosen.quick else chosen.people
    build = chosen.build.resolve()
    env = environment(build)
    report = Report("Many people in a file", as_lines(env))
    runs = []
    with tempfile.TemporaryDirectory() as name:
        folder = chosen.folder or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        for section in (throughput, memory, matrix, spark):
            if chosen.only in (None, section.__name__):
                section(report, build, folder, people, runs)
    report.write(chosen.out / "batch.md")
    (chosen.out / "batch.json").write_text(
        json.dumps({"environment": env, "runs": runs}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Spark beside the program on the same people, and how many cores a hundred million would need.

Spark runs in a virtual environment of its own beside the build, with the package of this tree.
"""
import json
import math
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from common.environment import ROOT, said  # noqa: E402
from common.tables import count  # noqa: E402

MANY = 100_000_000
DEADLINES = ((0.25, "15 minutes"), (1, "1 hour"), (4, "4 hours"))


def prepared(build):
    """The interpreter of the environment; made once for each commit and set of requirements."""
    venv = build.parent / "spark-venv"
    python = venv / "bin" / "python"
    commit = said("git", "-C", str(ROOT), "rev-parse", "HEAD")
    changed = said("git", "-C", str(ROOT), "status", "--porcelain", "--untracked-files=no")
    wanted = (HERE / "spark_requirements.txt").read_text(encoding="utf-8") + commit
    stamp = venv / "installed.txt"
    if changed or not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        print(f"  installing Spark and the package into {venv}", file=sys.stderr, flush=True)
        quiet = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        subprocess.run([*quiet, "-r", HERE / "spark_requirements.txt"], check=True)
        # What is compiled is kept beside it, so that the next time only takes what has changed.
        subprocess.run([*quiet, "--force-reinstall", "--no-deps",
                        f"--config-settings=build-dir={build.parent / 'spark-build'}",
                        ROOT / "bindings" / "python"], check=True)
        stamp.write_text(wanted, encoding="utf-8")
    return python


def worker(python, *arguments):
    done = subprocess.run([python, HERE / "spark_worker.py", *map(str, arguments)], check=True,
                          stdout=subprocess.PIPE, env={**os.environ, "PYTHONWARNINGS": "ignore"})
    return json.loads(done.stdout.splitlines()[-1])


def checksum_of_batch(answers):
    """What the worker reckons of Spark's answers, too."""
    rows, scores = {}, 0
    with answers.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            rows[record["status"]] = rows.get(record["status"], 0) + 1
            scores += sum(path["score_ppm"] for path in record.get("paths", ()))
    return {"rows": rows, "scores": scores}


def cores_for(rows_a_second, efficiency, hours):
    """`rows_a_second` is that of one core alone; each of many does `efficiency` of it."""
    return math.ceil(MANY / (hours * 3600) / (rows_a_second * efficiency))


def measure(build, folder, people_file, people, run_batch):
    """Figures of both, by cores. `run_batch` runs the program and gives its figures."""
    python = prepared(build)
    table, csv = folder / "people.parquet", folder / "people.csv"
    worker(python, "convert", people_file, table, csv)
    figures = {}
    for cores in (1, 2):
        answers = folder / "beside-spark.ndjson"
        program = run_batch(csv, answers, "--threads", str(cores), "--cache", "0")
        expected = checksum_of_batch(answers)
        if "error" in expected["rows"]:
            sys.exit("the workload's people cannot all be asked")
        answers.unlink()
        print(f"  Spark, local[{cores}]", file=sys.stderr, flush=True)
        spark = worker(python, "run", table, folder / f"spark-{cores}", cores)
        if spark.pop("checksum") != expected:
            sys.exit("Spark's answers differ from the program's")
        figures[cores] = {"program": people / program["seconds"],
                          "spark": people / spark["seconds"], "start": spark["start_seconds"],
                          "first": spark["first_seconds"]}
    return figures


def efficiency(figures, name):
    return figures[2][name] / (2 * figures[1][name])


def sections(report, figures, people):
    rows = []
    for name, label in (("program", "certrail batch"), ("spark", "Spark, local mode")):
        for cores in (1, 2):
            rows.append((label, str(cores), count(figures[cores][name]),
                         count(figures[cores][name] / cores),
                         "" if cores == 1 else f"{efficiency(figures, name) * 100:.0f}%",
                         "" if name == "program" else f"{figures[cores]['start']:.1f} s",
                         "" if name == "program" else f"{figures[cores]['first']:.1f} s"))
    report.section(
        f"Spark beside one process, {count(people)} people, all different, no cache",
        ("", "cores", "a second", "and core", "efficiency", "Spark starts", "first job"), rows,
        "Parquet to Parquet for Spark, in a session that has answered a few rows before (*first "
        "job*: these, with the engine built in every worker); CSV to NDJSON for the program, from "
        "its start to its end. *Efficiency*: of two cores, beside twice one.")
    one, share = figures[1]["spark"], efficiency(figures, "spark")
    report.section(
        f"How many cores {count(MANY)} people need with Spark",
        ("done in", "cores"),
        [(name, count(cores_for(one, share, hours))) for hours, name in DEADLINES],
        f"{count(MANY)} / seconds / ({count(one)} a second of one core * {share * 100:.0f}% "
        "efficiency), rounded up. The rows do not depend on each other and nothing is shuffled, so "
        "the efficiency of more machines is taken to be that of two cores; start-up and reading "
        "from far away are not in it. `certrail batch` on these two cores alone would take "
        f"{MANY / figures[2]['program'] / 3600:.1f} hours.")

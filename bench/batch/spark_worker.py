"""Runs in Spark's environment, for spark.py: `convert NDJSON PARQUET CSV` or `run PARQUET OUT
CORES`."""
import json
import os
import shutil
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

START = "2026-11-22"
FILES = 32  # of the input, so that no core waits long for the other


def pairs(value):
    return ";".join(f"{name}={share}" for name, share in value.items())


def mixture(value):
    return value if isinstance(value, str) else pairs(value)


def expression(goal):
    """A tree of goals as it is typed."""
    if isinstance(goal, str):
        return goal
    if "k_of" in goal:
        return f"any {goal['k']} of ({', '.join(map(expression, goal['k_of']))})"
    word = "all_of" if "all_of" in goal else "any_of"
    return "(" + f" {'and' if word == 'all_of' else 'or'} ".join(map(expression, goal[word])) + ")"


def cells(profile):
    """A profile document as the texts of a CSV's row (engine/batch.md)."""
    limits = profile.get("limits", {})
    row = {name: str(profile[name]) for name in
           ("id", "policy", "hours_per_week", "experience_months", "start_on", "objective")
           if name in profile}
    row |= {name: str(value) for name, value in limits.items()}
    row["role"] = mixture(profile.get("role", ""))
    if "market" in profile:
        row["market"] = "none" if profile["market"] is None else mixture(profile["market"])
    row["skills"] = pairs(profile.get("skills", {}))
    row["cloud_preference"] = pairs(profile.get("cloud_preference", {}))
    row["held"] = ";".join(each["id"] + ("@" + each["earned_on"] if "earned_on" in each else "")
                           for each in profile.get("held", []))
    row["include"] = ";".join(profile.get("include", []))
    row["exclude"] = ";".join(profile.get("exclude", []))
    if "goals" in profile:
        row["goals"] = expression(profile["goals"])
    return row


COLUMNS = ("id", "policy", "hours_per_week", "experience_months", "start_on", "objective",
           "max_steps", "budget_cents", "finish_by", "min_readiness_ppm", "role", "market",
           "skills", "cloud_preference", "held", "include", "exclude", "goals")
SCHEMA = pa.schema([(name, pa.string()) for name in COLUMNS])


def convert(people, table, csv):
    with open(people, encoding="utf-8") as lines:
        rows = [cells(json.loads(line)) for line in lines]
    whole = pa.table({name: [row.get(name, "") for row in rows] for name in COLUMNS}, SCHEMA)
    pyarrow.csv.write_csv(whole, csv)
    shutil.rmtree(table, ignore_errors=True)
    Path(table).mkdir()
    each = -(-len(rows) // FILES)
    for part in range(FILES):
        pyarrow.parquet.write_table(whole.slice(part * each, each), f"{table}/{part:03d}.parquet")
    return {}


def checksum(out):
    rows, scores = {}, 0
    for file in sorted(Path(out).glob("*.parquet")):
        for record in pyarrow.parquet.read_table(file, columns=["status", "paths"]).to_pylist():
            rows[record["status"]] = rows.get(record["status"], 0) + 1
            scores += sum(path["score_ppm"] for path in record["paths"] or ())
    return {"rows": rows, "scores": scores}


def run(table, out, cores):
    from pyspark.sql import SparkSession

    import certrail.spark

    os.environ["PYSPARK_PYTHON"] = sys.executable  # of the workers, too
    # The JVM and the workers share these processors; else the JVM would have one of its own.
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:int(cores)])
    begin = time.monotonic()
    session = (SparkSession.builder.master(f"local[{cores}]").appName("certrail bench")
               .config("spark.ui.enabled", "false").config("spark.driver.host", "127.0.0.1")
               .config("spark.ui.showConsoleProgress", "false")
               .config("spark.driver.memory", "2g")
               # A part for each file of the input.
               .config("spark.sql.files.openCostInBytes", str(1 << 30)).getOrCreate())
    session.sparkContext.setLogLevel("ERROR")
    started = time.monotonic()
    people = session.read.parquet(table)

    def answer(rows, name):
        certrail.spark.recommend(rows, start=START, cache_bytes=0).write.mode("overwrite").parquet(
            name)

    answer(people.limit(100).repartition(int(cores)), out + "-first")
    first = time.monotonic()
    answer(people, out)
    ended = time.monotonic()
    session.stop()
    return {"start_seconds": started - begin, "first_seconds": first - started,
            "seconds": ended - first, "checksum": checksum(out)}


if __name__ == "__main__":
    print(json.dumps({"convert": convert, "run": run}[sys.argv[1]](*sys.argv[2:])))

"""The parts around a search, timed by Google Benchmark, and the whole program by starting it."""
import json
import subprocess
import sys

from common.environment import ROOT
from common.tables import duration

PER_UNIT = {"ns": 1e-3, "us": 1, "ms": 1e3, "s": 1e6}


def google_benchmark(build, quick):
    seconds = "0.05" if quick else "0.5"
    program = build / "bench" / "core" / "certrail_bench_parts"
    done = subprocess.run([str(program), "--benchmark_format=json",
                           "--benchmark_min_time=" + seconds],
                          stdout=subprocess.PIPE, text=True, check=True)
    return {one["name"]: one["cpu_time"] * PER_UNIT[one["time_unit"]]
            for one in json.loads(done.stdout)["benchmarks"]}


def start_up(build):
    done = subprocess.run([sys.executable, str(ROOT / "bench" / "start_up.py"),
                           str(build / "bin" / "certrail"), "--json"], stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)["microseconds"]


def section(report, _cells, build, quick):
    found = google_benchmark(build, quick)
    rows = [[name, duration(microseconds)] for name, microseconds in found.items()]
    program = start_up(build)
    rows.append(["the program, from start to answer", duration(program["median"])])
    report.section("Around the search", ["", "time"], rows)
    return {"parts": found, "program": program}

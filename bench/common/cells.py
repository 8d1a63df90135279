"""Runs certrail_bench_core: one cell of a table, many questions of one kind."""
import json
import subprocess
import sys


class Cells:
    def __init__(self, build):
        self.program = build / "bench" / "core" / "certrail_bench_core"

    def run(self, **options):
        """cells.run(steps=4, stratum="open") is certrail_bench_core --steps 4 --stratum open."""
        command = [str(self.program), "--json"]
        for name, value in options.items():
            if value is not None:
                command += ["--" + name.replace("_", "-"), str(value)]
        print("  " + " ".join(command[2:]), file=sys.stderr, flush=True)
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        return {"options": options, **json.loads(done.stdout)}

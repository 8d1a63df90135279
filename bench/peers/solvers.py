"""Runs one peer over all instances of a comparison, each in a process of its own."""
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


class PeerFailed(Exception):
    pass


def output(command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True,
                          check=False, cwd=HERE)
    if done.returncode != 0:
        raise PeerFailed(f"{command[0]}: {done.stderr.strip()[-2000:]}")
    return done.stdout


def grouped(values, size):
    return [values[i:i + size] for i in range(0, len(values), size)]


def run_engine(build, instances, top, rounds, time_limit):
    asked = [part for i in instances for part in (i.data, i.profile)]
    return json.loads(output([build / "bench/peers/peers_engine", top, rounds,
                              int(time_limit * 1000), *asked]))


def run_brute_force(build, instances, top, time_limit):
    lines = output([build / "bench/peers/peers_brute_force", top, time_limit,
                    *(i.question for i in instances)]).splitlines()
    return [{**r, "first_us": r["solve_us"], "repeat_us": []} for r in map(json.loads, lines)]


def run_solver(peer, folder, instances, top):
    task = folder / f"{peer.name}.task.json"
    task.write_text(json.dumps({
        "questions": [str(i.question) for i in instances], "formulation": peer.formulation,
        "presolve": peer.presolve, "top": top, "time_limit": peer.time_limit,
        "repeat": peer.repeat, "threads": peer.threads}), encoding="utf-8")
    lines = [json.loads(line) for line in
             output([sys.executable, HERE / f"{peer.name}_worker.py", task]).splitlines()]
    results = []
    for first, *again in grouped(lines, peer.repeat):
        results.append({**first, "first_us": first["solve_us"],
                        "repeat_us": [r["solve_us"] for r in again]})
    return results

"""Where and with what the figures were made, with the versions of the peers."""
import platform
import sys
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from common import environment as common  # noqa: E402

PACKAGES = ("highspy", "ortools", "networkx", "igraph", "numpy", "faiss-cpu")


def environment(build):
    return {**common.environment(build), "python": platform.python_version(),
            "packages": {name: version(name) for name in PACKAGES}}


def as_lines(env):
    packages = ", ".join(f"{name} {number}" for name, number in env["packages"].items())
    return [*common.as_lines(env), f"Python {env['python']}, {packages}"]

"""The program in the package is the C++ program."""

import subprocess
import sys
from pathlib import Path

import certrail
import pytest


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["recommend", "--role", "ai_architect", "--start", "2026-11-22"],
        ["recommend", "--role", "nobody"],
        ["recommend", "--goal", "CKS", "--role", "ai_architect", "--budget", "1"],
        ["--data", "/nowhere", "roles"],
    ],
)
def test_same_bytes_and_status(program, tmp_path, arguments):
    script = Path(sys.executable).parent / "certrail"
    expected = program(*arguments)
    for command in ([sys.executable, "-m", "certrail"], [script]):
        run = subprocess.run(
            [*command, *arguments], capture_output=True, text=True, check=False, cwd=tmp_path
        )
        assert (run.returncode, run.stdout, run.stderr) == (
            expected.returncode,
            expected.stdout,
            expected.stderr,
        )


def test_version(program):
    assert program("--version").stdout.startswith(f"certrail {certrail.__version__}\n")


def test_data_directory(monkeypatch):
    assert (certrail.data_directory() / "skills.json").is_file()
    monkeypatch.setenv("CERTRAIL_DATA", "/elsewhere")
    assert certrail.data_directory() == Path("/elsewhere")

"""Where and with what figures were made."""
import os
import platform
import subprocess
from datetime import datetime, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def said(*command):
    """What a program prints; nothing where it is not installed."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return done.stdout.strip()


def processor():
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def cached(build, name):
    for line in (build / "CMakeCache.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(name + ":"):
            return line.split("=", 1)[1]
    return ""


def flags(build):
    kind = cached(build, "CMAKE_BUILD_TYPE")
    both = cached(build, "CMAKE_CXX_FLAGS") + " " + cached(build, "CMAKE_CXX_FLAGS_" + kind.upper())
    return both.strip()


def environment(build):
    compiler = cached(build, "CMAKE_CXX_COMPILER")
    commit = said("git", "-C", str(ROOT), "rev-parse", "--short", "HEAD")
    changed = said("git", "-C", str(ROOT), "status", "--porcelain", "--untracked-files=no")
    return {
        "date": datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
        "commit": (commit or "not known") + (" and uncommitted changes" if changed else ""),
        "processor": processor(),
        "processors": os.cpu_count(),
        "system": said("sh", "-c", ". /etc/os-release && echo \"$PRETTY_NAME\""),
        "compiler": said(compiler, "--version").splitlines()[0] if compiler else "",
        "flags": flags(build),
    }


def as_lines(env):
    return [f"{env['date']}, commit {env['commit']}",
            f"{env['processor']}, {env['processors']} processors, {env['system']}",
            f"{env['compiler']}, {env['flags']}"]

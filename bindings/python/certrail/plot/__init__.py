"""Drawings of answers, with matplotlib (`pip install certrail[plot]`).

Each function draws on the axes it is given, or on a new figure, and returns the axes:
`ax.figure.savefig("path.png")`. Answers may be those of an engine or the documents of
`certrail recommend --format json`.
"""

try:
    import matplotlib  # noqa: F401
except ImportError as missing:
    raise ImportError("drawings need matplotlib: pip install 'certrail[plot]'") from missing

from ._frontier import frontier
from ._prerequisites import prerequisites
from ._readiness import readiness
from ._timeline import timeline

__all__ = ["frontier", "prerequisites", "readiness", "timeline"]

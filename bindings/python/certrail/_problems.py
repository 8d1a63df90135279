"""What can be wrong with an input, as exceptions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from . import _native


@dataclass(frozen=True, slots=True)
class ProblemDetail:
    """One thing that is wrong."""

    code: str
    """Stable, such as "unknown-id"."""
    title: str
    message: str
    source: str = ""
    """The file or argument it is in; may be empty."""
    pointer: str = ""
    """RFC 6901 JSON pointer into the profile or file; empty = the whole."""
    line: int = 0
    column: int = 0
    value: str = ""
    """What was found, shortened; may be empty."""
    suggestion: str = ""
    """The nearest valid value; may be empty."""

    def __str__(self) -> str:
        place = ":".join(
            [self.source] * bool(self.source)
            + [str(number) for number in (self.line, self.column) if number > 0]
        )
        words = [part for part in (place, self.pointer) if part]
        meant = f", did you mean {self.suggestion}?" if self.suggestion else ""
        return ": ".join([*words, (self.message or self.title) + meant]) + f" [{self.code}]"


class Problem(Exception):
    """The first of `problems` gives code, pointer, message and suggestion."""

    exit_status = 2
    """What `certrail` exits with."""

    def __init__(self, problems: tuple[ProblemDetail, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    @property
    def code(self) -> str:
        return self.problems[0].code

    @property
    def pointer(self) -> str:
        return self.problems[0].pointer

    @property
    def message(self) -> str:
        return self.problems[0].message

    @property
    def suggestion(self) -> str:
        return self.problems[0].suggestion

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class InputProblem(Problem):
    """A profile, an argument or a table is not what it should be."""


class DataProblem(Problem):
    """A data file or overlay is at fault."""

    exit_status = 4


class BudgetProblem(Problem):
    """A node or time budget ended the search before any answer."""

    exit_status = 5


class DefectProblem(Problem):
    """The program's own fault: please report it with what you asked."""

    exit_status = 70


_BY_STATUS: dict[int, type[Problem]] = {
    kind.exit_status: kind
    for kind in (InputProblem, DataProblem, BudgetProblem, DefectProblem)
}


def from_document(text: str) -> Problem:
    document: dict[str, Any] = json.loads(text)
    details = tuple(
        ProblemDetail(message=each.pop("detail"), **each) for each in document["problems"]
    )
    # A status that nobody foresaw is a fault of the program.
    return _BY_STATUS.get(document["exit_status"], DefectProblem)(details)


@contextmanager
def raising() -> Iterator[None]:
    """Turns what the engine refuses into a Problem."""
    try:
        yield
    except _native.Refused as refused:
        problem = from_document(str(refused))
    else:
        return
    raise problem


def refuse(
    code: str, title: str, source: str, value: object, message: str, pointer: str = ""
) -> InputProblem:
    """A problem of an argument that Python itself finds."""
    return InputProblem((
        ProblemDetail(code, title, message, source, pointer, value=_short(str(value))),
    ))  # fmt: skip


def wrong_type(
    source: str, value: object, expected: str, pointer: str = "", advice: str = ""
) -> InputProblem:
    return refuse("wrong-type", "Wrong type", source, value,
                  f"expected {expected}, found {shown(value)}{advice}", pointer)  # fmt: skip


def shown(value: object) -> str:
    """A value on one line of a message."""
    return _short(" ".join(repr(value).split()))


def _short(text: str, most: int = 80) -> str:
    return text if len(text) <= most else text[: most - 3] + "..."


def in_pointer(name: str) -> str:
    """A name as a part of an RFC 6901 pointer."""
    return name.replace("~", "~0").replace("/", "~1")

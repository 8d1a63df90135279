"""From keywords, in the words of the command line, to a profile document."""

from __future__ import annotations

import json
import math
import operator
import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from . import _native
from ._problems import InputProblem, ProblemDetail, refuse

if TYPE_CHECKING:
    from ._engine import Engine

Day: TypeAlias = date | str
"""A date, or YYYY-MM-DD."""
Mixture: TypeAlias = str | Mapping[str, int]
"""An id, or ids and their shares."""
Held: TypeAlias = Iterable[str | Mapping[str, Any]] | Mapping[str, Day | None]
"""["SAA-C03@2025-03-01", "CKA"], {"SAA-C03": date(2025, 3, 1), "CKA": None}, or as in a profile."""


def _is_missing(value: object) -> bool:
    """NaN, and what pandas and numpy have for no day and no value."""
    if isinstance(value, float) or getattr(value, "shape", None) == ():
        return bool(value != value)
    return type(value).__name__ in ("NaTType", "NAType")


def day_text(day: Any, name: str = "") -> str:
    """YYYY-MM-DD, where it is a day; a time of day is left out."""
    if isinstance(day, str):
        return day
    if not _is_missing(day):
        if isinstance(day, date):
            return day.isoformat()[:10]
        if type(day).__name__ == "datetime64":  # numpy's
            return str(day)[:10]
    raise refuse("wrong-type", "Wrong type", name, day,
                 f"expected a day, a date or text such as 2026-11-22, found {day!r}")  # fmt: skip


def _plain(value: Any, pointer: str) -> Any:
    """As JSON has it: days as text, numbers of numpy as Python's, and no fields that are missing."""
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, date) or type(value).__name__ == "datetime64":
        return day_text(value)
    if isinstance(value, Mapping):
        return {
            name: _plain(each, f"{pointer}/{name}")
            for name, each in value.items()
            if not _is_missing(each)
        }
    if hasattr(value, "tolist"):  # numpy's numbers and arrays
        return _plain(value.tolist(), pointer)
    if hasattr(value, "__index__"):
        return operator.index(value)
    if isinstance(value, (float, Decimal)) and math.isfinite(value):
        return int(value) if value == int(value) else float(value)
    if isinstance(value, Iterable) and not isinstance(value, (bytes, bytearray)):
        return [_plain(each, f"{pointer}/{place}") for place, each in enumerate(value)]
    raise InputProblem((ProblemDetail(
        "wrong-type", "Wrong type",
        f"a profile cannot hold a {type(value).__name__}, found {value!r}", pointer=pointer,
        value=str(value)),))  # fmt: skip


def plain_profile(profile: Any) -> dict[str, Any]:
    """A profile, or a row of pandas, as a document."""
    document: dict[str, Any] = _plain(dict(profile if profile is not None else {}), "")
    return document


def document_text(profile: Any) -> str:
    return json.dumps(plain_profile(profile), allow_nan=False)


def _held(have: Held) -> list[dict[str, Any]]:
    if isinstance(have, str):
        have = [have]
    if isinstance(have, Mapping):
        pairs: Iterable[tuple[str, Day | None]] = have.items()
        return [
            {"id": name} if earned is None else {"id": name, "earned_on": day_text(earned)}
            for name, earned in pairs
        ]
    out: list[dict[str, Any]] = []
    for each in have:
        if not isinstance(each, str):
            out.append(dict(each))
            continue
        name, earned_on = _native.split_held(each)
        out.append({"id": name} if earned_on is None else {"id": name, "earned_on": earned_on})
    return out


def names_of(names: str | Iterable[str]) -> list[str]:
    return [names] if isinstance(names, str) else list(names)


def _cloud_preference(
    engine: Engine, prefer: str | Mapping[str, int] | None, only: str | Iterable[str] | None
) -> dict[str, int]:
    """`prefer` gives marks, `only` rules out all other clouds; together, marks among those named."""
    marks: dict[str, int] = {}
    others: int | None = None
    for name, mark in ({prefer: 100} if isinstance(prefer, str) else prefer or {}).items():
        if name in ("default", "others"):
            others = mark
            continue
        provider = engine.resolve("provider", name, source="prefer")
        if provider in marks:
            raise refuse("duplicate-id", "Named twice", "prefer", name,
                         f"the provider {provider} is given a mark twice")  # fmt: skip
        marks[provider] = mark
    if only is None:
        return marks if others is None else marks | {"default": others}
    clouds = {provider.id for provider in engine.providers if provider.kind == "cloud"}
    kept: dict[str, int] = {}
    for name in names_of(only):
        provider = engine.resolve("provider", name, source="only")
        if provider not in clouds:
            raise refuse("invalid-value", "Invalid value", "only", name,
                         f"{provider} is no cloud; only rules out the other clouds and no others")  # fmt: skip
        kept[provider] = marks.get(provider, 100)
    for provider, mark in marks.items():
        if provider not in clouds:
            kept[provider] = mark
        elif mark > 0 and provider not in kept:
            raise refuse("wrong-use", "Wrong use", "only", provider,
                         f"prefer gives {provider} a mark that only rules out")  # fmt: skip
    return kept | {"default": 0}


def merged(engine: Engine, profile: Mapping[str, Any] | None, words: Mapping[str, Any]) -> str:
    """The profile document with the keywords over it: each takes the place of the field whole."""
    document = plain_profile(profile)
    limits = dict(document.get("limits") or {})
    given = {
        name: value
        for name, value in words.items()
        if value is not None and not _is_missing(value)
    }
    prefer, only = given.pop("prefer", None), given.pop("only", None)
    if prefer is not None or only is not None:
        document["cloud_preference"] = _cloud_preference(engine, prefer, only)
    for name, value in given.items():
        if name in ("max_steps", "budget_cents", "min_readiness_ppm"):
            limits[name] = value
        elif name == "finish_by":
            limits[name] = day_text(value, name)
        elif name == "start":
            document["start_on"] = day_text(value, name)
        elif name == "have":
            document["held"] = _held(value)
        elif name in ("include", "exclude"):
            document[name] = names_of(value)
        elif name == "market" and value == "none":
            document[name] = None
        elif name == "goal":
            document["goals"] = engine.goal(value) if isinstance(value, str) else value
        else:
            document[name] = value
    if limits:
        document["limits"] = limits
    return document_text(document)


_SPAN = re.compile(r"\s*([0-9]{1,9})\s*([ymYM])\s*")
_LONGEST_SPAN = 120  # months


def horizon_of(horizon: Day) -> tuple[int | None, str]:
    """ "3y" or "18m" as months, or a day."""
    text = day_text(horizon, "horizon")
    span = _SPAN.fullmatch(text)
    if span is None:
        return None, text
    months = int(span[1]) * (12 if span[2] in "yY" else 1)
    if not 1 <= months <= _LONGEST_SPAN:
        raise refuse("out-of-range", "Out of range", "horizon", horizon,
                     f"expected years 1y to 10y, months 1m to 120m or a day, found '{text}'")  # fmt: skip
    return months, ""


def whole_number(name: str, value: Any, least: int, most: int) -> int:
    try:
        number = None if isinstance(value, bool) else operator.index(value)
    except TypeError:
        number = None
    if number is None:
        raise refuse("wrong-type", "Wrong type", name, value,
                     f"expected a whole number from {least} to {most}, found {value!r}")  # fmt: skip
    if not least <= number <= most:
        raise refuse("out-of-range", "Out of range", name, value,
                     f"expected {least} to {most}, found {number}")  # fmt: skip
    return number

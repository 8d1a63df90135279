"""From keywords, in the words of the command line, to a profile document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from ._problems import refuse

if TYPE_CHECKING:
    from ._engine import Engine

Day: TypeAlias = date | str
"""A date, or YYYY-MM-DD."""
Mixture: TypeAlias = str | Mapping[str, int]
"""An id, or ids and their shares."""
Held: TypeAlias = Iterable[str | Mapping[str, Any]] | Mapping[str, Day | None]
"""["SAA-C03@2025-03-01", "CKA"], {"SAA-C03": date(2025, 3, 1), "CKA": None}, or as in a profile."""


def day_text(day: Day) -> str:
    # A time of day is left out.
    return day.strftime("%Y-%m-%d") if isinstance(day, date) else day


def document_text(profile: Mapping[str, Any]) -> str:
    """JSON, with days as the engine reads them."""

    def other(value: object) -> Any:
        if isinstance(value, date):
            return day_text(value)
        if isinstance(value, Mapping):
            return dict(value)
        if isinstance(value, Iterable):
            return list(value)
        raise TypeError(f"a profile cannot hold a {type(value).__name__}: {value!r}")

    return json.dumps(profile, default=other, allow_nan=False)


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
        name, at, earned = each.rpartition("@")
        out.append({"id": name, "earned_on": earned} if at else {"id": each})
    return out


def _listed(names: str | Iterable[str]) -> list[str]:
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
    for name in _listed(only):
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
    document = dict(profile or {})
    limits = dict(document.get("limits") or {})
    given = {name: value for name, value in words.items() if value is not None}
    prefer, only = given.pop("prefer", None), given.pop("only", None)
    if prefer is not None or only is not None:
        document["cloud_preference"] = _cloud_preference(engine, prefer, only)
    for name, value in given.items():
        if name in ("max_steps", "budget_cents", "min_readiness_ppm"):
            limits[name] = value
        elif name == "finish_by":
            limits[name] = day_text(value)
        elif name == "start":
            document["start_on"] = day_text(value)
        elif name == "have":
            document["held"] = _held(value)
        elif name in ("include", "exclude"):
            document[name] = _listed(value)
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
    text = day_text(horizon)
    span = _SPAN.fullmatch(text)
    if span is None:
        return None, text
    months = int(span[1]) * (12 if span[2] in "yY" else 1)
    if not 1 <= months <= _LONGEST_SPAN:
        raise refuse("out-of-range", "Out of range", "horizon", horizon,
                     f"expected years 1y to 10y, months 1m to 120m or a day, found '{text}'")  # fmt: skip
    return months, ""


def whole_number(name: str, value: int, least: int, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise refuse("wrong-type", "Wrong type", name, value,
                     f"expected a whole number from {least} to {most}, found {value!r}")  # fmt: skip
    if not least <= value <= most:
        raise refuse("out-of-range", "Out of range", name, value,
                     f"expected {least} to {most}, found {value}")  # fmt: skip
    return value

"""From keywords, in the words of the command line, to a profile document."""

from __future__ import annotations

import json
import math
import operator
import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol, SupportsFloat, SupportsIndex, TypeAlias

from . import _native
from ._problems import in_pointer, refuse, shown, wrong_type

if TYPE_CHECKING:
    import numpy  # noqa: F401

    from ._engine import Engine


class Row(Protocol):
    """What dict() takes, such as a row of pandas."""

    def keys(self) -> Iterable[Any]: ...

    def __getitem__(self, name: Any, /) -> Any: ...


Profile: TypeAlias = Mapping[str, Any] | Row
"""As in data/schemas/profile.schema.json."""
Number: TypeAlias = SupportsIndex | SupportsFloat
"""A whole number of Python, numpy or pandas; NaN says nothing."""
Day: TypeAlias = "date | str | numpy.datetime64"
"""A date, or YYYY-MM-DD."""
Mixture: TypeAlias = str | Mapping[str, Number]
"""An id, or ids and their shares."""
Held: TypeAlias = "str | Iterable[str | Mapping[str, Any]] | Mapping[str, Day | None]"
"""["SAA-C03@2025-03-01", "CKA"], {"SAA-C03": date(2025, 3, 1), "CKA": None}, or as in a profile."""


def _is_missing(value: object) -> bool:
    """NaN, and what pandas and numpy have for no day and no value."""
    if isinstance(value, float) or getattr(value, "shape", None) == ():
        return bool(value != value)
    return type(value).__name__ in ("NaTType", "NAType")


def day_text(day: Any, name: str = "", pointer: str = "") -> str:
    """YYYY-MM-DD, where it is a day; a time of day is left out."""
    if isinstance(day, str):
        return day
    if not _is_missing(day):
        if isinstance(day, date):
            return day.isoformat()[:10]
        if type(day).__name__ == "datetime64":  # numpy's
            return str(day)[:10]
    raise wrong_type(name, day, "a day, a date or text such as 2026-11-22", pointer)


def _plain(value: Any, pointer: str) -> Any:
    """As JSON has it: days as text, numbers of numpy as Python's, and no fields that are missing."""
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, date) or type(value).__name__ == "datetime64":
        return day_text(value)
    if isinstance(value, Mapping):
        return _plain_fields(value, pointer)
    if hasattr(value, "tolist"):  # numpy's numbers and arrays
        return _plain(value.tolist(), pointer)
    if hasattr(value, "__index__"):
        return operator.index(value)
    if isinstance(value, (float, Decimal)) and math.isfinite(value):
        return int(value) if value == int(value) else float(value)
    if isinstance(value, Iterable) and not isinstance(value, (bytes, bytearray)):
        return [_plain(each, f"{pointer}/{place}") for place, each in enumerate(value)]
    raise refuse("wrong-type", "Wrong type", "", value,
                 f"a profile cannot hold a {type(value).__name__}, found {shown(value)}", pointer)  # fmt: skip


def _plain_fields(fields: Profile, pointer: str, source: str = "") -> dict[str, Any]:
    out = {}
    for name in fields.keys():
        if not isinstance(name, str):
            raise wrong_type(source, name, "text as the name of a field", pointer)
        value = fields[name]
        if not _is_missing(value):
            out[name] = _plain(value, f"{pointer}/{in_pointer(name)}")
    return out


def _is_mapping(value: Any) -> bool:
    return isinstance(value, Mapping) or (
        hasattr(value, "keys") and hasattr(value, "__getitem__")
    )


def plain_profile(profile: Profile | None, source: str = "profile") -> dict[str, Any]:
    """A profile, or a row of pandas, as a document."""
    if profile is None:
        return {}
    if not _is_mapping(profile):
        advice = "; a role alone is given as role=..." if isinstance(profile, str) else ""
        raise wrong_type(source, profile, "a mapping of fields such as {'role': 'ai_architect'}",
                         advice=advice)  # fmt: skip
    return _plain_fields(profile, "", source)


def document_text(document: Mapping[str, Any]) -> str:
    return json.dumps(_plain_fields(document, ""), allow_nan=False)


def _held_entry(entry: Any, place: int) -> dict[str, Any]:
    if isinstance(entry, str):
        name, earned_on = _native.split_held(entry)
        return {"id": name} if earned_on is None else {"id": name, "earned_on": earned_on}
    if isinstance(entry, Mapping):
        return dict(entry)
    raise wrong_type("have", entry, "text such as 'SAA-C03@2025-03-01', or an entry of a profile",
                     f"/held/{place}")  # fmt: skip


def _held(have: Any) -> list[dict[str, Any]]:
    if isinstance(have, str):
        return [_held_entry(have, 0)]
    if isinstance(have, Mapping):
        out = []
        for place, (name, earned) in enumerate(have.items()):
            if not isinstance(name, str):
                raise wrong_type("have", name, "the name of a certification", f"/held/{place}/id")
            entry = {"id": name}
            if earned is not None and not _is_missing(earned):
                entry["earned_on"] = day_text(earned, "have", f"/held/{place}/earned_on")
            out.append(entry)
        return out
    if not isinstance(have, Iterable) or isinstance(have, (bytes, bytearray)):
        raise wrong_type("have", have, "names, or a mapping of names to days", "/held")
    return [_held_entry(entry, place) for place, entry in enumerate(have)]


def text_of(value: Any, source: str) -> str:
    if not isinstance(value, str):
        raise wrong_type(source, value, "text")
    return value


def names_of(names: Any, source: str, pointer: str = "") -> list[str]:
    if isinstance(names, str):
        return [names]
    if not isinstance(names, Iterable) or isinstance(names, (bytes, bytearray)):
        raise wrong_type(source, names, "a name or several", pointer)
    out = []
    for place, name in enumerate(names):
        if not isinstance(name, str):
            raise wrong_type(source, name, "a name", pointer and f"{pointer}/{place}")
        out.append(name)
    return out


def _marks(prefer: Any) -> dict[str, int]:
    """Of the names as they were written."""
    if prefer is None:
        return {}
    if isinstance(prefer, str):
        return {prefer: 100}
    if not isinstance(prefer, Mapping):
        raise wrong_type("prefer", prefer, "a name, or a mapping of names to marks such as "
                         "{'aws': 100}", "/cloud_preference")  # fmt: skip
    marks = _plain_fields(prefer, "/cloud_preference", "prefer")
    for name, mark in marks.items():
        at = f"/cloud_preference/{in_pointer(name)}"
        marks[name] = whole_number("prefer", mark, 0, 100, at)
    return marks


def _cloud_preference(engine: Engine, prefer: Any, only: Any) -> dict[str, int]:
    """`prefer` gives marks, `only` rules out all other clouds; together, marks among those named."""
    marks: dict[str, int] = {}
    others: int | None = None
    for name, mark in _marks(prefer).items():
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
    for name in names_of(only, "only", "/cloud_preference"):
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


def merged(engine: Engine, profile: Profile | None, words: Mapping[str, Any]) -> str:
    """The profile document with the keywords over it: each takes the place of the field whole."""
    document = plain_profile(profile)
    limits: dict[str, Any] = {}
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
            limits[name] = day_text(value, name, "/limits/finish_by")
        elif name == "start":
            document["start_on"] = day_text(value, name, "/start_on")
        elif name == "have":
            document["held"] = _held(value)
        elif name in ("include", "exclude"):
            document[name] = names_of(value, name, f"/{name}")
        elif name == "market" and isinstance(value, str) and value == "none":
            document[name] = None
        elif name == "goal":
            document["goals"] = engine.goal(value) if isinstance(value, str) else value
        else:
            document[name] = value
    said = document.get("limits")
    if limits and (said is None or isinstance(said, dict)):  # what else it is, the engine refuses
        document["limits"] = {**(said or {}), **limits}
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


def whole_number(name: str, value: Any, least: int, most: int, pointer: str = "") -> int:
    try:
        number = None if isinstance(value, bool) else operator.index(value)
    except TypeError:
        number = None
    if number is None:
        raise wrong_type(name, value, f"a whole number from {least} to {most}", pointer)
    if not least <= number <= most:
        raise refuse("out-of-range", "Out of range", name, value,
                     f"expected {least} to {most}, found {number}", pointer)  # fmt: skip
    return number

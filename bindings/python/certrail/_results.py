"""Answers as values. Money in US cents, time in minutes, readiness and scores in millionths."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from . import _html


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader of an answer should know."""

    code: str
    text: str
    certification: str | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """A score as a sum; costs are negative, zero terms are left out."""

    skills: Mapping[str, int]
    credentials: Mapping[str, int]
    other_cloud: Mapping[str, int]
    hours_ppm: int
    money_ppm: int

    @property
    def total_ppm(self) -> int:
        parts = (self.skills, self.credentials, self.other_cloud)
        return sum(sum(part.values()) for part in parts) + self.hours_ppm + self.money_ppm


@dataclass(frozen=True, slots=True)
class CouldBe:
    """What a fee could be with a discount that an earlier pass gives; no promise."""

    fee_cents: int
    discount: str
    unlocked_by: str


@dataclass(frozen=True, slots=True)
class Step:
    certification: str
    name: str
    provider: str
    study_minutes: int
    fee_cents: int
    study_ends_on: date
    exam_on: date
    readiness_ppm: int
    """After it."""
    marginal: Terms
    """What the step changes."""
    notices: tuple[Notice, ...]
    could_be: CouldBe | None = None


@dataclass(frozen=True, slots=True)
class Upkeep:
    """Something to do or to pay so that a certification stays valid."""

    on: date
    kind: str
    certification: str
    rule: str
    fee_cents: int
    minutes: int
    could_be: CouldBe | None = None


@dataclass(frozen=True, slots=True)
class SparedRenewal:
    """A renewal that another pass makes needless."""

    on: date
    by: str
    passed_on: date


@dataclass(frozen=True, slots=True)
class Lapse:
    on: date
    reason: str
    followed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptCertification:
    certification: str
    held: bool
    earned_on: date | None
    valid_until: date | None
    upkeep: tuple[Upkeep, ...]
    spared: tuple[SparedRenewal, ...]
    lapse: Lapse | None


@dataclass(frozen=True, slots=True)
class Horizon:
    """What a path costs until a day if all is kept valid."""

    until: date
    total_cents: int
    total_minutes: int
    could_be_cents: int
    renewal_cents: int
    renewal_minutes: int
    held_cents: int
    held_minutes: int
    certifications: tuple[KeptCertification, ...]


@dataclass(frozen=True, slots=True)
class Path:
    rank: int
    score_ppm: int
    readiness_ppm: int
    """At the end."""
    gain_ppm: int
    study_minutes: int
    fee_cents: int
    finish_on: date
    terms: Terms
    steps: tuple[Step, ...]
    horizon: Horizon | None = None

    @property
    def exams(self) -> tuple[str, ...]:
        return tuple(step.certification for step in self.steps)

    def _repr_html_(self) -> str:
        return _html.path_table(self)


@dataclass(frozen=True, slots=True)
class Wish:
    """One of the person's own wishes, given up."""

    wish: str
    certification: str | None = None


@dataclass(frozen=True, slots=True)
class Relaxation:
    """The fewest wishes without which something is feasible, and the best path then."""

    removed: tuple[Wish, ...]
    proven: bool
    path: Path | None


@dataclass(frozen=True, slots=True)
class Bound:
    kind: str
    """finish_on, fee_cents or steps."""
    value: date | int


@dataclass(frozen=True, slots=True)
class Recommendation:
    status: str
    """ranked, nothing_pays, already_met or infeasible."""
    as_of: date
    """Of the catalogue."""
    catalogue_hash: str
    request: Mapping[str, Any]
    """The profile as understood, defaults filled in; can be asked again as it is."""
    top: int
    distinct: int
    readiness_ppm: int
    """Now."""
    candidates: int
    proven: bool
    proven_ranks: int
    upper_bound_ppm: int | None
    bound: Bound | None
    nodes: int
    notices: tuple[Notice, ...]
    paths: tuple[Path, ...]
    relaxation: Relaxation | None
    sorted_by: str = "rank"
    _text: str = field(default="", repr=False, compare=False)

    def to_json(self) -> str:
        """The document that `certrail recommend --format json` writes."""
        return self._text

    def to_dict(self) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(self._text)
        return document

    def _repr_html_(self) -> str:
        return _html.answer_table(self)


@dataclass(frozen=True, slots=True)
class SkillGap:
    skill: str
    name: str
    weight_ppm: int
    level: int
    need: int
    credit_ppm: int
    missing_ppm: int
    attested_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    as_of: date
    catalogue_hash: str
    request: Mapping[str, Any]
    readiness_ppm: int
    skills: tuple[SkillGap, ...]
    notices: tuple[Notice, ...]
    _text: str = field(default="", repr=False, compare=False)

    def to_json(self) -> str:
        """The document that `certrail gap --format json` writes."""
        return self._text

    def to_dict(self) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(self._text)
        return document

    def _repr_html_(self) -> str:
        return _html.gap_table(self)


_Fields = dict[str, Any]
_DATES = {
    "study_ends_on",
    "exam_on",
    "finish_on",
    "on",
    "passed_on",
    "earned_on",
    "valid_until",
    "until",
}


def _dated(fields: _Fields) -> _Fields:
    return {
        name: date.fromisoformat(value) if name in _DATES and value is not None else value
        for name, value in fields.items()
    }


def _notices(fields: _Fields) -> tuple[Notice, ...]:
    return tuple(Notice(**each) for each in fields["notices"])


def _could_be(fields: _Fields) -> CouldBe | None:
    return CouldBe(**fields["could_be"]) if "could_be" in fields else None


def _terms(fields: _Fields) -> Terms:
    fields.pop("total_ppm", None)
    return Terms(**fields)


def _step(fields: _Fields) -> Step:
    changed = {
        "marginal": _terms(fields["marginal"]),
        "notices": _notices(fields),
        "could_be": _could_be(fields),
    }
    return Step(**(_dated(fields) | changed))


def _kept(fields: _Fields) -> KeptCertification:
    lapse = fields["lapse"]
    if lapse is not None:
        lapse = Lapse(**(_dated(lapse) | {"followed_by": tuple(lapse["followed_by"])}))
    changed = {
        "upkeep": tuple(
            Upkeep(**(_dated(each) | {"could_be": _could_be(each)})) for each in fields["upkeep"]
        ),
        "spared": tuple(SparedRenewal(**_dated(each)) for each in fields["spared"]),
        "lapse": lapse,
    }
    return KeptCertification(**(_dated(fields) | changed))


def _horizon(fields: _Fields) -> Horizon:
    kept = tuple(_kept(each) for each in fields["certifications"])
    return Horizon(**(_dated(fields) | {"certifications": kept}))


def _path(fields: _Fields) -> Path:
    changed = {
        "terms": _terms(fields["terms"]),
        "steps": tuple(_step(each) for each in fields["steps"]),
        "horizon": _horizon(fields["horizon"]) if "horizon" in fields else None,
    }
    return Path(**(_dated(fields) | changed))


def _relaxation(fields: _Fields | None) -> Relaxation | None:
    if fields is None:
        return None
    return Relaxation(
        removed=tuple(Wish(**each) for each in fields["removed"]),
        proven=fields["proven"],
        path=None if fields["path"] is None else _path(fields["path"]),
    )


def _bound(fields: _Fields | None) -> Bound | None:
    if fields is None:
        return None
    value = fields["value"]
    return Bound(fields["kind"], date.fromisoformat(value) if isinstance(value, str) else value)


def _about(fields: _Fields, text: str) -> _Fields:
    """What both documents have: where it comes from, and themselves."""
    del fields["schema_version"]
    catalogue = fields.pop("catalogue")
    return {
        "as_of": date.fromisoformat(catalogue["as_of"]),
        "catalogue_hash": catalogue["hash"],
        "notices": _notices(fields),
        "_text": text,
    }


def recommendation(text: str) -> Recommendation:
    fields: _Fields = json.loads(text)
    changed = _about(fields, text) | {
        "bound": _bound(fields["bound"]),
        "paths": tuple(_path(each) for each in fields["paths"]),
        "relaxation": _relaxation(fields["relaxation"]),
    }
    return Recommendation(**(fields | changed))


def gap(text: str) -> Gap:
    fields: _Fields = json.loads(text)
    skills = tuple(
        SkillGap(**(each | {"attested_by": tuple(each["attested_by"])}))
        for each in fields["skills"]
    )
    about = _about(fields, text)
    return Gap(**(fields | about | {"skills": skills}))

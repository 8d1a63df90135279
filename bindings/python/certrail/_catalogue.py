"""Records of the catalogue. Money in US cents, time in minutes, levels in percent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Provider:
    id: str
    name: str
    kind: str
    """cloud, platform or neutral."""
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Skill:
    id: str
    name: str
    category: str
    provider: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Certification:
    id: str
    name: str
    provider: str
    level: str
    """foundational, associate, specialty, professional or expert."""
    aliases: tuple[str, ...]
    attests: Mapping[str, int]
    """Skill -> the level that passing proves."""
    study_minutes: int
    """For somebody who knows none of it."""
    fee_cents: int
    requires: Any
    """An id, {"all_of": [..]}, {"any_of": [..]} or {"k": 2, "k_of": [..]}; None = nothing."""
    recommends: tuple[str, ...]
    covers: tuple[str, ...]
    replaced_by: tuple[str, ...]
    min_experience_months: int
    available_from: date | None
    retires_on: date | None
    announced: bool
    beta: bool
    validity_months: int | None
    """None = for life."""
    official_url: str

    def offered_on(self, day: date) -> bool:
        """Could the exam be sat on that day?"""
        if self.announced:
            return False
        if self.available_from is not None and day < self.available_from:
            return False
        return self.retires_on is None or day <= self.retires_on


@dataclass(frozen=True, slots=True)
class RoleSkill:
    importance: int
    """0..1,000,000."""
    need: int
    """The level it asks for."""


@dataclass(frozen=True, slots=True)
class Role:
    id: str
    name: str
    summary: str
    aliases: tuple[str, ...]
    skills: Mapping[str, RoleSkill]


@dataclass(frozen=True, slots=True)
class Market:
    id: str
    name: str
    region: str
    period: str
    source: str
    demand: Mapping[str, int]
    """Skill -> 0..1,000,000."""


@dataclass(frozen=True, slots=True)
class Track:
    id: str
    name: str
    aliases: tuple[str, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class PrerequisiteEdge:
    """Holding `source` counts towards what `target` requires."""

    source: str
    target: str
    by_cover: bool
    """`source` covers one that is named there."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    as_of: date
    hash: str
    default_market: str
    default_policy: str
    providers: tuple[Provider, ...]
    skills: tuple[Skill, ...]
    certifications: tuple[Certification, ...]
    roles: tuple[Role, ...]
    markets: tuple[Market, ...]
    policies: tuple[str, ...]
    tracks: tuple[Track, ...]
    prerequisites: tuple[PrerequisiteEdge, ...]


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _tuples(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()
    }


def _certification(fields: dict[str, Any]) -> Certification:
    fields["available_from"] = _day(fields["available_from"])
    fields["retires_on"] = _day(fields["retires_on"])
    return Certification(**_tuples(fields))


def _role(fields: dict[str, Any]) -> Role:
    fields["skills"] = {skill: RoleSkill(**part) for skill, part in fields["skills"].items()}
    return Role(**_tuples(fields))


def catalogue(document: dict[str, Any]) -> Catalogue:
    def of(name: str) -> list[dict[str, Any]]:
        records: list[dict[str, Any]] = document.get(name, [])
        return records

    return Catalogue(
        as_of=date.fromisoformat(document["as_of"]),
        hash=document["hash"],
        default_market=document["default_market"],
        default_policy=document["default_policy"],
        providers=tuple(Provider(**_tuples(each)) for each in of("providers")),
        skills=tuple(Skill(**_tuples(each)) for each in of("skills")),
        certifications=tuple(_certification(each) for each in of("certifications")),
        roles=tuple(_role(each) for each in of("roles")),
        markets=tuple(Market(**each) for each in of("markets")),
        policies=tuple(document.get("policies", [])),
        tracks=tuple(Track(**_tuples(each)) for each in of("tracks")),
        prerequisites=tuple(PrerequisiteEdge(**each) for each in of("prerequisites")),
    )

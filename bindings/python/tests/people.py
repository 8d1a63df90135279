"""Random people, some of whom ask for what cannot be or write what nobody can read."""

from __future__ import annotations

import os
from datetime import date, timedelta
from random import Random
from typing import Any

import certrail

START = date(2026, 11, 22)


def size(variable: str, default: int) -> int:
    """How much a test does; the environment may ask for more."""
    return int(os.environ.get(variable, default))


def person(engine: certrail.Engine, random: Random) -> dict[str, Any]:
    """A profile that can be asked."""
    clouds = [provider.id for provider in engine.providers if provider.kind == "cloud"]
    offered = [each.id for each in engine.certifications if each.offered_on(START)]
    profile: dict[str, Any] = {
        "role": random.choice(engine.roles).id,
        "hours_per_week": random.randint(2, 30),
        "start_on": (START + timedelta(days=random.randint(0, 90))).isoformat(),
        "limits": {"max_steps": random.randint(1, 3)},
    }
    if random.random() < 0.7:
        skills = random.sample(engine.skills, random.randint(0, 12))
        profile["skills"] = {skill.id: random.randint(0, 100) for skill in skills}
    if random.random() < 0.5:
        profile["cloud_preference"] = {
            cloud: random.choice([0, 50, 100]) for cloud in random.sample(clouds, 2)
        } | {random.choice(clouds): 80}
    if random.random() < 0.3:
        profile["held"] = [
            {"id": each, "earned_on": "2025-06-30"} if random.random() < 0.5 else {"id": each}
            for each in random.sample(offered, random.randint(1, 3))
        ]
    if random.random() < 0.2:
        profile["market"] = random.choice([None, *(market.id for market in engine.markets)])
    if random.random() < 0.3:
        profile["limits"]["budget_cents"] = random.choice([0, 20_000, 100_000])
    if random.random() < 0.2:
        profile["limits"]["finish_by"] = random.choice(["2027-03-01", "2027-09-30"])
    if random.random() < 0.25:
        profile["include"] = [random.choice(offered)]
    if random.random() < 0.1:
        profile["goals"] = {"any_of": random.sample(offered, 3)}
    return profile


def crowd(engine: certrail.Engine, count: int, seed: int) -> list[dict[str, Any]]:
    """Profiles as lines of a batch: some are bad, some hold what nobody knows."""
    random = Random(seed)
    people = []
    for number in range(count):
        profile = {"id": f"p{number}"} | person(engine, random)
        fate = random.random()
        if fate < 0.05:
            profile["role"] = "nobody"
        elif fate < 0.08:
            profile["hours_per_week"] = 500
        elif fate < 0.11:
            profile["skills"] = {"python": 101, "no such skill": 3}
        elif fate < 0.2:
            profile["held"] = [*profile.get("held", []), {"id": f"ACME-{number % 7}"}]
        people.append(profile)
    return people

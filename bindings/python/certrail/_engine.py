"""The way in: load a catalogue once, ask it many questions."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, SupportsIndex, TypeAlias

from . import _catalogue, _native, _results, _tables
from ._problems import raising, refuse
from ._profile import (
    Day,
    Held,
    Mixture,
    Number,
    Profile,
    day_text,
    horizon_of,
    merged,
    text_of,
    whole_number,
)

if TYPE_CHECKING:
    import pyarrow as pa

Objective: TypeAlias = Literal["score", "time", "money", "steps"]
Sort: TypeAlias = Literal["rank", "horizon", "horizon-hours"]
_File = str | os.PathLike[str]
_MOST_BUDGET = 2**53


def data_directory() -> Path:
    """The data that came with the package, or what the variable CERTRAIL_DATA names."""
    named = os.environ.get("CERTRAIL_DATA")
    return Path(named) if named else Path(__file__).parent / "share" / "certrail"


def own_files(**kinds: Iterable[_File]) -> list[tuple[str, str, bytes]]:
    """Files by their kind ("overlays", "roles", "markets" or "policies"): kind, name and bytes."""
    out = []
    for kind, files in kinds.items():
        for file in files:
            name = os.fspath(file)
            try:
                out.append((kind, name, Path(name).read_bytes()))
            except OSError as error:
                raise refuse("unreadable-file", "Unreadable file", name, name,
                             error.strerror or str(error)) from None  # fmt: skip
    return out


def _start(start: Day | None) -> str:
    return day_text(date.today() if start is None else start, "start")


def load(
    data: _File | None = None,
    *,
    overlays: Iterable[_File] = (),
    roles: Iterable[_File] = (),
    markets: Iterable[_File] = (),
    policies: Iterable[_File] = (),
    start: Day | None = None,
) -> Engine:
    """Loads the catalogue: that of the package, or of the directory `data`.

    `overlays` are files that correct and add to it, laid in their order; `roles`, `markets` and
    `policies` are files of one's own, which profiles name by their ids or as they were named here.
    What overlays say only until a day before `start` (today by default) is left out: give the day
    that questions start on, if it is another.
    Raises DataProblem with everything that is wrong.
    """
    own = own_files(overlays=overlays, roles=roles, markets=markets, policies=policies)
    directory = os.fspath(data_directory() if data is None else data)
    with raising():
        native = _native.Engine(directory, own, _start(start))
    return Engine(native)


class Engine:
    """A loaded catalogue. Never changes; any number of threads may ask it at the same time, and
    none of them holds Python's lock while the engine works."""

    def __init__(self, native: _native.Engine) -> None:
        """Use load()."""
        self._native = native

    def recommend(
        self,
        profile: Profile | None = None,
        *,
        role: Mixture | None = None,
        market: Mixture | None = None,
        policy: str | None = None,
        prefer: str | Mapping[str, Number] | None = None,
        only: str | Iterable[str] | None = None,
        skills: Mapping[str, Number] | None = None,
        have: Held | None = None,
        experience_months: Number | None = None,
        hours_per_week: Number | None = None,
        start: Day | None = None,
        max_steps: Number | None = None,
        budget_cents: Number | None = None,
        finish_by: Day | None = None,
        min_readiness_ppm: Number | None = None,
        include: str | Iterable[str] | None = None,
        exclude: str | Iterable[str] | None = None,
        goal: str | Mapping[str, Any] | None = None,
        track: str | None = None,
        objective: Objective | None = None,
        top: SupportsIndex = 5,
        distinct: SupportsIndex = 50,
        max_nodes: SupportsIndex | None = None,
        time_limit_ms: SupportsIndex | None = None,
        horizon: Day | None = None,
        sort: Sort = "rank",
    ) -> _results.Recommendation:
        """The best paths, proven unless a budget ended the search.

        `profile` is a document as in data/schemas/profile.schema.json. Each keyword that is given
        takes the place of its field; the words are those of `certrail recommend --help`. Names may
        be short: ids, parts of ids, aliases. Without a start, that is today.
        Raises InputProblem with all that is wrong, BudgetProblem where a budget was too small.
        """
        words = _words(locals())
        asking = _native.Asking()
        asking.top = whole_number("top", top, 1, 100)
        asking.distinct = whole_number("distinct", distinct, 0, 100)
        if max_nodes is not None:
            asking.max_nodes = whole_number("max_nodes", max_nodes, 1, _MOST_BUDGET)
        if time_limit_ms is not None:
            asking.time_limit_ms = whole_number("time_limit_ms", time_limit_ms, 0, _MOST_BUDGET)
        asking.track = "" if track is None else text_of(track, "track")
        asking.today = day_text(date.today())
        asking.sort = text_of(sort, "sort")
        if horizon is not None:
            asking.horizon_months, asking.horizon_day = horizon_of(horizon)
        elif sort != "rank":
            raise refuse("wrong-use", "Wrong use", "sort", sort, "needs a horizon, such as '3y'")
        with raising():
            text = self._native.recommend(merged(self, profile, words), asking)
        return _results.recommendation(text)

    def gap(
        self,
        profile: Profile | None = None,
        *,
        role: Mixture | None = None,
        market: Mixture | None = None,
        policy: str | None = None,
        prefer: str | Mapping[str, Number] | None = None,
        only: str | Iterable[str] | None = None,
        skills: Mapping[str, Number] | None = None,
        have: Held | None = None,
        experience_months: Number | None = None,
        start: Day | None = None,
    ) -> _results.Gap:
        """Readiness now, skill by skill, the most missing first, and what attests it."""
        words = _words(locals())
        with raising():
            text = self._native.gap(merged(self, profile, words), day_text(date.today()))
        return _results.gap(text)

    def recommend_many(
        self,
        table: _tables.Table,
        *,
        top: SupportsIndex = 3,
        distinct: SupportsIndex = 100,
        max_nodes: SupportsIndex | None = None,
        fields: _tables.Fields = "paths",
        start: Day | None = None,
        defaults: Profile | None = None,
        track: str | None = None,
        keep: str | Iterable[str] = (),
        threads: SupportsIndex = 0,
        cache_bytes: SupportsIndex = _tables.DEFAULT_CACHE,
        progress: _tables.Progress | None = None,
    ) -> pa.Table:
        """Answers every row of a table, in order, as `certrail batch` answers the lines of a file.

        Columns are named as those of a CSV (engine/batch.md). Text is read as a cell of a CSV;
        numbers, days, lists, structures and maps as the field of that name in a profile. `fields`
        is best, paths, steps or full; `defaults` is a profile for what a row does not say; columns
        named by `keep` are passed on. A bad row gets status "error" and tells why in `errors`.
        The schema is answers_schema(fields). Raises Cancelled where `progress` ends the run.
        """
        asked = _tables.asking(
            start=start,
            defaults=defaults,
            track=track,
            top=top,
            distinct=distinct,
            max_nodes=max_nodes,
            fields=fields,
            threads=threads,
            cache_bytes=cache_bytes,
        )
        return _tables.answer_table(self._native, asked, table, keep, progress)

    def recommend_batches(
        self,
        table: _tables.Table,
        *,
        top: SupportsIndex = 3,
        distinct: SupportsIndex = 100,
        max_nodes: SupportsIndex | None = None,
        fields: _tables.Fields = "paths",
        start: Day | None = None,
        defaults: Profile | None = None,
        track: str | None = None,
        keep: str | Iterable[str] = (),
        threads: SupportsIndex = 0,
        cache_bytes: SupportsIndex = _tables.DEFAULT_CACHE,
        progress: _tables.Progress | None = None,
    ) -> pa.RecordBatchReader:
        """As recommend_many, batch by batch: memory does not grow with the table."""
        asked = _tables.asking(
            start=start,
            defaults=defaults,
            track=track,
            top=top,
            distinct=distinct,
            max_nodes=max_nodes,
            fields=fields,
            threads=threads,
            cache_bytes=cache_bytes,
        )
        return _tables.answer_batches(self._native, asked, table, keep, progress)

    def score_many(
        self,
        table: _tables.Table,
        *,
        top: SupportsIndex = 10,
        start: Day | None = None,
        defaults: Profile | None = None,
        track: str | None = None,
        keep: str | Iterable[str] = (),
        threads: SupportsIndex = 0,
        progress: _tables.Progress | None = None,
    ) -> pa.Table:
        """For every row the `top` open certifications (0 = all) with the best scores as the only
        exam, as `certrail batch --matrix` does. The schema is scores_schema()."""
        asked = _tables.asking(
            start=start, defaults=defaults, track=track, top=top, threads=threads, matrix=True
        )
        return _tables.answer_table(self._native, asked, table, keep, progress)

    def score_batches(
        self,
        table: _tables.Table,
        *,
        top: SupportsIndex = 10,
        start: Day | None = None,
        defaults: Profile | None = None,
        track: str | None = None,
        keep: str | Iterable[str] = (),
        threads: SupportsIndex = 0,
        progress: _tables.Progress | None = None,
    ) -> pa.RecordBatchReader:
        """As score_many, batch by batch: memory does not grow with the table."""
        asked = _tables.asking(
            start=start, defaults=defaults, track=track, top=top, threads=threads, matrix=True
        )
        return _tables.answer_batches(self._native, asked, table, keep, progress)

    def resolve(self, kind: str, name: str, *, source: str = "") -> str:
        """The exact id of a name: short forms, aliases, any case. `kind` is certification, skill,
        provider, role, market, policy or track."""
        kind, name = text_of(kind, "kind"), text_of(name, source or "name")
        with raising():
            return self._native.resolve(kind, name, source)

    def goal(self, expression: str) -> Any:
        """A goal such as "CKS and any 2 of (CKA, CKAD, KCNA)" as profiles have it."""
        expression = text_of(expression, "goal")
        with raising():
            return json.loads(self._native.goal(expression))["goals"]

    @cached_property
    def _records(self) -> _catalogue.Catalogue:
        return _catalogue.catalogue(json.loads(self._native.catalog()))

    @property
    def as_of(self) -> date:
        """The date of the catalogue."""
        return self._records.as_of

    @property
    def catalogue_hash(self) -> str:
        return self._records.hash

    @property
    def providers(self) -> tuple[_catalogue.Provider, ...]:
        return self._records.providers

    @property
    def skills(self) -> tuple[_catalogue.Skill, ...]:
        return self._records.skills

    @property
    def certifications(self) -> tuple[_catalogue.Certification, ...]:
        return self._records.certifications

    @property
    def roles(self) -> tuple[_catalogue.Role, ...]:
        return self._records.roles

    @property
    def markets(self) -> tuple[_catalogue.Market, ...]:
        return self._records.markets

    @property
    def policies(self) -> tuple[str, ...]:
        return self._records.policies

    @property
    def tracks(self) -> tuple[_catalogue.Track, ...]:
        return self._records.tracks

    @property
    def prerequisites(self) -> tuple[_catalogue.PrerequisiteEdge, ...]:
        """All arrows between certifications, ascending."""
        return self._records.prerequisites


NOT_IN_A_PROFILE = {
    "self",
    "profile",
    "track",
    "top",
    "distinct",
    "max_nodes",
    "time_limit_ms",
    "horizon",
    "sort",
}


def _words(arguments: dict[str, Any]) -> dict[str, Any]:
    """The keywords of a call that speak of the profile."""
    return {
        name: value for name, value in arguments.items() if name not in NOT_IN_A_PROFILE
    }

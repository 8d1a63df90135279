"""A catalogue on its way to other processes: its files as bytes, and an engine of them once a
process."""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from . import _native
from ._engine import Engine, _File, _start, data_directory, own_files
from ._problems import raising, refuse
from ._profile import Day


@dataclass(frozen=True)
class Shipment:
    """All that `load` reads. Can be pickled, as a broadcast of Spark is."""

    data: tuple[tuple[str, bytes], ...]
    """Files by their path in the data directory."""
    own: tuple[tuple[str, str, bytes], ...]
    """Overlays, roles, markets and policies: kind, name and bytes."""
    start: str

    @cached_property
    def hash(self) -> str:
        """Of everything, to tell shipments apart."""
        digest = hashlib.sha256()
        for part in (
            *(each for pair in self.data for each in pair),
            *sum(self.own, ()),
            self.start,
        ):
            bytes_ = part if isinstance(part, bytes) else part.encode("utf-8")
            digest.update(len(bytes_).to_bytes(8, "little") + bytes_)
        return digest.hexdigest()


def pack(
    data: _File | None = None,
    *,
    overlays: Iterable[_File] = (),
    roles: Iterable[_File] = (),
    markets: Iterable[_File] = (),
    policies: Iterable[_File] = (),
    start: Day | None = None,
) -> Shipment:
    """Reads what `load` with these arguments would. Raises InputProblem of what it cannot read."""
    root = Path(os.fspath(data_directory() if data is None else data))
    if not root.is_dir():
        raise refuse("unreadable-file", "Unreadable file", "data", root, "not a directory")
    files = sorted(file for file in root.rglob("*.json") if file.is_file())
    return Shipment(
        tuple((file.relative_to(root).as_posix(), file.read_bytes()) for file in files),
        tuple(own_files(overlays=overlays, roles=roles, markets=markets, policies=policies)),
        _start(start),
    )


_engines: dict[str, Engine] = {}
_lock = threading.Lock()


def engine_of(shipment: Shipment) -> Engine:
    """The engine of a shipment, built when a process first asks for it and kept until it asks for
    another. Any number of threads may call. Raises what `load` raises."""
    with _lock:
        engine = _engines.get(shipment.hash)
        if engine is None:
            _engines.clear()  # one that is in use lives on with its user
            engine = _engines[shipment.hash] = _build(shipment)
        return engine


def _build(shipment: Shipment) -> Engine:
    with tempfile.TemporaryDirectory(prefix="certrail-") as folder:
        for name, content in shipment.data:
            file = Path(folder, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        with raising():
            return Engine(_native.Engine(folder, list(shipment.own), shipment.start))

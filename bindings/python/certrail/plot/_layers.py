"""Where the nodes of a graph stand: in columns, what they need to their left."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

Edge = tuple[str, str]
Place = tuple[float, float]


@dataclasses.dataclass
class Layout:
    """Columns and rows, both from 0 on; rows count from the top."""

    nodes: dict[str, Place]
    # What an arrow to the right passes on its way, one free place in each column between.
    ways: dict[Edge, list[Place]]


def columns(nodes: Sequence[str], edges: Iterable[Edge]) -> dict[str, int]:
    """A node's column: as many as the longest chain that leads to it has arrows."""
    before: dict[str, list[str]] = {node: [] for node in nodes}
    for start, end in edges:
        before[end].append(start)
    found: dict[str, int] = {}

    def column(node: str, above: frozenset[str]) -> int:
        if node not in found:
            # Exams may cover one another both ways; an arrow back does not count.
            found[node] = max(
                (
                    column(each, above | {node}) + 1
                    for each in before[node]
                    if each not in above and each != node
                ),
                default=0,
            )
        return found[node]

    for node in nodes:
        column(node, frozenset())
    return found


def components(nodes: Sequence[str], edges: Iterable[Edge]) -> list[list[str]]:
    """What hangs together, the largest first; nodes keep their order."""
    root = {node: node for node in nodes}

    def find(node: str) -> str:
        while root[node] != node:
            node = root[node]
        return node

    for start, end in edges:
        root[find(end)] = find(start)
    groups: dict[str, list[str]] = {}
    for node in nodes:
        groups.setdefault(find(node), []).append(node)
    return sorted(groups.values(), key=lambda group: -len(group))


def _sort(rows: list[list[str]], links: Sequence[Edge]) -> None:
    """Sorts each column by the mean place of its neighbours, back and forth: few arrows cross."""
    beside: dict[str, list[str]] = {node: [] for row in rows for node in row}
    for start, end in links:
        beside[start].append(end)
        beside[end].append(start)
    for _ in range(8):
        for row in [*rows, *reversed(rows)]:
            place = {
                node: index - len(each) / 2 for each in rows for index, node in enumerate(each)
            }
            row.sort(
                key=lambda node: (
                    sum(place[other] for other in beside[node]) / len(beside[node])
                    if beside[node]
                    else place[node]
                )
            )


def layout(nodes: Sequence[str], edges: Sequence[Edge]) -> Layout:
    """Places for all; no two nodes share one, and no arrow to the right has to cross a node."""
    column = columns(nodes, edges)
    made = Layout({}, {})
    top = 0.0
    for group in components(nodes, edges):
        rows: list[list[str]] = [[] for _ in range(max(column[node] for node in group) + 1)]
        for node in group:
            rows[column[node]].append(node)
        links: list[Edge] = []
        passes: dict[Edge, list[str]] = {}
        for start, end in dict.fromkeys(edge for edge in edges if edge[0] in group):
            between = range(column[start] + 1, column[end])
            passes[start, end] = [f"{start} > {end} @{each}" for each in between]
            for each, name in zip(between, passes[start, end]):
                rows[each].append(name)
            chain = [start, *passes[start, end], end]
            links += zip(chain, chain[1:])
        _sort(rows, links)
        tallest = max(map(len, rows))
        place = {
            name: (float(x), top + (tallest - len(row)) / 2 + index)
            for x, row in enumerate(rows)
            for index, name in enumerate(row)
        }
        made.nodes.update((node, place[node]) for node in group)
        made.ways.update((edge, [place[name] for name in way]) for edge, way in passes.items())
        top += tallest + 0.3
    return made

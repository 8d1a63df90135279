"""Which certification asks for which, as a graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, Patch
from matplotlib.path import Path as Curve

from .._catalogue import PrerequisiteEdge
from .._engine import Engine
from . import _style
from ._answers import AnswerLike, document, path
from ._layers import Place, layout

_WIDTH, _HEIGHT = 0.6, 0.62  # of a box, where columns and rows are 1 apart


def _reached(start: Iterable[str], arrows: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    todo = list(start)
    while todo:
        node = todo.pop()
        if node not in found:
            found.add(node)
            todo.extend(arrows.get(node, ()))
    return found


def _part(edges: Iterable[PrerequisiteEdge], ids: Iterable[str], *, also_after: bool) -> set[str]:
    """The named ones, all they stand on, and all that stands on them if that is asked for."""
    ids = list(ids)
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for edge in edges:
        before.setdefault(edge.target, []).append(edge.source)
        after.setdefault(edge.source, []).append(edge.target)
    found = _reached(ids, before)
    return found | _reached(ids, after) if also_after else found


def _draw_arrow(ax: Axes, begin: Place, way: Sequence[Place], end: Place, by_cover: bool) -> None:
    shade, line = (_style.FAINT, ":") if by_cover else (_style.INK, "-")
    if begin[0] < end[0]:
        # From side to side, level where it leaves, passes and arrives.
        x, y = begin[0] + _WIDTH / 2, begin[1]
        points, codes = [(x, y)], [Curve.MOVETO]
        for column, row in [*way, end]:
            near, far = column - _WIDTH / 2, column + _WIDTH / 2
            points += [((x + near) / 2, y), ((x + near) / 2, row), (near, row)]
            codes += [Curve.CURVE4] * 3
            if (column, row) != end:  # as straight as the boxes of the column are wide
                points.append((far, row))
                codes.append(Curve.LINETO)
            x, y = far, row
        arrow = FancyArrowPatch(
            path=Curve(points, codes),
            arrowstyle="-|>",
            mutation_scale=9,
            color=shade,
            linestyle=line,
            linewidth=1,
            zorder=1,
        )
    else:  # back, below everything between
        arrow = FancyArrowPatch(
            (begin[0], begin[1] + _HEIGHT / 2),
            (end[0], end[1] + _HEIGHT / 2),
            shrinkA=0,
            shrinkB=0,
            arrowstyle="-|>",
            mutation_scale=9,
            connectionstyle="arc3,rad=-0.2",
            color=shade,
            linestyle=line,
            linewidth=1,
            zorder=1,
        )
    ax.add_patch(arrow)


def _draw_box(ax: Axes, place: Place, text: str, colour: str, *, bold: bool, faded: bool) -> None:
    ax.add_patch(
        FancyBboxPatch(
            (place[0] - _WIDTH / 2, place[1] - _HEIGHT / 2),
            _WIDTH,
            _HEIGHT,
            boxstyle="round,pad=0,rounding_size=0.06",
            facecolor="white",
            edgecolor=colour,
            linewidth=3 if bold else 1.4,
            linestyle="--" if faded else "-",
            zorder=2,
        )
    )
    ax.text(
        place[0],
        place[1],
        text,
        ha="center",
        va="center",
        fontsize=_style.FONT,
        fontweight="bold" if bold else "normal",
        color=_style.FAINT if faded else _style.INK,
        zorder=3,
    )


def _legend(
    ax: Axes, colour: Mapping[str, str], drawn: Iterable[bool], marked: str, ended: bool
) -> None:
    ways = set(drawn)
    handles: list[Patch | Line2D] = [
        Patch(facecolor="white", edgecolor=shade, linewidth=1.4, label=name)
        for name, shade in colour.items()
    ]
    if marked:
        handles.append(Patch(facecolor="white", edgecolor=_style.INK, linewidth=3, label=marked))
    if ended:
        handles.append(
            Patch(facecolor="white", edgecolor=_style.INK, linestyle="--", label="not offered")
        )
    if False in ways:
        handles.append(Line2D([], [], color=_style.INK, linewidth=1, label="counts towards"))
    if True in ways:
        handles.append(
            Line2D(
                [], [], color=_style.FAINT, linewidth=1, linestyle=":", label="covers one that does"
            )
        )
    ax.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=(1.0, 1.0),
        frameon=False,
        fontsize=_style.FONT,
    )


def prerequisites(
    engine: Engine,
    *,
    answer: AnswerLike | None = None,
    rank: int = 1,
    ids: Sequence[str] = (),
    day: date | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draws what leads to what, from left to right.

    Without more: every certification that requires one or is required. `ids`: only what leads to
    and from these. `answer`: what its path of that rank stands on, with the path's steps in bold.
    An arrow says that holding one counts towards what the other requires, which may be any of
    several; a dotted one comes from what covers one of these. What is not offered on `day` (the
    answer's start, else today) has a dashed frame.
    """
    edges: Sequence[PrerequisiteEdge] = engine.prerequisites
    bold: list[str] = []
    heading, marked = "What requires what", ""
    shown = {id for edge in edges for id in (edge.source, edge.target)}
    if answer is not None:
        told = document(answer)
        bold = [step["certification"] for step in path(told, rank)["steps"]]
        day = day or date.fromisoformat(told["request"]["start_on"])
        shown = _part(edges, bold, also_after=False)
        heading, marked = f"What path {rank} stands on", "a step of the path"
    elif ids:
        bold = [engine.resolve("certification", id, source="ids") for id in ids]
        shown = _part(edges, bold, also_after=True)
        heading = "What leads to and from " + ", ".join(map(_style.code, bold))
        marked = "asked for"
    nodes = {each.id: each for each in engine.certifications if each.id in shown}
    edges = [edge for edge in edges if edge.source in nodes and edge.target in nodes]
    made = layout(list(nodes), [(edge.source, edge.target) for edge in edges])
    names = {provider.id: provider.name for provider in engine.providers}
    colour = _style.colours(sorted(names[each.provider] for each in nodes.values()))
    wide = 1 + max((x for x, _ in made.nodes.values()), default=0)
    high = 1 + max((y for _, y in made.nodes.values()), default=0)
    ax = _style.axes(ax, 3 + 1.7 * wide, max(0.9 + 0.36 * high, 2.4))
    for edge in edges:
        way = made.ways[edge.source, edge.target]
        _draw_arrow(ax, made.nodes[edge.source], way, made.nodes[edge.target], edge.by_cover)
    ended = {id for id, each in nodes.items() if not each.offered_on(day or date.today())}
    for id, each in nodes.items():
        shade = colour[names[each.provider]]
        _draw_box(ax, made.nodes[id], _style.code(id), shade, bold=id in bold, faded=id in ended)
    ax.set_xlim(-0.5, wide - 0.5)
    ax.set_ylim(high - 0.4, -0.6)
    ax.set_xticks([])
    ax.set_yticks([])
    _style.bare(ax)
    _legend(ax, colour, (edge.by_cover for edge in edges), marked, bool(ended))
    _style.title(ax, heading)
    return ax

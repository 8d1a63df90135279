"""Texts beside the points of a rising line, where they hide neither the line nor each other."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.text import Annotation
from matplotlib.transforms import Bbox

from . import _style

_LINE = 1.35 * _style.FONT  # from one text down to the next, in points (1/72 inch)


def _make_room(ax: Axes, points: Sequence[tuple[float, float]], texts: Sequence[str]) -> None:
    left, right = ax.get_xlim()
    frame = ax.get_window_extent().width
    for (x, y), text in zip(points, texts):
        probe = ax.annotate(text, (x, y), fontsize=_style.FONT)
        wide = Annotation.get_window_extent(probe).width + 2 * _style.FONT
        probe.remove()
        # A text may take what is right of its point; one too long for the axes stays cut.
        right = max(right, left + (x - left) * frame / max(frame - wide, 0.3 * frame))
    ax.set_xlim(left, right)


def label_below(
    ax: Axes, points: Sequence[tuple[float, float]], texts: Sequence[str]
) -> list[Annotation]:
    """Writes a text to the right of each point and below it, in the points' own order.

    `points` rise from left to right, so that what is right of one and below it is free. From the
    last one down, a text that would touch one above goes a line lower, with a thin line to its
    point. The axes grow to the right as far as the texts need it.
    """
    figure = ax.get_figure(root=True)
    assert figure is not None
    figure.draw_without_rendering()  # settles the layout, so that places in pixels are known
    _make_room(ax, points, texts)
    made: list[Annotation] = []
    taken: list[Bbox] = []
    for point, text in reversed(list(zip(points, texts))):
        note = ax.annotate(
            text,
            point,
            xytext=(9, -_LINE),
            textcoords="offset points",
            va="baseline",
            fontsize=_style.FONT,
            color=_style.INK,
        )
        down = 1
        while any(Annotation.get_window_extent(note).overlaps(box) for box in taken):
            down += 1
            note.set_position((9, -_LINE * down))
        if down > 1:
            ax.annotate(
                "",
                point,
                xytext=(7, -_LINE * down + 3),
                zorder=1,
                textcoords="offset points",
                arrowprops={"arrowstyle": "-", "color": _style.FAINT, "linewidth": 0.6},
            )
        taken.append(Annotation.get_window_extent(note).padded(1))
        made.append(note)
    return made[::-1]

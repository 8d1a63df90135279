"""What all drawings share: colours, figures of their own, and how amounts are written."""

from __future__ import annotations

from collections.abc import Iterable

import matplotlib.pyplot as plt
from matplotlib.axes import Axes

# Okabe and Ito's palette, which people with any common colour blindness can tell apart, without its
# yellow, too pale for white paper.
PALETTE = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9")
INK = "#222222"
FAINT = "#8C8C8C"
PALE = "#E4E7EB"
BEFORE = "#0072B2"
GAIN = "#E69F00"
FONT = 9.0


def axes(ax: Axes | None, width: float, height: float) -> Axes:
    """The axes given, or those of a new figure of so many inches."""
    if ax is not None:
        return ax
    _, made = plt.subplots(figsize=(width, height), layout="constrained")
    return made


def bare(ax: Axes, *, keep: Iterable[str] = ()) -> None:
    """Takes the frame away but for the sides to keep, and the marks beside the axes."""
    for side, spine in ax.spines.items():
        spine.set_visible(side in keep)
        spine.set_color(FAINT)
    ax.tick_params(length=0, labelsize=FONT, labelcolor=INK)


def title(ax: Axes, text: str) -> None:
    ax.set_title(text, loc="left", fontsize=FONT + 2, color=INK, pad=10)


def colours(names: Iterable[str]) -> dict[str, str]:
    """A colour for each name: the first six differ, all others share a grey."""
    found: dict[str, str] = {}
    for name in names:
        if name not in found:
            found[name] = PALETTE[len(found)] if len(found) < len(PALETTE) else FAINT
    return found


def code(certification: str) -> str:
    """What people call it: "SAA-C03" of "aws:SAA-C03"."""
    return certification.partition(":")[2] or certification


def percent(ppm: float) -> str:
    return f"{ppm / 10_000:.0f}%"


def hours(minutes: int) -> str:
    return f"{minutes / 60:,.0f} h"


def dollars(cents: int) -> str:
    return f"${cents / 100:,.0f}" if cents % 100 == 0 else f"${cents / 100:,.2f}"

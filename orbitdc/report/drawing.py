"""What all figures share: style, reproducible SVG text with a title and a description, direct labels."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from orbitdc.scenario.declaration import Array

ORBIT = "#0a5c96"
GROUND = "#c8571b"
INK = "#1d2733"
FAINT = "#8a94a0"
WIDTH_IN = 7.2

STYLE: dict[Any, Any] = {
    "svg.fonttype": "path",
    "svg.hashsalt": "orbitdc",
    "font.family": "DejaVu Sans",
    "font.size": 9.0,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": FAINT,
    "axes.labelcolor": INK,
    "axes.titlesize": 9.5,
    "axes.titlelocation": "left",
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "hatch.linewidth": 0.6,
    "lines.linewidth": 1.7,
}
_NO_METADATA = {"Creator": None, "Date": None, "Format": None, "Type": None}


@dataclass(frozen=True)
class Drawing:
    """One figure: its SVG text and what it shows in words."""

    name: str
    title: str
    description: str
    svg: str


def drawing(figure: Figure, name: str, title: str, description: str) -> Drawing:
    """Return a figure as SVG text that is the same every time; its identifiers begin with `name`."""
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata=_NO_METADATA)
    svg = buffer.getvalue()
    svg = svg[svg.index("<svg") :].strip()
    svg = re.sub(r'\bid="', f'id="{name}-', svg)
    svg = re.sub(r'href="#', f'href="#{name}-', svg)
    svg = svg.replace("url(#", f"url(#{name}-")
    opening, rest = svg.split(">", 1)
    opening += f' role="img" aria-labelledby="{name}-title {name}-desc">'
    words = f'\n <title id="{name}-title">{escape(title)}</title>\n <desc id="{name}-desc">{escape(description)}</desc>'
    return Drawing(name, title, description, opening + words + rest + "\n")


def blank_figure(height_in: float) -> Figure:
    """Return a figure as wide as a report's column."""
    return Figure(figsize=(WIDTH_IN, height_in), layout="constrained")


def light_grid(axes: Axes, axis: str) -> None:
    """Draw faint lines at the ticks of one axis, behind everything else."""
    if axis == "x":
        axes.xaxis.grid(True, color="#dfe3e8", linewidth=0.7)
    else:
        axes.yaxis.grid(True, color="#dfe3e8", linewidth=0.7)
    axes.set_axisbelow(True)


def end_labels(axes: Axes, x: Array, lines: Sequence[tuple[Array, str, str]], gap_fraction: float = 0.075) -> None:
    """Write each line's label beside its end, pushed apart where ends meet."""
    low, high = axes.get_ylim()
    gap = gap_fraction * (high - low)
    ends = sorted(
        (float(y[np.isfinite(y)][-1]) if np.isfinite(y).any() else low, i) for i, (y, _, _) in enumerate(lines)
    )
    previous = -np.inf
    for end, index in ends:
        place = max(end, previous + gap)
        previous = place
        _, label, color = lines[index]
        axes.annotate(
            label, (float(x[-1]), place), xytext=(5, 0), textcoords="offset points", va="center", color=color,
            annotation_clip=False, fontsize=8.5,
        )  # fmt: skip

"""Drawings show what the answer says, and no text hides another."""

from __future__ import annotations

import datetime
import itertools
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import certrail
import certrail.plot
import matplotlib
import matplotlib.dates as mdates
import matplotlib.pyplot as plt
import pytest
from certrail.frontier import fastest
from certrail.plot._frontier import Point, not_beaten, points
from certrail.plot._layers import columns, layout
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, Rectangle
from matplotlib.text import Text
from people import START

matplotlib.use("Agg")


@pytest.fixture(scope="module")
def answer(engine: certrail.Engine) -> certrail.Recommendation:
    return engine.recommend(
        role="ai_architect", prefer={"aws": 100, "azure": 60}, skills={"python": 70},
        have=["SAA-C03@2025-03-01"], hours_per_week=6, max_steps=4, start=START,
    )  # fmt: skip


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    plt.close("all")


def texts(ax: Axes) -> list[Text]:
    """All that is written, but for empty texts."""
    legend = ax.get_legend()
    found = [*ax.texts, *ax.get_xticklabels(), *ax.get_yticklabels(), ax.xaxis.label,
             ax.yaxis.label, *(legend.get_texts() if legend else [])]  # fmt: skip
    return [text for text in found if text.get_text() and text.get_visible()]


def expect_readable(ax: Axes) -> None:
    """No text touches another, and none is cut by the edge of the picture."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    figure.canvas.draw()
    # Matplotlib keeps ticks just beyond the ends of an axis, which it does not draw.
    (left, right), (low, high) = sorted(ax.get_xlim()), sorted(ax.get_ylim())
    hidden = [text for text in ax.get_xticklabels() if not left <= text.get_position()[0] <= right]
    hidden += [text for text in ax.get_yticklabels() if not low <= text.get_position()[1] <= high]
    shown = [text for text in texts(ax) if text not in hidden]
    boxes = [Text.get_window_extent(text) for text in shown]
    for (one, a), (other, b) in itertools.combinations(zip(shown, boxes), 2):
        assert not a.padded(-1).overlaps(b.padded(-1)), (one.get_text(), other.get_text())
    for text, box in zip(shown, boxes):
        assert figure.bbox.padded(1).containsx(box.x0), text.get_text()
        assert figure.bbox.padded(1).containsx(box.x1), text.get_text()
        assert figure.bbox.padded(1).containsy(box.y0), text.get_text()
        assert figure.bbox.padded(1).containsy(box.y1), text.get_text()


def bars(ax: Axes) -> list[Rectangle]:
    return [patch for patch in ax.patches if isinstance(patch, Rectangle)]


def test_timeline_has_a_bar_a_step(answer: certrail.Recommendation) -> None:
    ax = certrail.plot.timeline(answer)
    expect_readable(ax)
    path = answer.paths[0]
    assert len(bars(ax)) == len(path.steps) == 4
    begin = START
    for bar, step, label, note in zip(bars(ax), path.steps, ax.get_yticklabels(), ax.texts):
        assert bar.get_x() == mdates.date2num(begin)
        assert bar.get_x() + bar.get_width() == mdates.date2num(step.study_ends_on)
        assert label.get_text().startswith(step.certification.partition(":")[2] + "\n")
        day = f"{step.exam_on.day} {step.exam_on:%b %Y}"
        assert note.get_text() == (
            f"{day}, {step.study_minutes / 60:.0f} h, ${step.fee_cents / 100:.0f}"
        )
        begin = step.study_ends_on
    diamonds = [line.get_xdata()[0] for line in ax.lines if line.get_marker() == "D"]
    assert diamonds == [mdates.date2num(step.exam_on) for step in path.steps]
    assert len({bar.get_facecolor() for bar in bars(ax)}) == len(
        {step.provider for step in path.steps}
    )


def test_timeline_of_another_rank_and_of_a_document(answer: certrail.Recommendation) -> None:
    from_value = certrail.plot.timeline(answer, rank=2)
    from_document = certrail.plot.timeline(answer.to_dict(), rank=2)
    assert from_value.get_title(loc="left") == from_document.get_title(loc="left")
    assert "Path 2" in from_value.get_title(loc="left")
    with pytest.raises(ValueError, match="no path of rank 9"):
        certrail.plot.timeline(answer, rank=9)


def test_timeline_waits_for_an_exam_that_is_not_there_yet() -> None:
    step = {"certification": "x:A", "name": "A", "provider": "x", "study_minutes": 60,
            "fee_cents": 1050, "study_ends_on": "2026-11-24", "exam_on": "2027-01-10"}  # fmt: skip
    document = {
        "status": "ranked", "readiness_ppm": 0, "request": {"start_on": "2026-11-22"},
        "paths": [{"rank": 1, "study_minutes": 60, "fee_cents": 1050, "readiness_ppm": 500_000,
                   "steps": [step]}],
    }  # fmt: skip
    ax = certrail.plot.timeline(document)
    expect_readable(ax)
    wait = [line for line in ax.lines if line.get_linestyle() == ":"]
    assert [list(line.get_xdata()) for line in wait] == [
        [mdates.date2num(datetime.date(2026, 11, 24)), mdates.date2num(datetime.date(2027, 1, 10))]
    ]
    assert ax.texts[0].get_text() == "10 Jan 2027, 1 h, $10.50"
    assert ax.get_legend() is None


def test_readiness_adds_up(engine: certrail.Engine, answer: certrail.Recommendation) -> None:
    ax = certrail.plot.readiness(answer, engine)
    expect_readable(ax)
    weights, before, gained = (
        [bar.get_width() for bar in container] for container in ax.containers
    )
    groups = [label.get_text() for label in ax.get_yticklabels()]
    weighed = {each.skill for each in engine.gap(answer.request).skills}
    assert len(groups) == len({skill.category for skill in engine.skills if skill.id in weighed})
    assert "Generative AI" in groups
    assert len(weights) == len(before) == len(gained) == len(groups)
    # Bars are in percent of all readiness.
    assert sum(weights) == pytest.approx(100)
    assert sum(before) == pytest.approx(answer.readiness_ppm / 10_000)
    assert sum(gained) == pytest.approx(answer.paths[0].gain_ppm / 10_000)
    assert weights == sorted(weights, reverse=True)
    for bar, start in zip(ax.containers[2], before):
        assert bar.get_x() == start
    for weight, now, gain, note in zip(weights, before, gained, ax.texts):
        assert note.get_text() == f"{100 * now / weight:.0f}% to {100 * (now + gain) / weight:.0f}%"


def boxes(ax: Axes) -> list[str]:
    assert len([patch for patch in ax.patches if isinstance(patch, FancyBboxPatch)]) == len(
        ax.texts
    )
    return [text.get_text() for text in ax.texts]


def arrows(ax: Axes) -> list[FancyArrowPatch]:
    return [patch for patch in ax.patches if isinstance(patch, FancyArrowPatch)]


def test_prerequisites_of_all(engine: certrail.Engine) -> None:
    ax = certrail.plot.prerequisites(engine, day=START)
    expect_readable(ax)
    edges = engine.prerequisites
    touched = {id for edge in edges for id in (edge.source, edge.target)}
    assert sorted(boxes(ax)) == sorted(id.partition(":")[2] for id in touched)
    assert len(arrows(ax)) == len(edges)
    dotted = [arrow for arrow in arrows(ax) if arrow.get_linestyle() == ":"]
    assert len(dotted) == sum(edge.by_cover for edge in edges) > 0
    dashed = [patch for patch in ax.patches
              if isinstance(patch, FancyBboxPatch) and patch.get_linestyle() == "--"]  # fmt: skip
    offered = {each.id: each.offered_on(START) for each in engine.certifications}
    assert len(dashed) == sum(not offered[id] for id in touched) > 0


def test_prerequisites_around_one(engine: certrail.Engine) -> None:
    ax = certrail.plot.prerequisites(engine, ids=["CKS"], day=START)
    expect_readable(ax)
    assert sorted(boxes(ax)) == ["CKA", "CKS"]
    assert len(arrows(ax)) == 1
    assert {text.get_text(): text.get_fontweight() for text in ax.texts}["CKS"] == "bold"
    with pytest.raises(certrail.InputProblem):
        certrail.plot.prerequisites(engine, ids=["no such exam"])


def test_prerequisites_of_a_path(engine: certrail.Engine) -> None:
    answer = engine.recommend(role="security_engineer", goal="CKS and AZ-305", max_steps=5,
                              have=["CKA@2025-05-01"], start=START)  # fmt: skip
    ax = certrail.plot.prerequisites(engine, answer=answer)
    expect_readable(ax)
    steps = {step.certification.partition(":")[2] for step in answer.paths[0].steps}
    assert {"CKS", "AZ-305", "AZ-104"} <= steps
    weights = {text.get_text(): text.get_fontweight() for text in ax.texts}
    assert {code for code, weight in weights.items() if weight == "bold"} == steps
    assert weights["CKA"] == "normal"  # held: no step, but the path stands on it


def test_columns_are_the_longest_chains() -> None:
    edges = [("a", "b"), ("b", "c"), ("a", "c"), ("d", "c"), ("e", "f"), ("g", "g")]
    assert columns(list("abcdefgh"), edges) == {
        "a": 0, "b": 1, "c": 2, "d": 0, "e": 0, "f": 1, "g": 0, "h": 0
    }  # fmt: skip


def test_no_two_boxes_share_a_place_and_no_arrow_crosses_one() -> None:
    chance = random.Random(7)
    for _ in range(100):
        nodes = [str(n) for n in range(chance.randrange(1, 12))]
        # Some of them back, or to themselves.
        edges = [(chance.choice(nodes), chance.choice(nodes)) for _ in range(chance.randrange(14))]
        made = layout(nodes, edges)
        assert set(made.nodes) == set(nodes)
        taken = [*made.nodes.values(), *(place for way in made.ways.values() for place in way)]
        assert len(set(taken)) == len(taken)
        for (start, end), way in made.ways.items():
            begin, stop = made.nodes[start][0], made.nodes[end][0]
            assert [x for x, _ in way] == [float(x) for x in range(int(begin) + 1, int(stop))]
        assert set(made.ways) == set(edges)


def test_not_beaten_against_all_pairs() -> None:
    chance = random.Random(7)
    for _ in range(200):
        some = [Point(chance.randrange(6), chance.randrange(6), (str(n),)) for n in range(7)]
        best = not_beaten(some)
        figures = {(point.study_minutes, point.readiness_ppm) for point in best}
        assert len(figures) == len(best)
        assert figures == {
            (a.study_minutes, a.readiness_ppm) for a in some
            if not any((b.study_minutes <= a.study_minutes and b.readiness_ppm >= a.readiness_ppm)
                       and (b.study_minutes, b.readiness_ppm) != (a.study_minutes, a.readiness_ppm)
                       for b in some)
        }  # fmt: skip


def test_fastest_asks_all_of_the_question(engine: certrail.Engine) -> None:
    question = {"role": "cloud_architect", "start": START, "max_steps": 3, "track": "combined",
                "only": "aws", "horizon": "3y", "min_readiness_ppm": 150_000}  # fmt: skip
    answers = fastest(engine, objective="money", **question)
    assert answers
    tracked = engine.recommend(**question)
    for answer in answers:
        assert answer.request["goals"] == tracked.request["goals"]
        assert answer.request["objective"] == "time"
        assert answer.paths[0].horizon is not None
        assert answer.paths[0].readiness_ppm >= 150_000


def test_fastest_rises_and_is_no_slower_than_the_best_paths(engine: certrail.Engine) -> None:
    question: dict[str, Any] = {"role": "cloud_engineer", "prefer": "gcp", "max_steps": 3,
                                "start": START}  # fmt: skip
    answers = fastest(engine, {"skills": {"linux": 40}}, every_ppm=100_000, **question)
    now = answers[0].readiness_ppm
    reached = [answer.paths[0].readiness_ppm for answer in answers]
    assert len(answers) > 2 and reached == sorted(set(reached))
    # Each is in a class of its own, so that none is asked for twice.
    assert len({(each - now) // 100_000 for each in reached}) == len(reached)
    scored = engine.recommend({"skills": {"linux": 40}}, top=20, **question)
    for answer in answers:
        assert answer.proven
        for path in scored.paths:
            if path.readiness_ppm >= answer.request["limits"]["min_readiness_ppm"]:
                assert answer.paths[0].finish_on <= path.finish_on
    with pytest.raises(ValueError, match="every_ppm"):
        fastest(engine, every_ppm=0, **question)


def test_frontier_of_an_engine(engine: certrail.Engine) -> None:
    question: dict[str, Any] = {"role": "ai_architect", "prefer": "aws", "start": START}
    answers = fastest(engine, **question)
    ax = certrail.plot.frontier(engine, **question)
    expect_readable(ax)
    line = ax.lines[0]
    best = not_beaten(points(answers))
    today = (0.0, answers[0].readiness_ppm / 10_000)
    assert list(zip(*line.get_data())) == [today] + [
        (point.study_minutes / 60, point.readiness_ppm / 10_000) for point in best
    ]
    named = [text.get_text() for text in ax.texts if text.get_text()]
    assert sorted(named) == sorted(
        ", ".join(id.partition(":")[2] for id in point.exams) for point in best
    )
    assert ax.get_title(loc="left") == "Study against readiness"
    # The same of ready answers.
    again = certrail.plot.frontier(answers)
    assert list(zip(*again.lines[0].get_data())) == list(zip(*line.get_data()))


def test_frontier_of_one_answer(engine: certrail.Engine) -> None:
    answer = engine.recommend(role="ai_architect", prefer="aws", start=START, top=40, distinct=100)
    ax = certrail.plot.frontier(answer)
    expect_readable(ax)
    line, behind = ax.lines[0], [each for each in ax.lines if each.get_markersize() == 3]
    assert len(behind) == 1
    assert len(line.get_xdata()) + len(behind[0].get_xdata()) == 40
    assert min(line.get_xdata()) > 0  # no point for today
    inside = ax.get_window_extent().padded(1)
    assert all(inside.containsx(Text.get_window_extent(text).x1) for text in ax.texts)
    unsure = certrail.plot.frontier(answer.to_dict() | {"proven": False})
    assert unsure.get_title(loc="left") == "Study against readiness, not proven"
    with pytest.raises(TypeError):
        certrail.plot.frontier(answer, role="ai_architect")
    with pytest.raises(ValueError, match="no path"):
        certrail.plot.frontier([])


def test_axes_that_are_given_are_drawn_on(
    engine: certrail.Engine, answer: certrail.Recommendation
) -> None:
    figure, axes = plt.subplots(2, 2, figsize=(20, 12), layout="constrained")
    assert certrail.plot.timeline(answer, ax=axes[0, 0]) is axes[0, 0]
    assert certrail.plot.readiness(answer, engine, ax=axes[0, 1]) is axes[0, 1]
    assert certrail.plot.prerequisites(engine, answer=answer, ax=axes[1, 0]) is axes[1, 0]
    assert certrail.plot.frontier(answer, ax=axes[1, 1]) is axes[1, 1]
    assert plt.get_fignums() == [figure.number]
    for ax in axes.flat:
        expect_readable(ax)


def test_matplotlib_is_needed_for_drawings_alone(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['matplotlib'] = None\n"
        "import certrail\n"
        "try:\n  import certrail.plot\n"
        "except ImportError as error:\n  print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True,
                          text=True, check=True)  # fmt: skip
    assert "pip install 'certrail[plot]'" in done.stdout

"""An answer as its document, whichever form it comes in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, TypeAlias, runtime_checkable

Document: TypeAlias = Mapping[str, Any]


@runtime_checkable
class HasDocument(Protocol):
    def to_dict(self) -> dict[str, Any]: ...


AnswerLike: TypeAlias = HasDocument | Document


def document(answer: AnswerLike) -> Document:
    return answer if isinstance(answer, Mapping) else answer.to_dict()


def path(answer: Document, rank: int) -> Document:
    """The path of that rank; ValueError where the answer has none."""
    for each in answer["paths"]:
        if each["rank"] == rank:
            found: Document = each
            return found
    there = len(answer["paths"])
    raise ValueError(f"no path of rank {rank}: the answer is {answer['status']!r} with {there}")

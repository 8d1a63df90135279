"""What a producer hands over is released exactly once, whatever becomes of it."""

import ctypes as c
import gc
from datetime import date

import certrail
import pyarrow as pa
import pytest
from certrail import _native, _tables

Release = c.CFUNCTYPE(None, c.c_void_p)
Destructor = c.CFUNCTYPE(None, c.py_object)


class ArrowSchema(c.Structure):
    _fields_ = [
        ("format", c.c_char_p), ("name", c.c_char_p), ("metadata", c.c_char_p),
        ("flags", c.c_int64), ("n_children", c.c_int64), ("children", c.c_void_p),
        ("dictionary", c.c_void_p), ("release", c.c_void_p), ("private_data", c.c_void_p),
    ]  # fmt: skip


class ArrowArray(c.Structure):
    _fields_ = [
        ("length", c.c_int64), ("null_count", c.c_int64), ("offset", c.c_int64),
        ("n_buffers", c.c_int64), ("n_children", c.c_int64), ("buffers", c.c_void_p),
        ("children", c.c_void_p), ("dictionary", c.c_void_p), ("release", c.c_void_p),
        ("private_data", c.c_void_p),
    ]  # fmt: skip


capsule_of = c.pythonapi.PyCapsule_New
capsule_of.restype, capsule_of.argtypes = c.py_object, [c.c_void_p, c.c_char_p, c.c_void_p]


class Handed:
    """A structure with one child in a capsule, as producers hand them over."""

    def __init__(self, capsule_name, whole, child):
        self.released = 0
        self.whole, self.child = whole, child
        self._name = capsule_name
        self._release = Release(self._on_release)
        self._release_child = Release(self._on_release_of_child)
        self._pointers = (c.c_void_p * 1)(c.addressof(child))
        whole.n_children, whole.children = 1, c.addressof(self._pointers)
        whole.release = c.cast(self._release, c.c_void_p).value
        child.release = c.cast(self._release_child, c.c_void_p).value

    def _on_release(self, place):
        self.released += 1
        type(self.whole).from_address(place).release = None
        if self.child.release:
            self._on_release_of_child(c.addressof(self.child))

    def _on_release_of_child(self, place):
        type(self.child).from_address(place).release = None

    def capsule(self):
        return capsule_of(c.addressof(self.whole), self._name, None)

    def left(self):
        """Nobody took it out: as the capsule's destructor would, release it now."""
        return bool(self.whole.release)


def schema(column=b"role"):
    return Handed(b"arrow_schema", ArrowSchema(format=b"+s", name=b""),
                  ArrowSchema(format=b"u", name=column, flags=2))  # fmt: skip


def array(*texts):
    data = b"".join(texts)
    ends = [0]
    for text in texts:
        ends.append(ends[-1] + len(text))
    offsets = (c.c_int32 * len(ends))(*ends)
    bytes_ = c.create_string_buffer(data, len(data) + 1)
    buffers = (c.c_void_p * 3)(None, c.addressof(offsets), c.addressof(bytes_))
    none = (c.c_void_p * 1)(None)
    handed = Handed(
        b"arrow_array",
        ArrowArray(length=len(texts), n_buffers=1, buffers=c.addressof(none)),
        ArrowArray(length=len(texts), n_buffers=3, buffers=c.addressof(buffers)),
    )
    handed.kept = offsets, bytes_, buffers, none
    return handed


def session(engine, told):
    asked = _tables.asking(start=date(2026, 11, 22), defaults=None, track=None, top=1, threads=1)
    return _native.TableSession(engine._native, asked, told.capsule())


def test_success(engine):
    told, first, second = schema(), array(b"ai_architect", b"nobody"), array(b"ml_engineer")
    here = session(engine, told)
    found = here.answer([first.capsule(), second.capsule()], None, None)
    assert (first.released, second.released) == (1, 1)
    assert told.released == 0  # the session reads by it
    kind = certrail.answers_schema()
    rows = [
        row
        for each in found
        for row in pa.record_batch(_tables._ArrayOf(kind.__arrow_c_schema__(), each)).to_pylist()
    ]
    assert [row["status"] for row in rows] == ["ranked", "error", "ranked"]
    del here
    gc.collect()
    assert told.released == 1


def test_problem(engine):
    told = schema(b"rolle")
    with pytest.raises(_native.Refused):
        session(engine, told)
    assert told.released == 1


def test_cancelled(engine):
    told, rows = schema(), array(*[b"ai_architect"] * 200)
    here = session(engine, told)
    assert here.answer([rows.capsule()], lambda done, total: False, None) is None
    assert rows.released == 1
    del here
    gc.collect()
    assert told.released == 1


def test_raised(engine):
    told, rows = schema(), array(b"ai_architect")
    here = session(engine, told)
    with pytest.raises(ZeroDivisionError):
        here.answer([rows.capsule()], lambda done, total: 1 // 0, None)
    assert rows.released == 1


def test_capsules_that_cannot_be_used(engine):
    told, rows, other = schema(), array(b"ai_architect"), array(b"ai_architect")
    here = session(engine, told)
    capsule = rows.capsule()
    here.answer([capsule], None, None)
    with pytest.raises(ValueError, match="used before"):
        here.answer([other.capsule(), capsule], None, None)
    assert (rows.released, other.released) == (1, 1)
    # Of another kind: nobody took it, so it is still its owner's.
    unused = schema()
    with pytest.raises(ValueError):
        here.answer([unused.capsule()], None, None)
    assert unused.left() and unused.released == 0
    with pytest.raises(ValueError, match="used before"):
        session(engine, told)

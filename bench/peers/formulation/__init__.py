"""The ranking problem as integer programs, from what model/export.py gives."""
from .reduced import reduced
from .whole import whole_compact, whole_enforced, whole_pairs

BY_NAME = {f.__name__: f for f in (reduced, whole_compact, whole_pairs, whole_enforced)}

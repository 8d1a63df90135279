"""A mixed-integer program as plain lists, handed to HiGHS and CP-SAT alike. Always maximised.

All numbers are integers. `unit` of a variable and of a row says in which size floating-point
solvers should see them; integer solvers ignore it.
"""
from dataclasses import dataclass, field


@dataclass
class LinearModel:
    gain: list = field(default_factory=list)
    upper: list = field(default_factory=list)  # lower bounds are 0
    integer: list = field(default_factory=list)
    unit: list = field(default_factory=list)
    rows: list = field(default_factory=list)  # (terms [(variable, coefficient)], low, high, unit)
    enforced: list = field(default_factory=list)  # (literal, terms, low): only where it is 1
    choice: dict = field(default_factory=dict)  # (candidate, position) -> variable
    minutes: list = field(default_factory=list)  # variables, by position
    reached: dict = field(default_factory=dict)  # (skill, level, position) -> variable

    def variable(self, upper, gain=0, integer=True, unit=1):
        self.gain.append(gain)
        self.upper.append(upper)
        self.integer.append(integer)
        self.unit.append(unit)
        return len(self.gain) - 1

    def row(self, terms, low=None, high=None, unit=1):
        self.rows.append((list(terms), low, high, unit))

    def chosen(self, values):
        """Candidates in the order of their positions."""
        return [c for c, p in sorted(self.choice, key=lambda cp: cp[1])
                if values[self.choice[c, p]] > 0.5]

    def no_good_terms(self, chosen):
        """Terms and upper limit of the cut that forbids exactly this set, whatever its order."""
        terms = [(v, 1 if c in chosen else -1) for (c, _), v in self.choice.items()]
        return terms, len(chosen) - 1

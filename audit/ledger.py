"""Counts what was compared and keeps what differed."""

import math

TOLERANCE = 1e-6
# Below this a difference is rounding of a sum that should be nothing.
FLOOR = 1e-7


class Ledger:
    def __init__(self, tolerance=TOLERANCE):
        self.tolerance = tolerance
        self.figures = {}
        self.worst = {}
        self.mismatches = []
        self.gaps = []

    def number(self, section, where, given, own):
        """A figure of the budget beside our own. None is 'no finite figure' in both."""
        self.figures[section] = self.figures.get(section, 0) + 1
        if own is not None and not math.isfinite(own):
            own = None
        if given is None or own is None:
            if given is not own:
                self._miss(section, where, given, own)
            return
        apart = abs(given - own)
        relative = apart / max(abs(given), abs(own)) if apart > FLOOR else 0.0
        self.worst[section] = max(self.worst.get(section, 0.0), relative)
        if relative > self.tolerance:
            self._miss(section, where, given, own)

    def near(self, section, where, given, own, scale):
        """A difference of figures of this size: as exact as they are."""
        if given is not None and abs(given - own) <= self.tolerance * scale:
            own = given
        self.number(section, where, given, own)

    def small(self, section, where, given, own):
        """A figure whose smallness means something: relative throughout."""
        if given is None or own is None:
            self.number(section, where, given, own)
            return
        scale = max(abs(given), abs(own)) or 1.0
        self.number(section, where, given / scale, own / scale)

    def same(self, section, where, given, own):
        """A name, a list, or a count."""
        self.figures[section] = self.figures.get(section, 0) + 1
        if given != own:
            self._miss(section, where, given, own)

    def within(self, section, where, given, least, most):
        """A count whose members can stand exactly at a limit."""
        self.figures[section] = self.figures.get(section, 0) + 1
        if not least <= given <= most:
            self._miss(section, where, given, least if least == most else "%d to %d" % (least, most))

    def gap(self, what):
        if what not in self.gaps:
            self.gaps.append(what)

    def _miss(self, section, where, given, own):
        self.mismatches.append((section, where, given, own))

    def table(self):
        """Section, figures compared, largest relative difference, mismatches."""
        lines = ["  %-20s %9s  %-14s %s" % ("section", "figures", "worst diff.", "mismatches")]
        for section, count in self.figures.items():
            missed = sum(1 for m in self.mismatches if m[0] == section)
            lines.append("  %-20s %9d  %-14.1e %d" % (section, count, self.worst.get(section, 0.0), missed))
        return "\n".join(lines)

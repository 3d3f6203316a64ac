"""The whole study, and the check that all its parts are in order."""

from __future__ import annotations

from functools import cached_property

from bittersweet.claims import claim as claims
from bittersweet.files import Faults, shown
from bittersweet.study.general import General
from bittersweet.study.parts import there
from bittersweet.texts import manifest, units


class Study(General):
    """A study folder and all that follows from it; every step is a plain function of the one before."""

    @cached_property
    def absent(self) -> tuple[str, ...]:
        """The optional parts of a study folder that this one does not have; what rests on them is skipped."""
        return tuple(part for part, places in OPTIONAL.items() if not any(there(self.folder / a, b) for a, b in places))

    def check(self) -> None:
        """Raise DataError with every fault of the folder, in the order of its parts.

        Checksums, the list of units, lists, codes, acts, practices, echoes and claims are read and held against each
        other; what is absent is passed over.
        """
        faults = Faults()
        with faults.caught():
            manifest.check_checksums(self.folder, self.texts)
        if (self.folder / "annotation" / "units.csv").exists():
            with faults.caught():
                units.check_units(self.sentences, self.folder / "annotation" / "units.csv")
        for step in ("lists", "variables", "verbs", "other_names", "lexicon_notes", "captions", "claims"):
            with faults.caught():
                getattr(self, step)
        for step in () if faults.found else ("codes", "acts", "practices", "echoes"):
            with faults.caught():
                getattr(self, step)
        for name in () if faults.found else self.lists:
            with faults.caught():
                self.list_codes(name)
        if not faults.found:
            with faults.caught():
                claims.check(self.claims, self.sources, list(self.labels), shown(self.claims_file))
        faults.done()


# The parts that a folder may leave out, and the files that they are read from: folder and pattern.
OPTIONAL = {
    "list of units": (("annotation", "units.csv"),),
    "word lists": (("codebook", "*.csv"),),
    "reporting verbs": (("codebook", "speech.csv"),),
    "sentence codes": (("annotation", "annotator_*.csv"),),
    "acts": (("annotation", "acts.csv"),),
    "practices": (("codebook", "practices.csv"),),
    "echoes": (("codebook", "echoes.csv"),),
    "claims": (("", "findings.toml"), ("", "claims.toml")),
}

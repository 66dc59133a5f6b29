"""What became of the mutants, kept in mutmut's own files beside the mutated modules.

So a run can be gone on with, and ``mutmut browse`` shows it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from tests.mutation.mutants import KILLS, named

SURVIVED, KILLED, NO_TESTS, SUSPICIOUS = 0, 1, 33, 35
"""In the numbers that mutmut knows."""


class Results:
    """The results of all mutants in a folder.

    Attributes:
        untried: The mutants that have no result, of those named or of all; each with its file.
    """

    def __init__(self, folder: Path, names: Sequence[str] = ()) -> None:
        self._files = {
            file: json.loads(file.read_text("utf-8")) for file in sorted(folder.rglob("*.py.meta"))
        }
        self.untried = [
            (file, key)
            for file in self._files
            for key, code in self._codes(file).items()
            if code is None and named(key, names)
        ]

    def _codes(self, file: Path) -> dict[str, int | None]:
        codes: dict[str, int | None] = self._files[file]["exit_code_by_key"]
        return codes

    def note(self, file: Path, key: str, code: int) -> None:
        """Write down what became of one mutant."""
        self._codes(file)[key] = code
        self._keep(file)

    def forget(self, names: Sequence[str] = (), *, killed: bool = True) -> None:
        """Have the mutants of these names tried once more; if not those that were killed, the survivors."""
        for file in self._files:
            codes = self._codes(file)
            gone = [key for key, code in codes.items() if named(key, names) and (killed or code not in KILLS)]
            codes.update(dict.fromkeys(gone))
            self._keep(file)

    def _keep(self, file: Path) -> None:
        # Whoever breaks a run off loses nothing that was found.
        part = file.with_suffix(".part")
        part.write_text(json.dumps(self._files[file], indent=1), encoding="utf-8")
        part.replace(file)

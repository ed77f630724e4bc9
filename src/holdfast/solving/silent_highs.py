"""HiGHS without a word on standard output, which belongs to the results."""

from __future__ import annotations

import highspy


class SilentHighs(highspy.Highs):
    """A solver that writes nothing; the usual one prints its version before anybody can tell it not to."""

    def enableCallbacks(self) -> None:  # noqa: N802 - the name is the library's; its constructor calls this
        """Silences the solver before its constructor sets up callbacks, which would write its header."""
        self.setOptionValue("output_flag", False)  # noqa: FBT003 - the solver takes values by position
        super().enableCallbacks()  # type: ignore[no-untyped-call]

"""Known faults of the pinned dependencies, asked of the advisory service where it is reachable."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_OUT_OF_REACH = (
    "ConnectionError", "ConnectTimeout", "Max retries", "NameResolution", "ServiceError",
    "Failed to establish", "HTTPError", "timed out",
)  # fmt: skip


def main() -> int:
    """0 where nothing is known or nobody could be asked, 1 where something has to be mended."""
    program = Path(sys.executable).with_name("pip-audit")
    pinned = ["--require-hashes", "--disable-pip", "-r", "requirements/run.txt"]
    done = subprocess.run(
        [str(program), "--progress-spinner=off", "--timeout=10", *pinned],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    said = done.stdout + done.stderr
    if done.returncode and any(word in said for word in _OUT_OF_REACH):
        print("The advisory service could not be reached: nothing was asked.")
        return 0
    unasked = said.count("could not be audited")
    if unasked:
        print(
            f"Of {unasked} dependencies the advisory service knew nothing: they were not audited."
        )
    if done.returncode or not unasked:
        print(said.strip()[-4_000:])
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())

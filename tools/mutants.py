"""The score of the last run of mutmut, and every mutant that no test noticed; ends with 1 below 90 %."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

LEAST = 90
PROGRAM = str(Path(sys.executable).with_name("mutmut"))


def main() -> None:
    told = subprocess.run([PROGRAM, "results", "--all", "true"], capture_output=True, text=True, check=True).stdout
    found = dict(re.findall(r"^\s+(\S+): (.+)$", told, re.MULTILINE))
    tried = {name: how for name, how in found.items() if how != "not checked"}
    killed = [name for name, how in tried.items() if how in {"killed", "timeout"}]
    for name, how in tried.items():
        if name not in killed:
            shown = subprocess.run([PROGRAM, "show", name], capture_output=True, text=True, check=True).stdout
            changed = [line for line in shown.splitlines() if re.match(r"[-+](?![-+])", line)]
            print(f"{name}: {how}", *changed, sep="\n  ")
    score = 100 * len(killed) / len(tried)
    print(f"{len(killed)} of {len(tried)} mutants were noticed: {score:.1f} %")
    sys.exit(0 if score >= LEAST else 1)


if __name__ == "__main__":
    main()

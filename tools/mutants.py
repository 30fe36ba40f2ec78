"""The score of the last run of mutmut, and every mutant that no test noticed; ends with 1 below 90 %.

Beside each survivor stands why nothing can notice it (`equivalent_mutants.toml`), or that nobody has explained it.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

LEAST = 90
EQUIVALENT = tomllib.loads(Path(__file__).with_name("equivalent_mutants.toml").read_text("utf-8"))["mutant"]
PROGRAM = str(Path(sys.executable).with_name("mutmut"))


def explained(name: str, changed: list[str]) -> str:
    """Return why no test can notice a survivor, or that this is not known."""
    function = name.rpartition(".")[2].rpartition("__mutmut_")[0]
    now = "\n".join(line for line in changed if line.startswith("+"))
    for known in EQUIVALENT:
        if function in named(known["function"]) and known["changed"] in now:
            return f"equivalent: {known['why']}"
    return "NOT EXPLAINED: write a test that notices it, or say in tools/equivalent_mutants.toml why none can"


def named(function: str) -> set[str]:
    """Return what mutmut calls a function, or a method written with its class."""
    return {f"x_{function}", f"xǁ{function.replace('.', 'ǁ')}"}


def main() -> None:
    told = subprocess.run([PROGRAM, "results", "--all", "true"], capture_output=True, text=True, check=True).stdout
    found = dict(re.findall(r"^\s+(\S+): (.+)$", told, re.MULTILINE))
    tried = {name: how for name, how in found.items() if how != "not checked"}
    killed = [name for name, how in tried.items() if how in {"killed", "timeout"}]
    for name, how in tried.items():
        if name not in killed:
            shown = subprocess.run([PROGRAM, "show", name], capture_output=True, text=True, check=True).stdout
            changed = [line for line in shown.splitlines() if re.match(r"[-+](?![-+])", line)]
            print(f"{name}: {how}", *changed, explained(name, changed), sep="\n  ")
    score = 100 * len(killed) / len(tried)
    print(f"{len(killed)} of {len(tried)} mutants were noticed: {score:.1f} %")
    sys.exit(0 if score >= LEAST else 1)


if __name__ == "__main__":
    main()

"""
Recomputes the budget of a site from its inventory alone, and compares every figure.

    python3 audit <folder of a site's manifests> [...]

Shares no code with the library: Python's standard library, and the rules of docs/audit.md. Exit code 1 if a figure differs, 2 if something
cannot be read.
"""

import json
import os
import sys

sys.dont_write_bytecode = True  # the package folder stays as it was installed

from audit import audit  # noqa: E402


def main(arguments):
    folders = [argument for argument in arguments if not argument.startswith("-")]
    if not folders or len(folders) < len(arguments):
        print(__doc__.strip())
        return 2
    failed = False
    for folder in folders:
        try:
            with open(os.path.join(folder, "inventory.json"), encoding="utf-8") as file:
                inventory = json.load(file)
            with open(os.path.join(folder, "budget.json"), encoding="utf-8") as file:
                budget = json.load(file)
        except (OSError, ValueError) as error:
            print("%s: %s" % (folder, error))
            return 2
        report = audit(inventory, budget)
        print(report.text())
        failed = failed or not report.holds()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

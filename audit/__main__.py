"""
Recomputes the budget of a site from its inventory alone, and compares every figure.

    python3 audit <folder of a site's manifests> [...]

Shares no code with the library: Python's standard library, and the rules of docs/audit.md. Exit code 1 if a figure differs, 2 if something
cannot be read.
"""

import os
import sys
from concurrent.futures import ProcessPoolExecutor

sys.dont_write_bytecode = True  # the package folder stays as it was installed
os.environ["PYTHONDONTWRITEBYTECODE"] = "1"

from audit import audit_folder  # noqa: E402


def main(arguments):
    folders = [argument for argument in arguments if not argument.startswith("-")]
    if not folders or len(folders) < len(arguments):
        print(__doc__.strip())
        return 2
    worst = 0
    for code, text in each(folders):
        print(text)
        if code == 2:
            return 2
        worst = max(worst, code)
    return worst


def each(folders):
    """In order; sites side by side where there are several, and processors for them."""
    if len(folders) == 1 or (os.cpu_count() or 1) == 1:
        yield from map(audit_folder, folders)
        return
    with ProcessPoolExecutor(min(len(folders), os.cpu_count())) as pool:
        yield from pool.map(audit_folder, folders)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

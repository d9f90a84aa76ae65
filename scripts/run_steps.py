#!/usr/bin/env python3
"""Writes what the workflows run in a shell into files, so that ShellCheck can read it.

    scripts/run_steps.py FOLDER WORKFLOW...

Each step becomes FOLDER/WORKFLOW-LINE.sh; what GitHub would fill in stands there as a word.
"""

import pathlib
import re
import sys

RUN = re.compile(r"^(?P<indent>\s*(?:- )?)run:\s*(?P<words>.*?)\s*$")
BLOCK = re.compile(r"^[|>][+-]?$")
EXPRESSION = re.compile(r"\$\{\{.*?\}\}")


def steps(text):
    """Yields the line, from 1, and the script of each `run:`."""
    lines = text.splitlines()
    for at, line in enumerate(lines):
        match = RUN.match(line)
        if not match or not match["words"]:
            continue
        words = match["words"]
        if not BLOCK.match(words):
            yield at + 1, re.sub(r"\s#\s.*$", "", words) + "\n"
            continue
        own = len(match["indent"])
        block = []
        for inner in lines[at + 1 :]:
            if inner.strip() and len(inner) - len(inner.lstrip()) <= own:
                break
            block.append(inner)
        margin = min((len(inner) - len(inner.lstrip()) for inner in block if inner.strip()), default=0)
        yield at + 1, "\n".join(inner[margin:] for inner in block).rstrip() + "\n"


def main(folder, *workflows):
    """Writes the steps of the workflows, and returns how many there are."""
    count = 0
    for path in map(pathlib.Path, workflows):
        for line, script in steps(path.read_text(encoding="utf-8")):
            name = "-".join(path.parts).replace(".yml", f"-{line}.sh").lstrip(".")
            head = "#!/usr/bin/env bash\n"
            (pathlib.Path(folder) / name).write_text(head + EXPRESSION.sub("EXPRESSION", script), encoding="utf-8")
            count += 1
    return count


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    print(f"{main(*sys.argv[1:])} steps")

"""Any command from its start to its end, in processes of its own; the word OUT stands for a folder that is not kept.

python -m bench.timed .venv/bin/hengjian demo --out OUT
"""

from __future__ import annotations

import subprocess
import sys
import tempfile

from bench import told


def main(line: list[str]) -> None:
    """Run it once, unseen."""
    with tempfile.TemporaryDirectory() as folder:
        words = [f"{folder}/out" if word == "OUT" else word for word in line]
        done, seconds, cpu = told.timed(lambda: subprocess.run(words, capture_output=True))
    if done.returncode:
        raise SystemExit(done.stderr.decode(errors="replace")[-2000:])
    told.tell(1, seconds, cpu)


if __name__ == "__main__":
    main(sys.argv[1:])

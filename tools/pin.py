"""Make requirements/*.txt again: every part pinned with hashes, and no file names a host."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEV = ["pyproject.toml", "requirements/build.in", "requirements/dev.in"]
FILES = {
    "uv": ["requirements/uv.in"],
    "run": ["pyproject.toml", "requirements/build.in"],
    "dev": [*DEV, "--extra", "parquet"],
    "spark": [*DEV, "--extra", "parquet", "--extra", "spark"],
    "peers": ["requirements/peers.in"],
}
OPTIONS = [
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-header",
    "--quiet",
]


def main(upgrade: list[str]) -> int:
    """`--upgrade` as an argument takes the newest of each; without it, what is pinned stays."""
    uv = Path(sys.executable).with_name("uv")
    for name, sources in FILES.items():
        target = f"requirements/{name}.txt"
        done = subprocess.run([uv, "pip", "compile", *OPTIONS, *upgrade, *sources, "-o", target], cwd=ROOT)
        if done.returncode:
            return done.returncode
        print(f"made {target}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

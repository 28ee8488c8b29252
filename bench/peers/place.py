"""The peers' own environment, `.venv-peers`: whole or made again, from requirements/peers.txt and nothing else.

The steps are those of tools/environment.py; what it is made from differs: the project itself is not installed here.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import environment  # noqa: E402

FOLDER = ROOT / ".venv-peers"
PINS = ROOT / "requirements" / "peers.txt"
NAME = "peers"


def ensure() -> Path:
    """The Python with the peers in it; made now if it is not there."""
    python = environment.find_python("3.11")
    if python is None:
        raise environment.Stop(f"the peers need Python 3.11. Debian, as root: {environment.DEBIAN_LINE}")
    with environment.alone(FOLDER):
        stamp = f"{NAME} {_wanted(python)}\n"
        kept = FOLDER / environment.STAMP
        if not (kept.exists() and kept.read_text(encoding="utf-8") == stamp):
            kept.unlink(missing_ok=True)
            environment.make_empty(FOLDER, python)
            environment.say(f"installing {NAME} parts into {FOLDER.name} 安装依赖")
            _install()
            environment.write_stamp(FOLDER, NAME, stamp.split()[1])
    return environment.python_in(FOLDER)


def _wanted(python: Path) -> str:
    made_from = PINS.read_bytes() + f"{environment.identity(python)}\n{ROOT}".encode()
    return hashlib.sha256(made_from).hexdigest()


def _install() -> None:
    for way in environment.ways(FOLDER):
        if environment.call([*way, "--require-hashes", "-r", str(PINS)]):
            return
    raise environment.Stop("no peers could be installed; the lines above say why")


if __name__ == "__main__":
    print(ensure())

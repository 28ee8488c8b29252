"""The files of the project: tracked, or new and not ignored."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def files(*endings: str) -> list[Path]:
    """Every file of the project with one of these endings; all files if none is named."""
    command = ["git", "ls-files", "-coz", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    paths = [ROOT / name for name in sorted(listed.stdout.decode().split("\0")) if name]
    return [path for path in paths if path.is_file() and (not endings or path.suffix in endings)]


def name(path: Path) -> str:
    """How messages name a file."""
    return path.relative_to(ROOT).as_posix()

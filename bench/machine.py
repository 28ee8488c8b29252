"""What the figures were measured on: processor, memory, versions. Nothing that names the machine."""

from __future__ import annotations

import os
import platform
import re
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OURS = ("duckdb", "PyYAML", "markdown-it-py")
PEERS = ("openfisca-core", "rtamt", "numpy")


def facts() -> dict[str, str]:
    """By what they are called on the page."""
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    parts = [f"{name} {version(name)}" for name in OURS]
    return {
        "processor": f"{os.cpu_count()} x {_processor()}",
        "memory": f"{gib:.0f} GiB",
        "system": platform.system(),
        "Python": platform.python_version(),
        "parts": ", ".join(parts),
        "peers": ", ".join(_pinned(name) for name in PEERS),
    }


def load() -> float:
    """Processes that wanted to run in the last minute."""
    return round(os.getloadavg()[0], 1)


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor()
    found = re.search(r"^model name\s*:\s*(.+)$", told, re.MULTILINE)
    return found[1].strip() if found else platform.machine()


def _pinned(name: str) -> str:
    pins = (ROOT / "requirements" / "peers.txt").read_text(encoding="utf-8")
    found = re.search(rf"^{re.escape(name)}==([^\s;]+)", pins, re.MULTILINE)
    return f"{name} {found[1]}" if found else name

"""The Java that Spark runs on: found where Spark itself looks, and new enough."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from hengjian.core.errors import QuestionWrong

OLDEST = 17


def check_java() -> None:
    """Raises QuestionWrong if there is no Java, or an old one."""
    version = java_version()
    if version < OLDEST:
        raise QuestionWrong("java_missing", found=str(version) if version else "—", oldest=str(OLDEST))


def java_version() -> int:
    """The major version of the Java that would be used; 0 if none starts."""
    home = os.environ.get("JAVA_HOME", "")
    java = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    if not java:
        return 0
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = re.search(r'version "(?:1\.)?(\d+)', said.stderr + said.stdout)
    return int(found.group(1)) if found else 0

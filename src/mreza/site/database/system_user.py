"""The unprivileged account under which root's embedded PostgreSQL runs."""

from __future__ import annotations

import os
import pwd
import stat
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PREFERRED = "mreza-postgres"
FALLBACK = "nobody"
TRAVERSE = stat.S_IXGRP | stat.S_IXOTH


@dataclass(frozen=True)
class SystemUser:
    """An account of this machine that is not root."""

    name: str
    uid: int
    group: int

    def own(self, *paths: Path) -> None:
        """Make the account the owner of these files and folders (not of what is inside)."""
        for path in paths:
            if path.stat().st_uid != self.uid:
                os.chown(path, self.uid, self.group)

    def may_reach(self, *paths: Path) -> None:
        """Let others walk through (not list) every folder above these paths."""
        for folder in {parent for path in paths for parent in path.parents}:
            mode = folder.stat().st_mode
            if mode & TRAVERSE != TRAVERSE:
                folder.chmod(mode | TRAVERSE)


@cache
def system_user() -> SystemUser:
    """The account, made on first use; `nobody` where accounts cannot be made."""
    try:
        entry = pwd.getpwnam(PREFERRED)
    except KeyError:
        entry = _make()
    return SystemUser(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _make() -> pwd.struct_passwd:
    command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", PREFERRED]
    try:
        # Two first starts may race; whoever comes second finds the account made (exit status 9).
        subprocess.run(command, capture_output=True, check=False)
        return pwd.getpwnam(PREFERRED)
    except (OSError, KeyError):
        return pwd.getpwnam(FALLBACK)

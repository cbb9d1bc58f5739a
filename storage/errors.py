"""What can go wrong below the domain.

StorageError
├── StorageUnavailable   Postgres or Valkey cannot be reached, or did not answer in time
│   └── StorageRefused      Postgres is there and turns us away: password, database, role
├── NotStorable          a value that Postgres cannot keep, such as a NUL in a text
└── MigrationError
    ├── MigrationChanged   a file that was applied is not what it was
    └── MigrationFailed    a file could not be applied; nothing of it stands
"""


class StorageError(Exception):
    """Base of everything this package raises."""


_SETTING = {"postgres": "DATABASE_URL (or DATABASE_OWNER_URL)", "valkey": "REDIS_URL"}
_WANTED = {"postgres": "Postgres 16 or newer", "valkey": "Redis 7.2 or newer, or Valkey,"}


class StorageUnavailable(StorageError):
    """A store cannot be reached now. Trying again later is right.

    Args:
        store: "postgres" or "valkey".
        place: Where its setting leads, without the password; empty when it went away in mid-work.
        reason: What the network or the store said.
    """

    wanted = "that answers"

    def __init__(self, store: str, place: str = "", reason: str = "") -> None:
        super().__init__(store)
        self.store = store
        self.place = place
        self.reason = reason

    def __str__(self) -> str:
        """The setting, where it leads, what came back, what is expected."""
        if not self.place:
            return f"{self.store} went away"
        expected = f"expected {_WANTED[self.store]} {self.wanted}"
        return f"{_SETTING[self.store]} leads to {self.place}: {self.reason or 'no answer'}; {expected}"


class StorageRefused(StorageUnavailable):
    """The store is there but does not let us in; only somebody who changes a setting or the store helps."""

    wanted = "that lets us in"


class NotStorable(StorageError):
    """A value that Postgres cannot keep; whoever took it in should have refused it."""


class MigrationError(StorageError):
    """The schema could not be brought up to date.

    Args:
        name: The migration's file name.
        reason: What Postgres or the check said.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class MigrationChanged(MigrationError):
    """An applied migration differs from its file: write a new one instead."""


class MigrationFailed(MigrationError):
    """A migration was rolled back."""

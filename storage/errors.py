"""What can go wrong below the domain.

StorageError
├── StorageUnavailable   Postgres or Valkey cannot be reached, or did not answer in time
├── NotStorable          a value that Postgres cannot keep, such as a NUL in a text
└── MigrationError
    ├── MigrationChanged   a file that was applied is not what it was
    └── MigrationFailed    a file could not be applied; nothing of it stands
"""


class StorageError(Exception):
    """Base of everything this package raises."""


class StorageUnavailable(StorageError):
    """A store cannot be reached now. Trying again later is right.

    Args:
        store: "postgres" or "valkey".
    """

    def __init__(self, store: str) -> None:
        super().__init__(store)
        self.store = store


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

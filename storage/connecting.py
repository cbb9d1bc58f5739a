"""What it means when Postgres cannot be reached, or does not let us in."""

from urllib.parse import unquote, urlsplit

import asyncpg

from storage.errors import StorageRefused, StorageUnavailable

LOST = (
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # a connection cut in mid-answer is out of step
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.TransactionRollbackError,  # deadlocks: nothing was written, and trying again is right
    asyncpg.LockNotAvailableError,
    TimeoutError,
)
"""Nobody there, gone in mid-work, or held up by others; besides `OSError`."""
REFUSED = (
    asyncpg.ClientConfigurationError,
    asyncpg.InvalidAuthorizationSpecificationError,
    asyncpg.InvalidCatalogNameError,
    asyncpg.InsufficientPrivilegeError,
    asyncpg.InvalidParameterValueError,
)
"""While a connection is made: password, user, database or role are not as Postgres has them."""


def unavailable(url: str, gone: BaseException) -> StorageUnavailable:
    """The error to raise when a connection could not be made.

    Args:
        url: Where Postgres should be; of its credentials only the user is told on.
        gone: What the network, asyncpg or Postgres said.
    """
    kind = StorageRefused if isinstance(gone, REFUSED) else StorageUnavailable
    reason = str(gone) or ("no answer in time" if isinstance(gone, TimeoutError) else type(gone).__name__)
    return kind("postgres", place(url), reason)


def place(url: str) -> str:
    """User, host, port and database of a Postgres URL."""
    parts = urlsplit(url)
    user = f"{unquote(parts.username)}@" if parts.username else ""
    return f"{user}{parts.hostname or 'localhost'}:{parts.port or 5432}{parts.path}"

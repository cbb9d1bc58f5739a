"""Runs the portal: `python -m portal`."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import sys

import structlog
import uvicorn
from pydantic import ValidationError

from portal.app import create_app
from portal.errors import BadKeyFile
from portal.settings import PortalSettings
from storage.database import Database
from storage.errors import StorageRefused
from storage.settings import cannot_start, what_is_wrong


class Server(uvicorn.Server):
    """A server that lets live parts of pages end before it waits for connections to close."""

    def __init__(self, config: uvicorn.Config, stopping: asyncio.Event) -> None:
        super().__init__(config)
        self._stopping = stopping

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the streams, then everything."""
        self._stopping.set()
        await super().shutdown(sockets)


async def _knock(database_url: str) -> None:
    """See that Postgres lets us in; that it is away is no reason not to begin.

    Raises:
        StorageRefused: it does not.
    """
    await (await Database.connect(database_url, acquire_timeout=1.5)).close()


def main() -> int:
    """Start the portal; 78 when its settings or keys are not right, or Postgres does not let it in."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    try:
        settings = PortalSettings()
        app = create_app(settings)
        asyncio.run(_knock(settings.database_url))
    except ValidationError as error:
        return cannot_start("The portal", *what_is_wrong(error))
    except (BadKeyFile, StorageRefused) as error:
        return cannot_start("The portal", str(error))
    config = uvicorn.Config(
        app,
        host=settings.portal_host,
        port=settings.portal_port,
        access_log=False,
        log_level="warning",
        proxy_headers=bool(settings.portal_trusted_proxies),
        forwarded_allow_ips=settings.portal_trusted_proxies or None,
        server_header=False,
        timeout_graceful_shutdown=3,
    )
    with contextlib.suppress(KeyboardInterrupt):
        Server(config, app.extensions["portal_stopping"]).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Runs the portal: `python -m portal`."""

from __future__ import annotations

import sys

import structlog
import uvicorn
from pydantic import ValidationError

from portal.app import create_app
from portal.errors import BadKeyFile
from portal.settings import PortalSettings
from storage.settings import what_is_wrong


def main() -> int:
    """Start the portal; 2 when its settings or keys are not right."""
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
    except ValidationError as error:
        sys.stderr.write("The portal cannot start:\n  " + "\n  ".join(what_is_wrong(error)) + "\n")
        return 2
    except BadKeyFile as error:
        sys.stderr.write(f"The portal cannot start:\n  {error}\n")
        return 2
    uvicorn.run(
        app,
        host=settings.portal_host,
        port=settings.portal_port,
        access_log=False,
        log_level="warning",
        proxy_headers=bool(settings.portal_trusted_proxies),
        forwarded_allow_ips=settings.portal_trusted_proxies or None,
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

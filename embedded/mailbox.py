"""The mailbox of the embedded system: takes every mail by SMTP and shows it on a small page. Nothing leaves.

python -m embedded.mailbox --smtp-port 8025 --port 8026 --folder .usher/mail
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

import uvicorn
from aiosmtpd.smtp import SMTP
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from embedded.letters import Letter, letter_page, list_page, read_letter

KEPT = 500
LARGEST = 10_000_000
STYLE = Path(__file__).with_name("mailbox.css")


class Mailbox:
    """Letters as files, newest last.

    Args:
        folder: Where they are kept; made when absent.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 (aiosmtpd's name)
        """Keep one letter; aiosmtpd calls this."""
        last = max((int(file.stem.split("-")[0]) for file in self.files()), default=0)
        name = f"{last + 1:08d}-{uuid4().hex[:8]}.eml"
        (self.folder / name).write_bytes(envelope.original_content or b"")
        for old in self.files()[:-KEPT]:
            old.unlink(missing_ok=True)
        return "250 OK"

    def files(self) -> list[Path]:
        """Their files, oldest first."""
        return sorted(self.folder.glob("*.eml"))

    def letters(self) -> list[Letter]:
        """All letters, newest first."""
        return [read_letter(file) for file in reversed(self.files())]

    def letter(self, letter_id: str) -> Letter:
        """One letter.

        Raises:
            HTTPException: 404, there is none.
        """
        for file in self.files():
            if file.stem == letter_id:
                return read_letter(file)
        raise HTTPException(404)


def mailbox_app(mailbox: Mailbox) -> Starlette:
    """Pages and JSON over the letters; answers only to names of this machine."""

    async def index(request: Request) -> Response:
        return _page(list_page(mailbox.letters()))

    async def show(request: Request) -> Response:
        return _page(letter_page(mailbox.letter(request.path_params["id"])))

    async def calendar(request: Request) -> Response:
        return Response(mailbox.letter(request.path_params["id"]).calendar, media_type="text/calendar")

    async def as_json(request: Request) -> Response:
        return JSONResponse({"messages": [letter.as_json() for letter in mailbox.letters()]})

    async def style(request: Request) -> Response:
        return Response(STYLE.read_text(), media_type="text/css")

    async def healthz(request: Request) -> Response:
        return PlainTextResponse("ok")

    return Starlette(
        routes=[
            Route("/", index),
            Route("/letters/{id}", show),
            Route("/letters/{id}/calendar.ics", calendar),
            Route("/api/messages", as_json),
            Route("/mailbox.css", style),
            Route("/healthz", healthz),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])],
    )


def _page(html: str) -> HTMLResponse:
    policy = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'"
    return HTMLResponse(html, headers={"Content-Security-Policy": policy})


async def serve(mailbox: Mailbox, *, smtp_port: int, port: int) -> None:
    """Take mail and serve pages until told to stop."""
    loop = asyncio.get_running_loop()
    smtp = await loop.create_server(
        lambda: SMTP(mailbox, data_size_limit=LARGEST, enable_SMTPUTF8=True, loop=loop),
        "127.0.0.1",
        smtp_port,
    )
    config = uvicorn.Config(
        mailbox_app(mailbox), host="127.0.0.1", port=port, log_level="warning", access_log=False
    )
    async with smtp:
        await uvicorn.Server(config).serve()


def main(arguments: list[str] | None = None) -> int:
    """Serve until stopped."""
    parser = argparse.ArgumentParser(prog="embedded.mailbox", description=__doc__)
    parser.add_argument("--smtp-port", type=int, required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    chosen = parser.parse_args(arguments)
    asyncio.run(serve(Mailbox(chosen.folder), smtp_port=chosen.smtp_port, port=chosen.port))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The console script ``usher``."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Sequence

from pydantic import ValidationError

from embedded.errors import EmbeddedError
from embedded.progress import complain
from embedded.settings import EmbeddedSettings
from embedded.state import State
from storage.errors import StorageError
from storage.settings import BAD_SETTINGS, what_is_wrong


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["rehearse"]:
        from embedded.rehearse import main as rehearse

        return int(rehearse(words[1:]))
    chosen = _parser().parse_args(words)
    try:
        return int(chosen.run(chosen, EmbeddedSettings()))
    except ValidationError as wrong:
        for sentence in what_is_wrong(wrong):
            complain(f"usher: {sentence}")
        return BAD_SETTINGS
    except (EmbeddedError, StorageError) as failure:
        complain(f"usher: {failure}")
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="usher", description="A meeting platform in which the agent takes part."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    start = commands.add_parser("up", help="start everything on this machine")
    start.add_argument("--reload", action="store_true", help="restart what changed, for development")
    start.set_defaults(run=_up)
    status = commands.add_parser("status", help="what runs, and where")
    status.add_argument("--json", action="store_true", help="for programs")
    status.set_defaults(run=_status)
    commands.add_parser("doctor", help="look for what would stand in the way").set_defaults(run=_doctor)
    commands.add_parser("migrate", help="bring the database's schema up to date").set_defaults(run=_migrate)
    commands.add_parser("seed", help="make the demo clinic in an empty database").set_defaults(run=_seed)
    say = commands.add_parser("say", help="talk to the agent in text")
    say.add_argument("text", nargs="?", help="what to say; without it, a conversation line by line")
    say.add_argument("--room", metavar="ID", help="a meeting's id; default: the demo meeting")
    say.add_argument("--as", dest="name", metavar="NAME", help="who speaks; default: a demo client")
    say.set_defaults(run=_say)
    spoken = commands.add_parser("when", help="what spoken times mean")
    spoken.add_argument("words", help='such as "the week after next, not before ten"')
    spoken.add_argument(
        "--now", metavar="TIME", help="the wall clock, 2026-11-24T09:00; default: the present"
    )
    spoken.add_argument("--zone", default="UTC", help="an IANA time zone; default: UTC")
    spoken.set_defaults(run=_when)
    commands.add_parser("rehearse", help="run scenarios against the agent", add_help=False)
    return parser


def _up(chosen: argparse.Namespace, settings: EmbeddedSettings) -> int:
    from embedded.up import up

    return asyncio.run(up(settings, reload=chosen.reload))


def _status(chosen: argparse.Namespace, settings: EmbeddedSettings) -> int:
    status = State(settings.home).running() or {"ready": False, "pid": None, "processes": []}
    if chosen.json:
        print(json.dumps(status))
    elif status["pid"] is None:
        print(f"Nothing runs in {settings.home}. Start it with: make run")
    else:
        word = "ready" if status["ready"] else "not ready"
        print(f"{word}, process {status['pid']}, portal {status['portal_url']}")
        for process in status["processes"]:
            print(f"  {process['name']:<10} {process['state']:<10} process {process['pid']}")
    return 0 if status["ready"] else 1


def _doctor(chosen: argparse.Namespace, settings: EmbeddedSettings) -> int:
    from embedded.doctor import doctor

    return asyncio.run(doctor(settings))


def _migrate(chosen: argparse.Namespace, settings: EmbeddedSettings) -> int:
    if settings.database_url:  # needs nothing embedded
        from storage.migrate import migrate

        applied = asyncio.run(migrate(settings.database_owner_url or settings.database_url))
        print("\n".join((*(f"applied {name}" for name in applied), "The schema is up to date.")))
        return 0
    from embedded.stores import migrate_now

    return asyncio.run(migrate_now(settings))


def _seed(chosen: argparse.Namespace, settings: EmbeddedSettings) -> int:
    from embedded.stores import seed_now

    return asyncio.run(seed_now(settings))


def _say(chosen: argparse.Namespace, settings: EmbeddedSettings) -> int:
    from embedded.say import say

    code = asyncio.run(say(settings, chosen.text, room=chosen.room, name=chosen.name))
    sys.stdout.flush()
    os._exit(code)  # livekit's native threads may abort the process while the interpreter is taken down


def _when(chosen: argparse.Namespace, settings: EmbeddedSettings) -> int:
    from embedded.when import when

    return when(chosen.words, now=chosen.now, zone=chosen.zone)


if __name__ == "__main__":
    sys.exit(main())

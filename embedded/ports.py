"""Ports: a wished one when free, else the next free one."""

from __future__ import annotations

import socket


def is_free(port: int, *, udp: bool = False, host: str = "127.0.0.1") -> bool:
    """Whether we could listen on this port now."""
    kind = socket.SOCK_DGRAM if udp else socket.SOCK_STREAM
    with socket.socket(socket.AF_INET, kind) as probe:
        if not udp:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def next_free(
    wished: int, *, udp: bool = False, host: str = "127.0.0.1", avoid: frozenset[int] = frozenset()
) -> int:
    """The wished port, or the first free one above it; 0 asks the system for any."""
    if wished == 0:
        return any_free(host)
    for port in range(wished, min(wished + 400, 65536)):
        if port not in avoid and is_free(port, udp=udp, host=host):
            return port
    return any_free(host)


def any_free(host: str = "127.0.0.1") -> int:
    """A free TCP port chosen by the system."""
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])

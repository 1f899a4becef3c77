"""Whether an address leads into this machine or its network, where a site has no business."""

from __future__ import annotations

import ipaddress
from collections.abc import Container
from urllib.parse import urlsplit


def host_in(url: str) -> str | None:
    """The name of the host; ``None`` for what is no web address."""
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def leads_inward(url: str, own: Container[str | None] = ()) -> bool:
    """By its name only: no name is looked up. The hosts in ``own`` may be asked, wherever they are.

    >>> leads_inward("http://192.168.1.1/"), leads_inward("https://www.gemeente.nl/a.pdf")
    (True, False)
    """
    host = host_in(url)
    if host in own:
        return False
    if host is None or host == "localhost" or "." not in host:
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return False

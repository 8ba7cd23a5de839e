"""Where the instances and programmes of other programs lie, which are no part of this project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PEERS = ROOT / os.environ.get("SCHEDULE_PEERS", "../shared/peers")
"""The folder of all of them; from the root of the repository, where its path is not absolute."""


def needs_peers(peer: str) -> pytest.MarkDecorator:
    """Skip a test where there is no data of this peer."""
    missing = not (PEERS / peer).is_dir()
    return pytest.mark.skipif(
        missing, reason=f"no data of {peer}: set SCHEDULE_PEERS to the folder that holds it"
    )


def peers_files(peer: str, pattern: str) -> list[Path]:
    """Files of a peer, sorted; none where its data is not there."""
    return sorted((PEERS / peer).glob(pattern))

"""An instance with some fields changed, and nothing remembered of what it was."""

from __future__ import annotations

from typing import Any

from scheduler.domain.instance import Instance


def remade(instance: Instance, **fields: Any) -> Instance:
    """``model_copy`` would keep tables by id that were made of the old fields."""
    held = {name: getattr(instance, name) for name in Instance.model_fields}
    return Instance.model_construct(**held | fields)

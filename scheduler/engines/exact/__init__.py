"""The exact engine: a network as a CP-SAT model, solved level by level."""

from scheduler.engines.exact.engine import solve_exactly

__all__ = ["solve_exactly"]

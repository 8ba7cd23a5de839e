"""What breaks when one thing fails: each person cancels, each room is lost, each session overruns."""

from scheduler.stress.failure import Failure
from scheduler.stress.failures import failures
from scheduler.stress.stress import Case, Stress, stress

__all__ = ["Case", "Failure", "Stress", "failures", "stress"]

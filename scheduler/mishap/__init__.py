"""What breaks when one thing fails: each person cancels, each room is lost, each session overruns."""

from scheduler.mishap.failure import Failure
from scheduler.mishap.failures import failures
from scheduler.mishap.search import Case, Stress, stress

__all__ = ["Case", "Failure", "Stress", "failures", "stress"]

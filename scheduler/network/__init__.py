"""The rules of one instance as cost terms: a weighted constraint network."""

from scheduler.network.assignment import Assignment
from scheduler.network.network import Network, NetworkBuilder
from scheduler.network.reason import Mend, Reason

__all__ = ["Assignment", "Mend", "Network", "NetworkBuilder", "Reason"]

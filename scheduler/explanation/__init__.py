"""Why an instance has no programme, and what would mend it.

Conflicts are minimal sets of demands that cannot all be met, remedies the smallest changes that make the
instance solvable. Both were verified by solving before they are called so.
"""

from scheduler.explanation.conflicts import conflicts_of
from scheduler.explanation.explanation import Change, Conflict, Explanation, Remedy
from scheduler.explanation.search import explain

__all__ = ["Change", "Conflict", "Explanation", "Remedy", "conflicts_of", "explain"]

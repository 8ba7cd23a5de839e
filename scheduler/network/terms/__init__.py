"""The kinds of terms: one file each, with its value and its form for exact engines."""

from scheduler.network.terms.capacity import Capacity
from scheduler.network.terms.company import Company
from scheduler.network.terms.extent import Extent
from scheduler.network.terms.pairwise import Pairwise
from scheduler.network.terms.spread import Spread
from scheduler.network.terms.tally import Tally
from scheduler.network.terms.term import Term
from scheduler.network.terms.unary import Unary

__all__ = ["Capacity", "Company", "Extent", "Pairwise", "Spread", "Tally", "Term", "Unary"]

"""The kinds of terms: one file each, with its value and its form for exact engines."""

from scheduler.network.terms.alike import Alike
from scheduler.network.terms.beside import Beside
from scheduler.network.terms.capacity import Capacity
from scheduler.network.terms.company import Company
from scheduler.network.terms.contiguity import Contiguity
from scheduler.network.terms.crowding import Crowding
from scheduler.network.terms.displaced import Displaced, Home
from scheduler.network.terms.extent import Extent
from scheduler.network.terms.mixture import Mixture
from scheduler.network.terms.pairwise import Pairwise
from scheduler.network.terms.rank import Rank
from scheduler.network.terms.spread import Spread
from scheduler.network.terms.tally import Tally
from scheduler.network.terms.term import Term
from scheduler.network.terms.unary import Unary
from scheduler.network.terms.used import Used

__all__ = [
    "Alike",
    "Beside",
    "Capacity",
    "Company",
    "Contiguity",
    "Crowding",
    "Displaced",
    "Extent",
    "Home",
    "Mixture",
    "Pairwise",
    "Rank",
    "Spread",
    "Tally",
    "Term",
    "Unary",
    "Used",
]

"""Benchmarks: engines run on instances, each run in a process of its own, written down as it ends."""

from scheduler.bench.best_known import BestKnown, read_best_known
from scheduler.bench.campaign import Campaign, Plan, benchmark
from scheduler.bench.journal import Journal
from scheduler.bench.record import Run
from scheduler.bench.report import write_report

__all__ = ["BestKnown", "Campaign", "Journal", "Plan", "Run", "benchmark", "read_best_known", "write_report"]

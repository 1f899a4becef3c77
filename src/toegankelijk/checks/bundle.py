"""The JavaScript of checks, put together with the tools that they share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

from toegankelijk.checks.check import StaticCheck

MAX_ITEMS = 100
"""Findings kept of one rule with one outcome in one frame; more are counted."""

# `null` where axe is missing: the caller puts it in and asks again.
_RUN = """
([wanted, maxItems, within]) => {
  if (!window.axe?.setup) return null;
  const tools = (TOOLS)();
  try {
    const scripts = {SCRIPTS};
    const answers = {};
    if (within) tools.only(document.querySelector(within));
    for (const [id, limit, data] of wanted) {
      const begun = performance.now(), items = [], counts = {}, passed = new Set();
      let problem = null;
      tools.begin(limit);
      try {
        for (const item of scripts[id](tools, data)) {
          if (item.outcome === 'passed') { passed.add(item.rule); continue; }
          if (item.outcome === 'outside') continue;
          const key = `${item.rule} ${item.outcome}`;
          counts[key] = (counts[key] ?? 0) + 1;
          if (counts[key] <= maxItems) items.push(item);
          tools.tick();
        }
      } catch (error) { problem = String(error?.message ?? error).slice(0, 300); }
      answers[id] = {items, counts, passed: [...passed], problem,
        seconds: (performance.now() - begun) / 1000};
    }
    return answers;
  } finally { tools.end(); }
}
"""
DEADLINE = "deadline"
"""What ``tools.tick`` throws; the problem of a check that took too long."""


@cache
def source(name: str) -> str:
    """A file of ``js/``."""
    return (resources.files("toegankelijk.checks") / "js" / name).read_text("utf-8").strip()


@cache
def tools() -> str:
    """The function that gives the tools."""
    return source("tools.js")


@cache
def bundle(scripts: tuple[tuple[str, str], ...]) -> str:
    """One function for a frame, from (id, file name) of each check."""
    parts = ",\n".join(f'"{check}": {source(name)}' for check, name in scripts)
    return _RUN.replace("TOOLS", tools()).replace("{SCRIPTS}", "{" + parts + "}")


def question(checks: Sequence[StaticCheck], within: str | None = None) -> tuple[str, list[object]]:
    """The function and its argument that ask all ``checks`` of a frame.

    ``within`` bounds what is told to the element of this CSS selector.
    """
    script = bundle(tuple((check.id, check.script) for check in checks))
    wanted = [
        [check.id, check.limit * 1000, check.data() if check.data is not None else None]
        for check in checks
    ]
    return script, [wanted, MAX_ITEMS, within]

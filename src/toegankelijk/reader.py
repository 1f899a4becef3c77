"""Reading what a page says while the browser looks at it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from toegankelijk import pagetext
from toegankelijk.browser.snapshot import Snapshot
from toegankelijk.model import Site
from toegankelijk.pagetext import PageText

P = ParamSpec("P")
T = TypeVar("T")


class Reader:
    """All that a worker does with language, in one thread: a language model is not for two."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "reader")

    def warm(self, site: Site) -> None:
        """Begin to load what reading needs. What goes wrong is told by who reads first."""
        self._thread.submit(pagetext.warm, site)

    def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of other work with language, once what was begun before is done."""
        return self._thread.submit(work, *args, **kwargs).result()

    def page(self, url: str, site: Site, *, judged: bool) -> Reading:
        """A page to be read; what is not ``judged`` without findings."""
        return Reading(self._thread, url, site, judged)

    def close(self) -> None:
        """Do not wait for what is left."""
        self._thread.shutdown(wait=False, cancel_futures=True)


class Reading:
    """One page that is read as soon as its text is known."""

    def __init__(self, thread: ThreadPoolExecutor, url: str, site: Site, judged: bool) -> None:
        self._thread = thread
        self._url = url
        self._site = site
        self._judged = judged
        self._begun: Future[PageText] | None = None

    def begin(self, shown: Snapshot, html: str | None) -> None:
        """Read the page as it is shown; again when it turns out to have changed.

        ``html`` is that of a page that does not mark its main text.
        """
        if self._begun is not None:
            self._begun.cancel()
        self._begun = self._thread.submit(
            pagetext.read,
            shown.blocks,
            html,
            self._url,
            shown.language,
            self._site,
            judged=self._judged,
        )

    def result(self) -> PageText:
        """Of the text that was shown last; waits for it. Raises what reading raised."""
        assert self._begun is not None
        return self._begun.result()

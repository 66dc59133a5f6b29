"""How far the run is, told by one thread and heard on the loop."""

from __future__ import annotations

from ocpp_support.prompting.progress import Progress, Row, Whereabouts
from ocpp_support.runtime.clock import VirtualTimeLoop


def test_only_what_is_told_changes(virtual_loop: VirtualTimeLoop) -> None:
    whereabouts = Whereabouts(virtual_loop)

    whereabouts.tell(scenario=1, of=3, rows=(Row(1, "Lights"),))
    whereabouts.tell(name="On")

    assert whereabouts.now == Progress(scenario=1, of=3, name="On", rows=(Row(1, "Lights"),))


def test_watchers_hear_of_it_on_the_loop_until_they_go(virtual_loop: VirtualTimeLoop) -> None:
    whereabouts = Whereabouts(virtual_loop)
    heard: list[str] = []
    go = whereabouts.watch(lambda: heard.append(whereabouts.now.name))

    async def nothing() -> None:
        pass

    whereabouts.tell(name="On")
    assert heard == []
    virtual_loop.run_until_complete(nothing())
    assert heard == ["On"]

    go()
    whereabouts.tell(name="Off")
    virtual_loop.run_until_complete(nothing())
    assert heard == ["On"]


def test_where_nobody_looks_on_the_loop_is_not_woken(virtual_loop: VirtualTimeLoop) -> None:
    woken: list[object] = []
    virtual_loop.call_soon_threadsafe = lambda *work: woken.append(work)  # type: ignore[method-assign,assignment]

    Whereabouts(virtual_loop).tell(name="On")

    assert woken == []


def test_after_the_run_it_is_told_to_nobody() -> None:
    closed = VirtualTimeLoop()
    closed.close()
    whereabouts = Whereabouts(closed)
    whereabouts.watch(lambda: 1 / 0)

    whereabouts.tell(over=True)

    assert whereabouts.now.over

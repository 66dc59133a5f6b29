"""What the doctor says of the station file itself: what is missing, and what is not tested then. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from ocpp_support.doctor.check import Check, ok, problem, warning
from ocpp_support.doctor.script import Script, functions
from ocpp_support.station.profile import Profile

_KEYS = {
    "error": "name under [errors] connector what can be provoked at a connector, such as “connector_lock”",
    "station_error": "name under [errors] station what can be provoked, or emergency_stop = true",
    "emergency_stop": "emergency_stop = true under [errors], if there is one",
    "firmware": "name under [firmware] an image that the station takes, and the version that it reports then",
    "unplug_vehicle": "take unplug_vehicle out of [hands.cannot], if it can be done after all",
}


def check_completeness(profile: Profile, script: Script) -> list[Check]:
    """Name all that the station file leaves open, with the functions of the script that suffer."""
    if not script.needs and not script.cards:
        found = "the features are not in this folder, so what they need is not known"
        return [warning("station file", found, "start the doctor in the folder of the suite")]
    missing = [*_needs(profile, script)]
    if profile.real:
        missing += [*_cards(profile, script), *_firmware(profile, script)]
    return missing or [ok("station file", "nothing is missing that the script needs")]


def _needs(profile: Profile, script: Script) -> Iterator[Check]:
    reasons: dict[str, tuple[str, list[int]]] = {}
    none_at_all = profile.why_not("error") is not None
    for need, needing in script.needs.items():
        if none_at_all and need.startswith("error."):
            continue  # Said once, by the need of any error.
        why = profile.why_not(need) or ""
        if why.startswith("not tested: "):
            key = _KEYS.get(need.partition(".")[0], "say so in the station file, if that is not so")
            reasons.setdefault(why.removeprefix("not tested: "), (key, []))[1].extend(needing)
    for why, (key, numbers) in reasons.items():
        where = functions(sorted(set(numbers)))
        yield warning("station file", f"{why}; what needs it in {where} is not tested", key)


def _cards(profile: Profile, script: Script) -> Iterator[Check]:
    for name, numbers in script.cards.items():
        if name not in profile.cards:
            found = f"there is no card {name}, which is presented in {functions(numbers)}"
            remedy = f'[cards] {name} = "…": hold a card to the reader during `wait` to see its tag'
            yield problem("cards", found, remedy)
    for name, card in profile.cards.items():
        if not card.looks and profile.hands.by == "person":
            found = f"{name} does not say what it looks like"
            yield warning("cards", found, f'[cards.{name}] looks = "the blue one"')


def _firmware(profile: Profile, script: Script) -> Iterator[Check]:
    if profile.station.firmware_update and profile.firmware.image and not profile.firmware.version:
        where = functions(script.needs.get("firmware", (12,)))
        found = f"[firmware] names an image and not its version, so {where} cannot tell whether it came in"
        yield warning("firmware", found, "name the version that the station reports after the update")

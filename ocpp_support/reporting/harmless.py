"""Texts for a terminal: a station may have said some of it."""


def harmless(text: str) -> str:
    """Return a text that can move no cursor and changes no direction; its lines stay lines."""
    return "".join(one if one.isprintable() or one == "\n" else "�" for one in text.expandtabs())

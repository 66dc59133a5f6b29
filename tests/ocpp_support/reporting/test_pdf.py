"""The form as PDF: nothing is fetched for it, and where it cannot be, it is said what to install."""

import builtins
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ocpp_support.reporting.pdf import NoPdf, write_pdf


def without(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    real: Callable[..., Any] = builtins.__import__

    def refuse(name: str, *arguments: Any, **more: Any) -> Any:
        if name == "weasyprint":
            raise error
        return real(name, *arguments, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)


def test_a_page_becomes_a_document(tmp_path: Path) -> None:
    pytest.importorskip("weasyprint")
    write_pdf("<title>x</title><h1>y</h1>", tmp_path / "x.pdf")

    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF-")


def test_nothing_is_fetched_and_the_rest_is_drawn(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("weasyprint")
    secret = tmp_path / "secret.txt"
    secret.write_text("do not read this")
    page = f'<link rel="attachment" href="file://{secret}"><img src="file://{secret}"><p>y'
    write_pdf(page, tmp_path / "x.pdf")

    assert b"EmbeddedFile" not in (tmp_path / "x.pdf").read_bytes()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("error", "said"), [(ImportError(), "pip install"), (OSError("pango"), "lacks a library of the system")]
)
def test_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: Exception, said: str
) -> None:
    without(monkeypatch, error)

    with pytest.raises(NoPdf, match=said):
        write_pdf("x", tmp_path / "x.pdf")

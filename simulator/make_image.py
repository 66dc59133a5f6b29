"""A firmware image as a file: ``python -m simulator.make_image --model reference --version 2.0.0 new.bin``.

Owns the command line; what an image is stands in `simulator.firmware_image`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from simulator.firmware_image import build_image
from simulator.model import ModelError, load_model

app = typer.Typer(add_completion=False, rich_markup_mode=None)

LONGEST_VERSION = 50


@app.command()
def run(
    out: Annotated[Path, typer.Argument(help="The file to write.", dir_okay=False)],
    *,
    version: Annotated[str, typer.Option(help="The version that the image brings.")],
    model: Annotated[str, typer.Option(help="A bundled model or a .toml file.")] = "reference",
) -> None:
    """Write a firmware image that a simulated station installs."""
    if not 0 < len(version) <= LONGEST_VERSION:
        raise typer.BadParameter(f"a version has 1 to {LONGEST_VERSION} characters", param_hint="--version")
    try:
        station = load_model(model)
        out.write_bytes(build_image(station.vendor, station.model_name, version))
    except ModelError as error:
        raise typer.BadParameter(str(error), param_hint="--model") from error
    except OSError as error:
        raise typer.BadParameter(f"{out} cannot be written: {error.strerror}", param_hint="OUT") from error
    typer.echo(f"{out} brings {station.vendor} {station.model_name} version {version}")


if __name__ == "__main__":
    app(prog_name="python -m simulator.make_image")

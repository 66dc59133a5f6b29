"""The bundled station models: data only, one TOML file each (read by :mod:`simulator.model`)."""

from simulator.model import Model, ModelError, bundled_models, load_model

__all__ = ["Model", "ModelError", "bundled_models", "load_model"]

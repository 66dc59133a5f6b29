"""The parts of the picture of a whole run."""

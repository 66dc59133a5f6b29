"""The parts of the plot of what the meter showed."""

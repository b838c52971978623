"""The invented province of the demo: everything it makes carries the mark of simulated data."""

"""The invented province of the demo: everything it makes carries the mark of simulated data."""

from namhoc.simulation.province import DOET_CODE, PROVINCE_CODE, SIMULATED, province

__all__ = ["DOET_CODE", "PROVINCE_CODE", "SIMULATED", "province"]

"""Tests of Mengpaneel; the folders mirror `components/` and `dashboard/`."""

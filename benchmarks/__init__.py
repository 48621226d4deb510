"""What is measured and not asserted: bounded, on loopback only."""

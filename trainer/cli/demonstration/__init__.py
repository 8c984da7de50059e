"""The demo academy: invented people who really play, on a clock and with chance of its own; each module is one part."""

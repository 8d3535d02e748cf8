"""Accuracy and speed, measured anew by whoever doubts them: `make bench`."""

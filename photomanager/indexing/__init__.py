"""Folders in, tagged photos out: scan, watch, queue, supervisor and the worker process."""

"""Pixels and what files say of themselves: decode, thumbnail, metadata.

Knows no database and no network.
"""

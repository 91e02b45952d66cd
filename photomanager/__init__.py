"""A desktop photo manager whose tagger learns from every click."""

__version__ = "0.1.0"

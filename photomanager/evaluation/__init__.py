"""Measures the program: labelled data sets through the shipped network and the application's code.

Only the command line enters this room. What it measures stands in the model cards.
"""

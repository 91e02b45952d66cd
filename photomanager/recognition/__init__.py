"""From pixels to numbers: the network, its feature space and the words of its classes.

This room knows pixels, numpy and LiteRT. It knows neither the database nor the learner:
features leave it as numpy arrays, class opinions as bytes.
"""

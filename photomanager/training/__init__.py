"""Builds networks and feature spaces: weights in, a folder of `models/` out.

The only room that knows TensorFlow (extra `train`). The application never enters it;
`python -m photomanager.training` is its door.
"""

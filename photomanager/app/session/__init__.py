"""The window's door to the library, one small part for each subject.

`Session` owns the library's life, the news of what changed and the two ways to run an
operation (`read` and `write`); each subject is a `Door` in its own module.
"""

from photomanager.app.session.session import Session

__all__ = ["Session"]

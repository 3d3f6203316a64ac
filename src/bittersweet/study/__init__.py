"""A study: a folder and all that follows from it, each step taken once. A convenience for the doors.

The rooms stand on each other: `parts` reads the folder, `counts` counts, `words` leads back to the sentences, `claimed`
holds the claims, and `Study` is all of them.
"""

from bittersweet.study.checked import Study

__all__ = ["Study"]

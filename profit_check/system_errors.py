"""What the operating system says when it cannot do something, in the reader's language."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping

from profit_check.language.phrase import Phrase, say

_REASONS: Mapping[int, Phrase] = {
    errno.EACCES: say("Permission denied"),
    errno.EADDRINUSE: say("Address already in use"),
    errno.EADDRNOTAVAIL: say("Cannot assign requested address"),
    errno.EBUSY: say("Device or resource busy"),
    errno.EEXIST: say("File exists"),
    errno.EINVAL: say("Invalid argument"),
    errno.EIO: say("Input/output error"),
    errno.EISDIR: say("Is a directory"),
    errno.ELOOP: say("Too many levels of symbolic links"),
    errno.EMFILE: say("Too many open files"),
    errno.ENAMETOOLONG: say("File name too long"),
    errno.ENOENT: say("No such file or directory"),
    errno.ENOSPC: say("No space left on device"),
    errno.ENOTDIR: say("Not a directory"),
    errno.EPERM: say("Operation not permitted"),
    errno.EROFS: say("Read-only file system"),
}
"""The usual reasons by their number, in the words of POSIX."""


def reason(error: OSError) -> str:
    """Why it failed, without the file or address; a rare reason is in the system's own words."""
    if error.errno is None:
        return str(error) or type(error).__name__
    return _REASONS.get(error.errno) or os.strerror(error.errno)

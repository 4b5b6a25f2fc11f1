"""What the system says where a file cannot be read or written, in the user's language."""

import errno

from cqp_cli.diagnostic import SystemTrouble
from cqp_cli.wording.language import N_, Words

_WHY = {
    errno.ENOSPC: N_("the disk is full"),
    errno.EACCES: N_("this is not permitted"),
    errno.EPERM: N_("this is not permitted"),
    errno.EROFS: N_("this is not permitted"),
    errno.ENOENT: N_("there is no such folder"),
    errno.ENOTDIR: N_("there is no such folder"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EPIPE: N_("whoever read it has stopped"),
    errno.EFBIG: N_("it is larger than is allowed here"),
    errno.EMFILE: N_("too many files are open"),
    errno.EEXIST: N_("something else has this name"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EIO: N_("the device failed"),
    errno.ELOOP: N_("the links lead back to each other"),
}


def why(words: Words, error: OSError | SystemTrouble) -> str:
    """Why something cannot be read or written; in the system's own words where ours have none."""
    known = _WHY.get(error.errno or 0)
    return words.say(known) if known else error.strerror or str(error)

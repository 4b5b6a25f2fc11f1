"""The three verdicts."""

from enum import Enum


class Verdict(Enum):
    """Acquired, not acquired or pending: never a boolean, for pending is not failure.

    A part's verdict says all that its missing results could still make of it: at its `worst` every
    missing result is bad, at its `best` every one is good.
    """

    ACQUIRED = "acquired"
    NOT_ACQUIRED = "not_acquired"
    PENDING = "pending"

    __hash__ = object.__hash__  # each is the only one of its kind; an enumeration's own hash is many times slower

    def __bool__(self) -> bool:
        raise TypeError("a verdict has three values: compare it with `is`")

    @property
    def worst(self) -> bool:
        """Whether this is acquired even if every missing result is bad."""
        return self is Verdict.ACQUIRED

    @property
    def best(self) -> bool:
        """Whether this is acquired if every missing result is good."""
        return self is not Verdict.NOT_ACQUIRED

    @classmethod
    def between(cls, *, worst: bool, best: bool) -> "Verdict":
        """The verdict of something that holds in its worst case or not, and in its best case or not."""
        if worst:
            return cls.ACQUIRED
        return cls.PENDING if best else cls.NOT_ACQUIRED

    @classmethod
    def settled(cls, *, held: bool) -> "Verdict":
        """The verdict of something fully known."""
        return cls.between(worst=held, best=held)

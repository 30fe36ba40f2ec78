"""Digests: of the rows of the journal, of what is kept beside them, and of the body that a key was given with."""

from __future__ import annotations

import hashlib
import hmac
from functools import cache, lru_cache
from typing import Any

from admin_dispute.domain.act import CommandForm
from admin_dispute.domain.errors import StoreFault

NO_DIGEST = "0" * 64
"""What the first row of a stream follows."""


def digest_of(algorithm: str, previous: str, place: str, entry: bytes | bytearray) -> str:
    """Return the digest of a row: over the one before it, where it stands, and its stored bytes.

    Args:
        algorithm: named in the row; `sha256`, or `sm3` where the OpenSSL of this Python has it.
        place: center, kind, stream and number, so that a row can't be moved.

    Raises:
        StoreFault: this machine can't compute such digests.
    """
    hashed = _begun(algorithm).copy()
    hashed.update(f"{previous}\n{place}\n".encode())
    hashed.update(entry)
    digest: str = hashed.hexdigest()
    return digest


def digest_of_text(under: str, text: str) -> str:
    """Return what the journal keeps of a text that stands elsewhere.

    Args:
        under: the salt of a value behind a reference, the topic of a message, or a key; for a key, `text` is the digest
            of the body it was given with.
    """
    hashed = _begun("sha256").copy()
    hashed.update(f"{under}\n{text}".encode())
    digest: str = hashed.hexdigest()
    return digest


def digest_of_body(secret: str, form: CommandForm, given: bytes, actor: str) -> str:
    """Return the keyed digest of a command as given, with its name and who gives it: equal ones are recognised.

    It reveals nothing; another command, another actor or another field gives another digest.
    """
    keyed = _keyed(secret).copy()
    keyed.update(f"{form.name}/{form.version}/{actor}\n".encode() + given)
    return keyed.hexdigest()


def is_known(algorithm: object) -> bool:
    """Say whether this machine can compute digests by an algorithm that a row names."""
    try:
        hashlib.new(algorithm)  # type: ignore[arg-type]  # what was planted may be no text
    except (TypeError, ValueError):
        return False
    return True


@cache
def _begun(algorithm: str) -> Any:
    """Return a digest of nothing yet: it is cheaper to copy one than to look an algorithm up."""
    try:
        return hashlib.new(algorithm)
    except ValueError:
        raise StoreFault("no-algorithm", algorithm=algorithm) from None


@lru_cache(maxsize=256)  # several times faster than to begin with the key each time
def _keyed(secret: str) -> hmac.HMAC:
    return hmac.new(secret.encode(), digestmod="sha256")

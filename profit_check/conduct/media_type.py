"""Whether `Content-Type` says that a body is JSON in UTF-8."""

from __future__ import annotations

from email.message import Message


def is_published_media_type(written: str) -> bool:
    """Does it mean `application/json; charset=utf-8`, in any letter case and order?

    `utf8` is another name that readers of a charset know for it.
    """
    message = Message()
    message["content-type"] = written
    charset = message.get_param("charset")
    return (
        message.get_content_type() == "application/json"
        and isinstance(charset, str)
        and charset.casefold() in ("utf-8", "utf8")
    )

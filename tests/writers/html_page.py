"""An HTML report as a program reads it."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "rect", "br", "img", "link", "input", "wbr"}


class Page(HTMLParser):
    """What a browser would find: elements with attributes, text, and which of it is in English."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.english: list[str] = []
        self.open: list[str] = []
        self.tongues: list[str | None] = []
        self.unbalanced: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
            self.tongues.append(dict(attrs).get("lang"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)
        self.tongues.pop()

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if next(filter(None, reversed(self.tongues)), None) == "en" and data.strip():
            self.english.append(" ".join(data.split()))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

"""The geometry of the data-flow diagram: where each box, arrow and text of it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from profit_check.language.catalogue import Language
from profit_check.language.phrase import say
from profit_check.writers.dossier_data_flow import DataFlow, Group, Stream
from profit_check.writers.dossier_lettering import abridged, shortened, width, wrapped

WIDTH = 1200
"""All measures are in units of the drawing; shown at its own size one is a pixel."""

SIZES = {"title": 22, "heading": 15, "name": 14, "detail": 12, "badge": 12}
"""The size of letters of each kind."""

_TITLE, _NAME, _DETAIL = SIZES["title"], SIZES["name"], SIZES["detail"]

_MARGIN = 20
_PROFIT, _GATE, _OWN = (20, 200), (250, 160), (970, 210)
"""Where a box begins and how broad it is: Profit, its app connector, the integration."""

_LEFT, _RIGHT = 422, 958
"""Where arrows begin and end."""

_TOP, _HEADING, _ROW, _GAP = 96, 38, 52, 10
_HEAD = 10
_BOLD = 1.08
_INSET = 12
_LINE = 18
_BOX_LINES = 4
_LEGEND = 44


@dataclass(frozen=True, slots=True)
class Words:
    """A text at a place; `kind` is its style, `anchor` where in it that place is."""

    x: float
    y: float
    text: str
    kind: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    kind: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """A horizontal arrow from `x` to `to`; `head` are the corners of its point."""

    x: float
    y: float
    to: float
    head: str
    dashed: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """What belongs together; `title` says it in whole where a text of it is shortened."""

    title: str = ""
    boxes: tuple[Box, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    words: tuple[Words, ...] = ()


@dataclass(slots=True)
class Drawing:
    """The pieces of a drawing, which grows downwards."""

    height: float = _TOP
    pieces: list[Piece] = field(default_factory=list)


def drawing(flow: DataFlow, language: Language) -> Drawing:
    """The diagram of `flow`, in `language`."""
    pen = _Pen(language)
    pen.heading(flow)
    for group in flow.groups:
        pen.group(group)
    bottom = max(pen.drawn.height, _TOP + _tallest(flow))
    pen.box(_PROFIT, bottom, flow.profit, "profit")
    pen.box(_GATE, bottom, flow.app_connector, "gate")
    pen.link()
    pen.drawn.height = bottom
    if flow.hosts:
        pen.drawn.height += _GAP
        pen.group(flow.hosts, outward=True)
    pen.box(_OWN, pen.drawn.height, flow.integration, "own")
    pen.legend()
    return pen.drawn


def _tallest(flow: DataFlow) -> float:
    lines = _BOX_LINES * max(len(flow.profit), len(flow.app_connector), len(flow.integration))
    return 2 * _INSET + _LINE * min(lines, 12)


class _Pen:
    """Draws from top to bottom, in a language."""

    def __init__(self, language: Language) -> None:
        self._tell = language.tell
        self.drawn = Drawing()

    def heading(self, flow: DataFlow) -> None:
        room = WIDTH - 2 * _MARGIN
        title, subtitle = self._tell(flow.title), self._tell(flow.subtitle)
        words = (
            Words(_MARGIN, 40, abridged(title, _TITLE * _BOLD, room), "title"),
            Words(_MARGIN, 66, shortened(subtitle, _DETAIL, room), "detail"),
        )
        self._add(Piece(title, words=words))

    def group(self, group: Group, *, outward: bool = False) -> None:
        """A heading, and under it the streams; `outward` ones go to boxes of their own."""
        y = self.drawn.height + 26
        x = _GATE[0] if outward else _LEFT
        self._add(Piece(words=(Words(x, y, self._tell(group.heading), "heading"),)))
        self.drawn.height += _HEADING
        for stream in group.streams:
            self._add(self._host(stream) if outward else self._row(stream))
            self.drawn.height += _ROW
        self.drawn.height += _GAP

    def box(self, place: tuple[int, int], bottom: float, lines: Sequence[str], kind: str) -> None:
        """A box from the top to `bottom`, its lines in it."""
        x, breadth = place
        words: list[Words] = []
        y = _TOP + _INSET + _LINE
        for number, text in enumerate(map(self._tell, lines)):
            size = _NAME * _BOLD if number == 0 else _DETAIL
            for part in wrapped(text, size, breadth - 2 * _INSET, _BOX_LINES):
                words.append(Words(x + _INSET, y, part, "detail" if number else "name"))
                y += _LINE
        whole = "\n".join(map(self._tell, lines))
        shape = Box(x, _TOP, breadth, bottom - _TOP, kind)
        self.drawn.pieces.insert(0, Piece(whole, (shape,), words=tuple(words)))

    def link(self) -> None:
        """Shows that all which passes the app connector comes from Profit, or goes there."""
        left, right, y = sum(_PROFIT) + 3, _GATE[0] - 3, _TOP + 2 * _LINE
        both = (_arrow(left, right, y), _arrow(right, left, y + _LINE))
        self._add(Piece(arrows=both))

    def legend(self) -> None:
        """What the kinds of arrows mean."""
        self.drawn.height += _LEGEND
        y = self.drawn.height - 20
        solid = self._tell(say("named in the manifest"))
        dashed = self._tell(say("only in recorded traffic"))
        personal = self._tell(say("personal: fields that look privacy-sensitive by their name"))
        x = [float(_MARGIN)]
        for text in (solid, dashed):
            x.append(x[-1] + 50 + width(text, _DETAIL) + 24)
        self._add(
            Piece(
                arrows=(
                    _arrow(x[0], x[0] + 40, y - 4),
                    _arrow(x[1], x[1] + 40, y - 4, dashed=True),
                ),
                words=(
                    Words(x[0] + 50, y, solid, "detail"),
                    Words(x[1] + 50, y, dashed, "detail"),
                    Words(x[2], y, personal, "detail"),
                ),
            )
        )
        self.drawn.height += _MARGIN / 2

    def _row(self, stream: Stream) -> Piece:
        y = self.drawn.height
        badge = self._tell(stream.badge)
        taken = width(badge, _DETAIL) + 2 * _GAP if badge else 0
        room = _RIGHT - _LEFT - taken - (_GAP if badge else 0)
        boxes: tuple[Box, ...] = ()
        words = self._texts(stream, _LEFT, room)
        if badge:
            boxes = (Box(_RIGHT - taken, y - 1, taken, 20, "badge"),)
            words = (*words, Words(_RIGHT - taken / 2, y + 13, badge, "badge", "middle"))
        ends = (_RIGHT, _LEFT) if stream.to_profit else (_LEFT, _RIGHT)
        return Piece(self._whole(stream), boxes, (self._line(ends, stream),), words)

    def _line(self, ends: tuple[float, float], stream: Stream) -> Arrow:
        return _arrow(*ends, self.drawn.height + 38, dashed=stream.observed)

    def _host(self, stream: Stream) -> Piece:
        y, x = self.drawn.height, _GATE[0]
        breadth = _RIGHT - x - 150
        shape = Box(x, y, breadth, 44, "host")
        words = self._texts(stream, x + _INSET, breadth - 2 * _INSET, drop=5)
        arrow = _arrow(_RIGHT, x + breadth + 6, y + 22)
        return Piece(self._whole(stream), (shape,), (arrow,), words)

    def _texts(
        self, stream: Stream, x: float, room: float, *, drop: float = 0
    ) -> tuple[Words, ...]:
        y = self.drawn.height + drop
        name = abridged(self._tell(stream.name), _NAME * _BOLD, room)
        details = shortened(self._details(stream), _DETAIL, room)
        return Words(x, y + 13, name, "name"), Words(x, y + 30, details, "detail")

    def _details(self, stream: Stream) -> str:
        return " · ".join(map(self._tell, stream.details))

    def _whole(self, stream: Stream) -> str:
        badge = [self._tell(stream.badge)] if stream.badge else []
        return "\n".join((self._tell(stream.name), self._details(stream), *badge))

    def _add(self, piece: Piece) -> None:
        self.drawn.pieces.append(piece)


def _arrow(x: float, to: float, y: float, *, dashed: bool = False) -> Arrow:
    back = to - _HEAD if to > x else to + _HEAD
    head = f"{to:g},{y:g} {back:g},{y - 5:g} {back:g},{y + 5:g}"
    return Arrow(x, y, back, head, dashed)

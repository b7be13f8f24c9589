"""The data-flow diagram, as numbers and in a real browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from profit_check.model import (
    CarriedField,
    Carrier,
    ClassicSource,
    Document,
    Inventory,
    KeptRun,
    OAuthSource,
    SecretSource,
)
from profit_check.writers import dossier_svg
from profit_check.writers.dossier_data_flow import DataFlow, data_flow
from profit_check.writers.dossier_lettering import abridged, shortened, width, wrapped
from tests.writers import sample_dossier

ROOM = 120.0

# --- lettering -------------------------------------------------------------------------------


@given(st.text(max_size=60))
def test_what_is_shortened_fits(text: str) -> None:
    for fitted in (shortened(text, 12, ROOM), abridged(text, 12, ROOM)):
        assert width(fitted, 12) <= ROOM
        assert fitted == text or "…" in fitted


@given(st.text(st.characters(categories=("L", "N")), max_size=60))
def test_what_is_wrapped_fits_and_loses_nothing_but_its_end(text: str) -> None:
    lines = wrapped(text, 12, ROOM, 3)
    assert len(lines) <= 3
    assert all(width(line, 12) <= ROOM for line in lines)
    assert text.startswith("".join(lines).removesuffix("…"))


def test_a_name_keeps_the_end_that_tells_it_from_others() -> None:
    name = "Acme_" + "VeryLongFunctionalName" * 4 + "_12"
    assert abridged(name, 12, ROOM).startswith("Acme_V")
    assert abridged(name, 12, ROOM).endswith("_12")


def test_an_address_is_broken_after_a_slash() -> None:
    assert wrapped("https://12345.rest.afas.online/Profit", 10, 180, 2)[1:] == ["Profit"]


# --- what flows ------------------------------------------------------------------------------


def connectors(count: int) -> tuple[Carrier, ...]:
    """Connectors of all kinds, with names and numbers of fields of every length."""
    kinds: Sequence[Any] = ("get", "get", "update", "get", "get")
    return tuple(
        Carrier(
            kinds[number % len(kinds)],
            f"Acme_{'WWWW_iiii_Functional_名前_' * (number % 6)}{number}",
            fields=tuple(CarriedField(f"F{n}", personal=n % 3 == 0) for n in range(number)),
            complete=number % 2 == 0,
            modified="ModifiedDateTimeOfTheRecord" * (number % 4) or None,
        )
        for number in range(count)
    )


def flow(kept: KeptRun | None = None, **changes: Any) -> DataFlow:
    document: Document = replace(sample_dossier.run(), **changes)
    return data_flow(document, kept or sample_dossier.kept())


def test_what_is_read_goes_to_the_integration_and_what_is_written_to_profit() -> None:
    ways = {
        stream.name: stream.to_profit for group in flow().groups[1:] for stream in group.streams
    }
    assert ways["Webshop_Articles"] is False
    assert ways["FbSales"] is True
    assert ways["files"] is False


def test_the_token_endpoint_is_only_there_with_oauth() -> None:
    secret = SecretSource("env", "X")
    manifest = sample_dossier.manifest()

    def names(credential: ClassicSource | OAuthSource) -> list[str]:
        target = replace(manifest.targets["sandbox"], credential=credential)
        known = replace(manifest, targets={"sandbox": target})
        found = flow(sample_dossier.kept(manifest=known)).groups[0]
        return [stream.name for stream in found.streams]

    assert names(ClassicSource(secret)) == ["Authorization: AfasToken …"]
    assert names(OAuthSource(secret, secret))[0] == "POST …/oauth/token"


def test_a_connector_that_only_traffic_shows_is_marked() -> None:
    observed = [one for group in flow().groups for one in group.streams if one.observed]
    assert [one.name for one in observed] == ["Webshop_Old"]
    assert observed[0].details[0] == "not in the manifest"


def test_personal_fields_are_counted_beside_their_connector() -> None:
    [stream] = flow(inventory=Inventory(connectors=connectors(5)[4:])).groups[1].streams[:1]
    assert (stream.details[0], stream.badge) == ("4 fields", "2 personal")


def test_of_many_other_hosts_the_busiest_are_shown() -> None:
    recorded = replace(
        sample_dossier.recorded(), other_hosts={f"h{n}.example": n for n in range(1, 31)}
    )
    hosts = flow(sample_dossier.kept(recorded=recorded)).hosts
    assert hosts is not None
    assert [one.name for one in hosts.streams][::12] == ["h30.example", "18 other hosts"]


# --- in a browser ----------------------------------------------------------------------------

OVERLAPPING = """
() => {
  const inside = (a, b) => a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width
    && a.y + a.height <= b.y + b.height;
  const apart = (a, b) => a.x + a.width <= b.x || b.x + b.width <= a.x
    || a.y + a.height <= b.y || b.y + b.height <= a.y;
  const texts = [...document.querySelectorAll("text")].map((t) => [t.textContent, t.getBBox()]);
  const boxes = [...document.querySelectorAll("rect")]
    .map((r) => [r.className.baseVal, r.getBBox()]);
  const found = [];
  texts.forEach(([text, box], n) => {
    texts.slice(n + 1).forEach(([other, its]) => {
      if (!apart(box, its)) found.push([text, other]);
    });
    boxes.forEach(([kind, its]) => {
      if (!apart(box, its) && !inside(box, its)) found.push([text, kind]);
    });
  });
  return found;
}
"""


@pytest.mark.parametrize("count", [0, 5, 60])
@pytest.mark.parametrize("code", ["en", "nl"])
def test_no_text_overlaps_another_or_leaves_its_box(
    count: int, code: str, browser: Browser, tmp_path: Path
) -> None:
    document = replace(sample_dossier.run(), inventory=Inventory(connectors=connectors(count)))
    path = tmp_path / "data-flow.svg"
    report = sample_dossier.report(code, of=document)
    path.write_text(dossier_svg.text(report, sample_dossier.kept()), "utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    assert page.evaluate(OVERLAPPING) == []
    page.close()


def test_it_is_light_on_paper_and_dark_on_a_dark_screen(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "data-flow.svg"
    path.write_text(dossier_svg.text(sample_dossier.report(), sample_dossier.kept()), "utf-8")
    page = browser.new_page(color_scheme="dark")
    page.goto(path.as_uri())
    colour = "getComputedStyle(document.querySelector('.paper')).fill"
    assert page.evaluate(colour) == "rgb(20, 24, 31)"
    page.emulate_media(media="print")
    assert page.evaluate(colour) == "rgb(255, 255, 255)"
    page.close()


def test_whoever_cannot_see_it_is_told_every_connector() -> None:
    text = dossier_svg.text(sample_dossier.report(), sample_dossier.kept())
    told = text.partition("<desc")[2].partition("</desc>")[0]
    for carrier in sample_dossier.run().inventory.connectors:
        assert carrier.kind == "file" or carrier.id in told
    assert 'role="img" aria-labelledby="title description"' in text

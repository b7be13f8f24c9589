"""The manifest that init writes loads as it stands, however odd the names in the metainfo are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.language.catalogue import language
from profit_check.manifest.draft import Offer, draft
from profit_check.manifest.load import load
from profit_check.model import (
    ClassicSource,
    EnvironmentType,
    Integration,
    Manifest,
    OAuthSource,
    SecretSource,
    Target,
)
from profit_check.profit.metainfo import Field, GetSchema, Listed

TARGET = Target("test", "12345", EnvironmentType.TEST, ClassicSource(SecretSource("env", "TOKEN")))
ARTICLES = GetSchema(
    "Acme_Articles",
    "",
    (
        Field("ItemCode", "U001", "string", "Itemcode"),
        Field("Price", "U002", "decimal"),
        Field("ModifiedDate", "U003", "date", "Gewijzigd op"),
    ),
)


def loaded(
    folder: Path, target: Target, offer: Offer, name: str = "Webshop", code: str = "en"
) -> Manifest:
    path = folder / "profit-check.toml"
    text = draft(Integration(name), target, offer, language(code))
    path.write_text(text, encoding="utf-8", newline="\n")
    return load(path)


def test_a_connector_is_written_with_its_proposal(tmp_path: Path) -> None:
    offer = Offer([(Listed("Acme_Articles", "Artikelen"), ARTICLES)], [Listed("FbSales", "")])
    manifest = loaded(tmp_path, TARGET, offer)
    (get,) = manifest.get
    assert get.order == ("ItemCode",)
    assert get.take == 1000
    assert get.modified == "ModifiedDate"
    assert get.fields == {"ItemCode": "string", "Price": "decimal", "ModifiedDate": "date"}
    assert [update.id for update in manifest.update] == ["FbSales"]


def test_the_comments_are_in_the_language_that_is_asked(tmp_path: Path) -> None:
    offer = Offer(
        [(Listed("A", "Artikelen"), ARTICLES), (Listed("B", ""), None)], [Listed("C", "")]
    )
    english = loaded(tmp_path, TARGET, offer)
    text = (tmp_path / "profit-check.toml").read_text("utf-8")
    dutch = loaded(tmp_path, TARGET, offer, code="nl")
    told = (tmp_path / "profit-check.toml").read_text("utf-8")
    assert (english.get, english.update, english.targets) == (
        dutch.get,
        dutch.update,
        dutch.targets,
    )
    for words in ("a proposal", "must be unique", "could not be read", "Nothing is ever written"):
        assert words in text
        assert words not in told
    assert all(len(line) <= 100 for line in (text + told).splitlines())


def test_the_text_explains_itself() -> None:
    text = draft(Integration("Webshop"), TARGET, Offer([(Listed("A", "Artikelen"), ARTICLES)]))
    assert 'order = ["ItemCode"]    # a proposal\n' in text
    assert "# Artikelen\n[[get]]\n" in text
    assert 'ModifiedDate = "date"    # Gewijzigd op\n' in text
    assert "must be unique" in text


def test_without_data_types_the_fields_are_a_plain_list(tmp_path: Path) -> None:
    fields = GetSchema("", "", (Field("A"), Field("B", "", "int")))
    manifest = loaded(tmp_path, TARGET, Offer([(Listed("X", ""), fields)]))
    assert manifest.get[0].fields == {"A": None, "B": None}


def test_a_connector_whose_metainfo_could_not_be_read_is_still_written(tmp_path: Path) -> None:
    manifest = loaded(tmp_path, TARGET, Offer([(Listed("X", ""), None)]))
    assert [connector.id for connector in manifest.get] == ["X"]


def test_what_is_offered_twice_is_written_once(tmp_path: Path) -> None:
    offer = Offer([(Listed("X", ""), None), (Listed("x", ""), ARTICLES)], [Listed("Y", "")] * 2)
    manifest = loaded(tmp_path, TARGET, offer)
    assert [connector.id for connector in manifest.get] == ["X"]
    assert [connector.id for connector in manifest.update] == ["Y"]


@pytest.mark.parametrize(
    "credential",
    [
        ClassicSource(SecretSource("file", 'C:\\tokens\\"odd".txt')),
        ClassicSource(SecretSource("keyring", "profit/test")),
        OAuthSource(SecretSource("env", "ID"), SecretSource("env", "SECRET")),
    ],
)
def test_the_target_comes_back_as_it_was(
    tmp_path: Path, credential: ClassicSource | OAuthSource
) -> None:
    url = "http://127.0.0.1:8099/ProfitRestServices"
    target = Target("my target", "123456", EnvironmentType.ACCEPT, credential, 8, url)
    assert loaded(tmp_path, target, Offer([])).targets == {"my target": target}


CHARACTERS = st.characters(exclude_categories=()) | st.sampled_from("\"'#\\\x7f\r\n\ud800.")
NAMES = st.text(CHARACTERS, min_size=1, max_size=12).filter(str.strip)
ANY = st.text(CHARACTERS, max_size=12)
SCHEMAS = st.builds(
    GetSchema,
    ANY,
    ANY,
    st.lists(
        st.builds(Field, NAMES, ANY, st.sampled_from(["string", "int", " ", "x\0"]) | ANY, ANY)
    ).map(tuple),
)
OFFERS = st.builds(
    Offer,
    st.lists(st.tuples(st.builds(Listed, NAMES, ANY), st.none() | SCHEMAS), max_size=4),
    st.lists(st.builds(Listed, NAMES, ANY), max_size=3),
)


def _writable(text: str) -> bool:
    return text.encode("utf-8", "ignore").decode("utf-8") == text


@given(OFFERS, NAMES.filter(_writable), NAMES.filter(_writable))
def test_whatever_a_target_offers_the_manifest_loads_and_names_it_all(
    tmp_path_factory: pytest.TempPathFactory, offer: Offer, name: str, target: str
) -> None:
    renamed = Target(target, "12345", EnvironmentType.TEST, TARGET.credential)
    manifest = loaded(tmp_path_factory.getbasetemp(), renamed, offer, name)
    assert manifest.integration.name == name
    assert list(manifest.targets) == [target]
    found = {one.id.lower() for one in manifest.get}
    assert found == {one.id.lower() for one, _ in offer.get if _writable(one.id)}
    schemas: dict[str, GetSchema | None] = {}
    for listed, schema in offer.get:
        schemas.setdefault(listed.id, schema)
    for connector in manifest.get:
        schema = schemas[connector.id]
        fields = schema.fields if schema else ()
        assert list(connector.fields) == list(
            dict.fromkeys(field.id for field in fields if _writable(field.id))
        )

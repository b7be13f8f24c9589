"""The sentences of a release-notes page, in the wordings that AFAS may use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.profit.release_sentences import understand

X = "A/Element/Fields/X"

SENTENCES = [
    (f"Property {X} added", f"property-added-optional {X}"),
    (f"Property `{X}` added (optional)", f"property-added-optional {X}"),
    (f"Optional property '{X}' added", f"property-added-optional {X}"),
    (f"added the new optional request property `{X}`", f"property-added-optional {X}"),
    (f"New property {X}.", f"property-added-optional {X}"),
    (f"Field {X} has been added", f"property-added-optional {X}"),
    (f"{X} added", f"property-added-optional {X}"),
    (f"`{X}` was added as optional", f"property-added-optional {X}"),
    (f"Object `{X}` added", f"property-added-optional {X}"),
    (f"added the new required request property `{X}`", f"property-added-required {X}"),
    (f"New mandatory field `{X}`", f"property-added-required {X}"),
    (f"Property {X} added as required", f"property-added-required {X}"),
    (f"Required property added: `{X}`", f"property-added-required {X}"),
    (f"removed the request property `{X}`", f"property-removed {X}"),
    (f"Property {X} removed", f"property-removed {X}"),
    (f"The property {X} has been deleted", f"property-removed {X}"),
    ("Property X removed", "property-removed X"),
    (f"the request property `{X}` became required", f"property-became-required {X}"),
    (f"Property {X} is now required", f"property-became-required {X}"),
    (f"`{X}` changed from optional to required", f"property-became-required {X}"),
    (f"the request property `{X}` became optional", f"property-became-optional {X}"),
    (f"Property {X} is no longer required", f"property-became-optional {X}"),
    (f"Property {X} is not mandatory", f"property-became-optional {X}"),
    (f"added the new `09` enum value to the request property `{X}`", f"enum-value-added {X} 09"),
    (f"Enum value 09 added to {X}", f"enum-value-added {X} 09"),
    (f"Enum value added: `09` to `{X}`", f"enum-value-added {X} 09"),
    (f"Property {X}: enum value 09 added", f"enum-value-added {X} 09"),
    (f"New enum value `09` for property `{X}`", f"enum-value-added {X} 09"),
    (f"Enum values `A`, `B` and `C d.` added to `{X}`", f"enum-value-added {X} A|B|C d."),
    (f"removed the enum value `Art` of the request property `{X}`", f"enum-value-removed {X} Art"),
    (f"Enum value 'Art' removed from property '{X}'", f"enum-value-removed {X} Art"),
    (f"Code Art deleted from {X}", f"enum-value-removed {X} Art"),
    (f"the `{X}` request property's maxLength was increased from `3` to `5`", f"max {X} 3 5"),
    (f"the `{X}` request property's maxLength was set to `3`", f"max {X} None 3"),
    (f"Property {X}: max length changed from 3 to 5", f"max {X} 3 5"),
    (f"Maximum length of property {X} changed from 3 to 5", f"max {X} 3 5"),
    (f"Max length changed from 3 to 5 for property {X}", f"max {X} 3 5"),
    (f"maxLength of {X} decreased from 5 to 3 characters", f"max {X} 5 3"),
    (f"max length {X} 3 -> 5", f"max {X} 3 5"),
    (
        f"the `{X}` request property type/format changed from `integer`/`` to `number`/``",
        f"type-changed {X} integer number",
    ),
    (f"Type of property {X} changed from string to integer", f"type-changed {X} string integer"),
    ("endpoint added", "endpoint-added"),
    ("New endpoint", "endpoint-added"),
    ("Endpoint removed", "endpoint-removed"),
    ("api removed without deprecation", "endpoint-removed"),
    ("Endpoint /connectors/A/A/@I/{I} removed", "endpoint-removed /connectors/A/A/@I/{I}"),
    (f"property-added-required: {X}", f"property-added-required {X}"),
    (f"enum-value-removed `{X}` `Art`", f"enum-value-removed {X} Art"),
    (f"max-length-changed {X} 3 5", f"max {X} 3 5"),
    ("endpoint-removed", "endpoint-removed"),
]


def told(sentence: str) -> str | None:
    said = understand(sentence)
    if said is None:
        return None
    kind = said.kind.removesuffix("-length-changed")
    change = [] if said.after is None else [str(said.before), str(said.after)]
    place = [said.place] if said.place else []
    return " ".join([kind, *place, *(["|".join(said.values)] if said.values else []), *change])


@pytest.mark.parametrize(("sentence", "meaning"), SENTENCES)
def test_a_sentence_is_understood_in_several_wordings(sentence: str, meaning: str) -> None:
    assert told(sentence) == meaning
    assert told(sentence.upper().replace(X.upper(), X)) is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "Property maybe",
        f"Property {X} was renamed to Y",
        "Enum value added",
        f"Max length of {X} changed from short to long",
        f"Property {X} added and property Y removed",
        f"The default of {X} is 5",
        "The connector is faster",
        "property-removed",
        "enum-value-added X",
        "Some text that says removed somewhere",
        f"Property {X} changed to required from optional",
        f"maxLength of {X} changed to 5 from 50",
    ],
)
def test_what_is_not_certain_is_not_read(sentence: str) -> None:
    assert understand(sentence) is None


@given(st.text(max_size=60))
def test_any_text_is_read_or_left(sentence: str) -> None:
    told(sentence)


@given(
    st.lists(
        st.sampled_from(["property", "added", "removed", "enum", "value", "`X`", "to", "required"])
        | st.sampled_from(["maxlength", "3", "changed", "type", "endpoint", "property-removed"]),
        max_size=8,
    )
)
def test_any_order_of_the_words_is_read_or_left(words: list[str]) -> None:
    told(" ".join(words))

"""Which fields look privacy-sensitive by their name."""

from __future__ import annotations

import pytest

from profit_check.profit.metainfo import Field
from profit_check.profit.privacy import looks_sensitive


@pytest.mark.parametrize(
    "name",
    [
        "BSN",
        "Bsn_nummer",
        "BSNnummer",
        "Burgerservicenummer",
        "SSN",
        "Social security number",
        "Geboortedatum",
        "Datum geboorte",
        "DateOfBirth",
        "date_of_birth",
        "Birthdate",
        "Geslacht",
        "Gender",
        "Nationaliteit",
        "Burgerlijke staat",
        "MaritalStatus",
        "IBAN",
        "IBANNummer",
        "Bankrekening",
        "Bank account number",
        "Salaris",
        "Bruto salaris",
        "Salary",
        "E-mail",
        "EMailAddress",
        "E-mailadres werk",
        "Telefoon privé",
        "Privé-adres",
        "Mobile_private",
        "Mobiel nummer",
        "Home address",
        "Ziekteverzuim",
        "Voornaam",
        "FirstName",
        "Wachtwoord",
    ],
)
def test_a_name_of_something_private_is_seen_in_dutch_and_english(name: str) -> None:
    assert looks_sensitive(Field(name, data_type="string"))
    assert looks_sensitive(Field("F1", field_id="U001", data_type="string", label=name))


@pytest.mark.parametrize(
    "name",
    [
        "Naam",
        "Name",
        "Description",
        "CompanyName",
        "Bedrijfsnaam",
        "Product family name",
        "ItemCode",
        "Street",
        "Plaats",
        "Postcode",
        "Telefoonnummer",
        "Adres",
        "Private label",
        "PriveGebruik",
        "Mailing",
        "Email template",
        "Onderwerp e-mail",
        "Home page address",
        "Geslaagd",
        "Ibanez",
        "Salarisadministratie",
        "Loonwerk",
        "Verzuimd",
        "Essence",
        "Sextant",
        "Nationaal",
        "Grootboekrekening",
        "Rekeningnummer",
        "Absnr",
        "Personeelsnummer",
        "",
        "123",
    ],
)
def test_a_near_miss_is_left_alone(name: str) -> None:
    assert not looks_sensitive(Field("F1", data_type="string", label=name))


@pytest.mark.parametrize("data_type", ["boolean", "date", "int"])
def test_only_a_text_holds_an_address(data_type: str) -> None:
    assert not looks_sensitive(Field("Email", data_type=data_type))
    assert looks_sensitive(Field("Geboortedatum", data_type=data_type))

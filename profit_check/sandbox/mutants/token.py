"""Mutants of where a target's credential comes from."""

from __future__ import annotations

from profit_check.model import ClassicSource, Manifest, OAuthSource, SecretSource
from profit_check.sandbox.mutants import mutant, near_miss, variables
from profit_check.sandbox.mutants.changing import targets


def _token(manifest: Manifest, variable: str) -> Manifest:
    return targets(manifest, credential=ClassicSource(SecretSource("env", variable)))


def _client(manifest: Manifest, client_id: str, client_secret: str) -> Manifest:
    sources = SecretSource("env", client_id), SecretSource("env", client_secret)
    return targets(manifest, credential=OAuthSource(*sources))


@mutant(trips=["token.format"], credential="classic")
def token_cut_off(manifest: Manifest) -> Manifest:
    """The token lacks its last digit."""
    return _token(manifest, variables.CUT)


@mutant(trips=["token.format"], credential="classic")
def token_in_quotes(manifest: Manifest) -> Manifest:
    """The token stands between quotes."""
    return _token(manifest, variables.QUOTED)


@mutant(trips=["token.format"], credential="classic")
def token_empty(manifest: Manifest) -> Manifest:
    """The variable that should hold the token is empty."""
    return _token(manifest, variables.EMPTY)


@mutant(trips=["token.format"], credential="classic")
def another_secret_for_a_token(manifest: Manifest) -> Manifest:
    """A client secret stands where the token belongs."""
    return _token(manifest, variables.CLIENT_SECRET)


@mutant(trips=["token.format"], credential="oauth")
def client_secret_empty(manifest: Manifest) -> Manifest:
    """The variable that should hold the client secret is empty."""
    return _client(manifest, variables.CLIENT_ID, variables.EMPTY)


@near_miss(of=["token.format", "token.accepted"], credential="classic")
def token_as_it_was_mailed(manifest: Manifest) -> Manifest:
    """The token has white space before it, and a line end after it."""
    return _token(manifest, variables.MAILED)


@near_miss(of=["token.format", "token.accepted"], credential="classic")
def token_as_digits(manifest: Manifest) -> Manifest:
    """Of the token only the 64 digits are given."""
    return _token(manifest, variables.DIGITS)


@near_miss(of=["token.format", "token.accepted", "token.oauth-grant"], credential="oauth")
def client_with_line_ends(manifest: Manifest) -> Manifest:
    """Client id and client secret have white space around them."""
    return _client(manifest, variables.CLIENT_ID, variables.CLIENT_SECRET)


@mutant(trips=["token.method"], credential="oauth")
def back_to_a_classic_token(manifest: Manifest) -> Manifest:
    """The target that has an OAuth client uses a classic token all the same."""
    return _token(manifest, variables.DIGITS)

"""The environment variables that mutants name: credentials of a world, as people paste them."""

from __future__ import annotations

from profit_check.sandbox.world import World

MAILED = "TOKEN_MAILED"
DIGITS = "TOKEN_DIGITS"
CUT = "TOKEN_CUT"
QUOTED = "TOKEN_QUOTED"
CLIENT_ID = "CLIENT_ID"
CLIENT_SECRET = "CLIENT_SECRET"
EMPTY = "EMPTY"


def variables(world: World) -> dict[str, str]:
    """Every variable by name."""
    digits = world.token.removeprefix("<token><version>1</version><data>").partition("<")[0]
    client_id, client_secret = world.client
    return {
        MAILED: f"  {world.token}\r\n",
        DIGITS: digits,
        CUT: world.token.replace(digits, digits[:-1]),
        QUOTED: f'"{world.token}"',
        CLIENT_ID: f" {client_id}\r\n",
        CLIENT_SECRET: f"{client_secret}\n",
        EMPTY: "",
    }

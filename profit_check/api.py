"""All that a check needs, and the only module of profit-check that a check imports.

A check is an async function in a file of its own. It gets the Environment and, when `per` names
connectors, one of them, and returns an Outcome. The file's docstring is the check's page. See
CONTRIBUTING.md.
"""

from __future__ import annotations

from profit_check.check import EVERY_PROFILE, check
from profit_check.environment import (
    SMALL,
    UNKNOWN_CONNECTOR,
    UNKNOWN_FIELD,
    Environment,
    Filter,
    small,
)
from profit_check.errors import Misshapen, Refused, Undecided, Untestable
from profit_check.model import (
    Answer,
    ClassicSource,
    Connector,
    EnvironmentType,
    Failure,
    FileConnector,
    GetConnector,
    Level,
    OAuthSource,
    Outcome,
    Profile,
    UpdateConnector,
)
from profit_check.outcomes import not_applicable, passed, review, undecided, warn, wrong
from profit_check.profit.conformity import departures
from profit_check.profit.dutch_time import dutch_day
from profit_check.profit.environments import parse_environment_id
from profit_check.profit.error_body import missing_from_body
from profit_check.profit.expiry import read_expiry
from profit_check.profit.fields import body_keys, differences, has_field, is_free, update_fields
from profit_check.profit.hosts import Owner, host_of, is_loopback, owner
from profit_check.profit.metainfo import Field, Malformed, read_metainfo
from profit_check.profit.modified import filter_value, reaches, turning_point
from profit_check.profit.ordering import flipped, order_values, parts, shared, sortedness
from profit_check.profit.privacy import looks_sensitive
from profit_check.profit.readings import Change, compare_readings
from profit_check.profit.refusals import Cause, cause_of
from profit_check.profit.refusing import refusal_status, was_refused
from profit_check.profit.rows import Page, Row
from profit_check.subjects import (
    file_connectors,
    get_and_update_connectors,
    get_connectors,
    update_connectors,
)

__all__ = [
    "EVERY_PROFILE",
    "INFO",
    "MUST",
    "SHOULD",
    "SMALL",
    "UNKNOWN_CONNECTOR",
    "UNKNOWN_FIELD",
    "Answer",
    "Cause",
    "Change",
    "ClassicSource",
    "Connector",
    "Environment",
    "EnvironmentType",
    "Failure",
    "Field",
    "FileConnector",
    "Filter",
    "GetConnector",
    "Malformed",
    "Misshapen",
    "OAuthSource",
    "Outcome",
    "Owner",
    "Page",
    "Profile",
    "Refused",
    "Row",
    "Undecided",
    "Untestable",
    "UpdateConnector",
    "body_keys",
    "cause_of",
    "check",
    "compare_readings",
    "departures",
    "differences",
    "dutch_day",
    "file_connectors",
    "filter_value",
    "flipped",
    "get_and_update_connectors",
    "get_connectors",
    "has_field",
    "host_of",
    "is_free",
    "is_loopback",
    "looks_sensitive",
    "missing_from_body",
    "not_applicable",
    "order_values",
    "owner",
    "parse_environment_id",
    "parts",
    "passed",
    "reaches",
    "read_expiry",
    "read_metainfo",
    "refusal_status",
    "review",
    "shared",
    "small",
    "sortedness",
    "turning_point",
    "undecided",
    "update_connectors",
    "update_fields",
    "warn",
    "was_refused",
    "wrong",
]

MUST, SHOULD, INFO = Level.MUST, Level.SHOULD, Level.INFO

"""All that a check needs, and the only module of profit-check that a check imports.

A check is an async function in a file of its own. It gets the Environment and, when `per` names
connectors, one of them, and returns an Outcome. The file's docstring is the check's page. See
CONTRIBUTING.md.
"""

from __future__ import annotations

from profit_check.check import EVERY_PROFILE, check
from profit_check.environment import Environment
from profit_check.errors import Misshapen, Refused, Undecided, Untestable
from profit_check.language.phrase import Phrase, joined, mark, say, say_number
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
from profit_check.outcomes import listed, not_applicable, passed, review, undecided, warn, wrong
from profit_check.profit.announced import CLASSIC_LAST_DAY, CLASSIC_TOKENS_END
from profit_check.profit.conformity import departures
from profit_check.profit.deviations import TooDeep
from profit_check.profit.dutch_time import dutch_day
from profit_check.profit.environments import TYPES, is_left_out, parse_environment_id
from profit_check.profit.error_body import missing_from_body
from profit_check.profit.expiry import read_expiry
from profit_check.profit.fields import (
    body_keys,
    differences,
    has_field,
    is_free,
    numeric_fields,
    unpublished_types,
    update_fields,
    used_fields,
)
from profit_check.profit.file_paths import asks_for_file
from profit_check.profit.files import FoundFile
from profit_check.profit.hosts import Owner, host_of, is_loopback, owner
from profit_check.profit.mended_order import mended_order, unique_order
from profit_check.profit.metainfo import Field, Malformed, read_metainfo
from profit_check.profit.modified import filter_value, judge_filter, turning_point
from profit_check.profit.ordering import flipped, parts, refuse_shared, shared, sortedness
from profit_check.profit.outlook import Foretold, look_out
from profit_check.profit.payloads import judge_payloads, methods_with_body
from profit_check.profit.privacy import looks_sensitive
from profit_check.profit.query import (
    SMALL,
    UNKNOWN_CONNECTOR,
    UNKNOWN_FIELD,
    Filter,
    small,
)
from profit_check.profit.readings import (
    Change,
    compare_readings,
    disjoint,
    same_places,
)
from profit_check.profit.refusals import Cause, cause_of, meaning
from profit_check.profit.refusing import may_be_late, refusal_status, was_refused
from profit_check.profit.rows import Page, Row
from profit_check.snapshot.counterpart import leads_to, other_targets
from profit_check.snapshot.drift import ALLOWED_SHARE, connectors_of, drift, narrowed
from profit_check.snapshot.take import take_snapshot
from profit_check.snapshot.weight import Weight
from profit_check.snapshot.words import list_changes, names_of, tally_changes, tell_share
from profit_check.subjects import (
    connectors_of_snapshots,
    file_connectors,
    get_and_update_connectors,
    get_connectors,
    update_connectors,
)

__all__ = [
    "ALLOWED_SHARE",
    "CLASSIC_LAST_DAY",
    "CLASSIC_TOKENS_END",
    "EVERY_PROFILE",
    "INFO",
    "MUST",
    "SHOULD",
    "SMALL",
    "TYPES",
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
    "Foretold",
    "FoundFile",
    "GetConnector",
    "Malformed",
    "Misshapen",
    "OAuthSource",
    "Outcome",
    "Owner",
    "Page",
    "Phrase",
    "Profile",
    "Refused",
    "Row",
    "TooDeep",
    "Undecided",
    "Untestable",
    "UpdateConnector",
    "Weight",
    "asks_for_file",
    "body_keys",
    "cause_of",
    "check",
    "compare_readings",
    "connectors_of",
    "connectors_of_snapshots",
    "departures",
    "differences",
    "disjoint",
    "drift",
    "dutch_day",
    "file_connectors",
    "filter_value",
    "flipped",
    "get_and_update_connectors",
    "get_connectors",
    "has_field",
    "host_of",
    "is_free",
    "is_left_out",
    "is_loopback",
    "joined",
    "judge_filter",
    "judge_payloads",
    "leads_to",
    "list_changes",
    "listed",
    "look_out",
    "looks_sensitive",
    "mark",
    "may_be_late",
    "meaning",
    "mended_order",
    "methods_with_body",
    "missing_from_body",
    "names_of",
    "narrowed",
    "not_applicable",
    "numeric_fields",
    "other_targets",
    "owner",
    "parse_environment_id",
    "parts",
    "passed",
    "read_expiry",
    "read_metainfo",
    "refusal_status",
    "refuse_shared",
    "review",
    "same_places",
    "say",
    "say_number",
    "shared",
    "small",
    "sortedness",
    "take_snapshot",
    "tally_changes",
    "tell_share",
    "turning_point",
    "undecided",
    "unique_order",
    "unpublished_types",
    "update_connectors",
    "update_fields",
    "used_fields",
    "warn",
    "was_refused",
    "wrong",
]

MUST, SHOULD, INFO = Level.MUST, Level.SHOULD, Level.INFO

"""What belongs in each place of a manifest, as the JSON Schema says it in English."""

from __future__ import annotations

from collections.abc import Mapping

from profit_check.language.phrase import Phrase, say

_TEXTS = (
    say("a table that starts with [integration]"),
    say('the integration\'s name, such as "Webshop koppeling"'),
    say('subscription number, underscore, project number, such as "12345_678900"'),
    say("a list of Profit releases, such as [7, 8]"),
    say("a table for each target, such as [targets.test]"),
    say("a name for the target, such as [targets.test]"),
    say("tables that each start with [[get]], in double brackets"),
    say("tables that each start with [[update]], in double brackets"),
    say("tables that each start with [[file]], in double brackets"),
    say("tables that each start with [[waive]], in double brackets"),
    say("a Profit release as a whole number, such as 8"),
    say('the id of a connector, such as "Acme_Articles"'),
    say('the id of a field, such as "ItemCode"'),
    say("a table that starts with [targets.NAME], in single brackets"),
    say('5 or 6 digits in quotes, such as "12345"'),
    say('oauth = {{ client_id = {{ env = "NAME" }}, client_secret = {{ env = "NAME" }} }}'),
    say('a URL such as "http://127.0.0.1:8099/ProfitRestServices"'),
    say(
        'where the secret is kept, never the secret itself: {{ env = "NAME" }}, {{ file = '
        '"PATH" }} or {{ keyring = "service/name" }}'
    ),
    say("the name of an environment variable"),
    say("the path of a file that holds the secret"),
    say('the entry in the keyring as "service/name"'),
    say("a table that starts with [[get]]"),
    say('a list of field ids, such as ["ItemCode"]'),
    say(
        'one field id, "-" before it for descending, such as "-ItemCode"; each field is '
        "an item of its own"
    ),
    say("a whole number of 1 or more, such as 1000"),
    say(
        'fields with their types, such as {{ ItemCode = "string" }}, or a list, such as '
        '["ItemCode"]'
    ),
    say('a data type in quotes, such as "string", "int", "decimal", "date", "boolean" or "blob"'),
    say("a table that starts with [[update]]"),
    say('a list of POST, PUT and DELETE, such as ["POST"]'),
    say('a list of files, such as ["payloads/sales-order.json"]'),
    say('the path of a JSON file, such as "payloads/sales-order.json"'),
    say("a table that starts with [[file]]"),
    say(
        'what to ask for, such as {{ subject = "635451", file = '
        '"7CEEE0F54965C99D90764BA09F7606A6" }}'
    ),
    say('text in quotes, such as "635451"'),
    say(
        'an id of letters, digits and dashes in quotes, such as "7CEEE0F54965C99D90764BA09F7606A6"'
    ),
    say(
        'a dossier item and its attachment, such as {{ subject = "635451", file = '
        '"7CEEE0F54965C99D90764BA09F7606A6" }}'
    ),
    say('the number of a dossier item, such as "635451"'),
    say(
        'a file\'s id and name, such as {{ file = "7CEEE0F54965C99D90764BA09F7606A6", name '
        '= "photo.jpg" }}'
    ),
    say('the file\'s name in quotes, such as "photo.jpg"'),
    say('an image\'s id, such as {{ id = "20417" }}'),
    say('a report\'s id, such as {{ id = "318" }}'),
    say('a parameter of a filter in quotes, such as "DebtorId"'),
    say("a table that starts with [[waive]]"),
    say('the id of a check, such as "connectors.name"'),
    say('what the result is about, such as "Profit_Countries"'),
    say("why the deviation is accepted, in words"),
    say("who agreed, in words"),
    say("a date, such as 2027-03-01"),
    say("a table that starts with [certification], in single brackets"),
    say('the subscription number in quotes, such as "12345"'),
    say('a list of names, such as ["A. de Vries", "B. Jansen"]'),
    say("how many customers, such as 6, or a list of their names"),
    say("a URL that starts with https://, in quotes"),
    say('a name in quotes, such as "A. de Vries"'),
    say('the path of a file, such as "implementation.docx", or a URL'),
    say('the path of a file, such as "penetration-test.pdf"'),
    say('a penetration test, such as {{ date = 2026-06-15, score = "green" }}'),
)

EXPECTED: Mapping[str, Phrase] = {"".join(text): text for text in _TEXTS}
"""Each `x-expected` of the schema, as a phrase."""

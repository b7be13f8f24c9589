"""Each sample payload is a body that the UpdateConnector takes.

## Why
What Profit does not take it refuses, on the day that a customer orders or an employee starts. A
refusal names one field at a time; metainfo tells all of it beforehand: fields and objects, which
are mandatory, their types, lengths and decimals, and the codes that they may hold.

## Fix
- Integration developer: change the body at the named path. A name without a nearest known one may
  be a field that this Profit release or licence does not have: ask the administrator.
- Profit administrator: if a free field is missing, import its `.fie` file; if a code is missing,
  add it to the table that the field's label names.
- To review: the reference does not say whether Profit takes it, such as a number between quotes.
  Write the value in the form of its data type, or try it in a test environment.

## References
- AFAS page `update-connector`: `/metainfo/update/{id}`, and the form of a body for POST and PUT.
"""

from profit_check.api import (
    MUST,
    Environment,
    Outcome,
    TooDeep,
    UpdateConnector,
    check,
    joined,
    judge_payloads,
    listed,
    mark,
    methods_with_body,
    not_applicable,
    passed,
    review,
    say,
    undecided,
    unpublished_types,
    update_connectors,
    used_fields,
    wrong,
)


@check(level=MUST, needs=["connectors.described"], per=update_connectors)
async def payload(env: Environment, connector: UpdateConnector) -> Outcome:
    if not connector.payloads:
        return not_applicable("the manifest names no payload of it")
    if not methods_with_body(connector.methods):
        return not_applicable("the manifest says DELETE only, which sends no body")
    schema = await env.update_schema(connector.id)
    bodies = dict[str, object]()
    for one in connector.payloads:
        name = one.name_beside(env.manifest.path)
        bodies[f"{name} ({len(bodies) + 1})" if name in bodies else name] = one.body
    try:
        judged = judge_payloads(schema, connector.methods, bodies)
    except TooDeep:
        return undecided("a payload is nested more deeply than can be judged")
    if judged.wrong:
        named = listed(judged.wrong)
        if not judged.doubtful:
            return wrong(named, about=judged.places)
        doubtful = listed(judged.doubtful)
        template = mark("{named}; in doubt: {doubtful}")
        return wrong(template, about=judged.places, named=named, doubtful=doubtful)
    if judged.doubtful:
        return review(listed(judged.doubtful), about=judged.places)
    notes = unpublished_types(used_fields(schema, bodies.values()))
    methods = joined(judged.methods, say(" and "))
    right = say("right for {methods}: {names}", methods=methods, names=listed(list(bodies)))
    return passed(joined((right, *notes)))

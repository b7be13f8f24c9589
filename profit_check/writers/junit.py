"""Writes JUnit XML: a suite per family and a test case per result, for any CI system.

The form is the one that Jenkins's xUnit plugin insists on (tests/schemas). It allows properties of
a suite only, so what is said of one result stands in its `system-out`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from profit_check import wording
from profit_check.findings import SHOWN
from profit_check.language.phrase import say
from profit_check.model import Document, Result, Status
from profit_check.prose import opening
from profit_check.report import Report
from profit_check.settled import settled
from profit_check.visible import block, line
from profit_check.writers.waived import waived

_TAGS = {
    Status.FAIL: "failure",
    Status.ERROR: "error",
    Status.NOT_TESTED: "skipped",
    Status.NOT_APPLICABLE: "skipped",
    Status.WAIVED: "skipped",
}
"""What a status is in JUnit's words; the others pass, and `system-out` says with which status."""


def text(report: Report) -> str:
    """The report's run as JUnit XML.

    What warns or asks for a person passes: whether that fails the gate is for `--fail-on` to say.
    """
    root = _Writing(report).suites()
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


@dataclass(slots=True)
class _Writing:
    """One report on its way to XML; `named` counts test cases, of which no two share a name."""

    report: Report
    named: Counter[str] = field(default_factory=Counter)

    def suites(self) -> Element:
        document = self.report.document
        families: dict[str, list[Result]] = {}
        for result in document.results:
            families.setdefault(result.check.partition(".")[0], []).append(result)
        took = (document.finished_at - document.started_at).total_seconds()
        counts = {key: n for key, n in _counts(document.results).items() if key != "skipped"}
        time = f"{max(took, 0):.3f}"
        root = Element("testsuites", {"name": "profit-check", **counts, "time": time})
        root.extend(self._suite(family, results) for family, results in families.items())
        return root

    def _suite(self, family: str, results: Sequence[Result]) -> Element:
        document = self.report.document
        suite = Element("testsuite", {"name": line(family), **_counts(results)})
        suite.set("timestamp", document.started_at.isoformat(timespec="seconds"))
        properties = SubElement(suite, "properties")
        for name, value in _properties(document):
            SubElement(properties, "property", name=name, value=line(value))
        suite.extend(self._case(result) for result in results)
        return suite

    def _case(self, result: Result) -> Element:
        case = Element("testcase", name=self._name(result), classname=line(result.check))
        tag = _TAGS.get(result.status)
        if tag:
            reason = SubElement(case, tag, type=result.level.value, message=self._reason(result))
            reason.text = "\n".join([self._reason(result), *self._fix(result)])
        SubElement(case, "system-out").text = "\n".join(self._told(result))
        return case

    def _name(self, result: Result) -> str:
        name = line(" ".join((result.check, result.subject or "")))
        self.named[name] += 1
        return name if self.named[name] == 1 else f"{name} ({self.named[name]})"

    def _reason(self, result: Result) -> str:
        """The message; of what is waived also until when and why."""
        why = [self._tell(waived(result.waiver))] if result.waiver else []
        return line("; ".join([*why, result.message]))

    def _told(self, result: Result) -> Iterator[str]:
        tell = self._tell
        yield line(": ".join((tell(wording.STATUSES[result.status]), result.message)))
        yield tell(say("Level: {level}", level=wording.LEVELS[result.level]))
        yield tell(say("Source: {source}", source=wording.CHANNELS[result.channel]))
        if result.afas_rules:
            yield line(tell(say("AFAS rules: {rules}", rules=", ".join(result.afas_rules))))
        if result.status not in _TAGS:
            yield from self._fix(result)

    def _fix(self, result: Result) -> Iterator[str]:
        start = opening(block(result.remedy))
        if start and result.status in SHOWN:
            yield line(self._tell(say("Fix: {fix}", fix=start)))

    def _tell(self, text: str) -> str:
        return self.report.language.tell(text)


def _counts(results: Iterable[Result]) -> dict[str, str]:
    found = Counter(_TAGS.get(result.status, "passed") for result in results)
    return {
        "tests": str(found.total()),
        "failures": str(found["failure"]),
        "errors": str(found["error"]),
        "skipped": str(found["skipped"]),
    }


def _properties(document: Document) -> Iterator[tuple[str, str]]:
    """What the run was, under names that do not depend on the language."""
    target, inventory = document.target, document.inventory
    facts = {
        "integration": document.integration.name,
        "target": target["name"],
        "environment": target.get("environment_id"),
        "profile": document.profile.value,
        "verdict": document.verdict.value,
        "manifest": inventory.manifest,
        "manifest-sha256": inventory.sha256,
        "version": document.tool_version,
        **{f"settled-{channel}": count for channel, count in settled(document.results).items()},
    }
    yield from ((name, str(value)) for name, value in facts.items() if value is not None)

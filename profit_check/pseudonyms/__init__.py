"""What may be kept of a run: its values become pseudonyms that are judged as they were."""

from __future__ import annotations

from profit_check.pseudonyms.kept import pseudonymised as pseudonymised

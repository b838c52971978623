"""What axe-core finds on a page: WCAG 2.2 A and AA, and the practices axe holds to be best."""

from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page, axe: str) -> list[tuple[str, list[str]]]:
    """The rules that are broken, each with the beginnings of the elements at fault."""
    page.evaluate(axe)
    found = page.evaluate("(rules) => axe.run(document, {runOnly: rules})", RULES)
    return [(broken["id"], [node["html"][:160] for node in broken["nodes"]]) for broken in found["violations"]]

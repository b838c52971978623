"""The journal only grows, and tells when somebody rewrote it."""

import ast
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

import namhoc.site
from namhoc.site.accounts.models import User
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.audit.models import AuditEvent
from namhoc.site.audit.record import broken_links, record
from namhoc.site.audit.words import ACTIONS
from namhoc.site.directives.models import LegalDocument


@pytest.fixture
def events(specialist: User, officer_a: User) -> list[AuditEvent]:
    return [
        record("account.change", who, by=who, details={"n": n}) for n, who in enumerate([specialist, officer_a] * 2)
    ]


def rewrite(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_an_event_tells_who_what_on_what_where_and_under_which_document(
    specialist: User, document: LegalDocument
) -> None:
    event = record("document.keep", document, by=specialist, document=document)
    event.refresh_from_db()
    assert (event.by, event.unit, event.document) == (specialist, specialist.unit, document)
    assert (event.object_type, event.object_id) == ("directives.legaldocument", str(document.pk))
    assert event.words == "Lưu văn bản"


def test_what_the_machine_does_has_no_person(specialist: User) -> None:
    assert record("account.change", specialist, by=None).who == "Hệ thống"


def test_an_event_is_neither_changed_nor_deleted(events: list[AuditEvent]) -> None:
    with pytest.raises(TypeError):
        events[0].save()
    with pytest.raises(TypeError):
        events[0].delete()


def test_an_untouched_chain_is_whole(events: list[AuditEvent]) -> None:
    assert broken_links() == []
    call_command("verify_audit")


def test_a_changed_event_is_found(events: list[AuditEvent]) -> None:
    rewrite("UPDATE audit_auditevent SET action = %s WHERE id = %s", "account.open", events[1].pk)
    assert broken_links() == [events[1].pk]
    with pytest.raises(CommandError, match="1 sự kiện"):
        call_command("verify_audit")


def test_a_removed_event_is_found_at_the_next(events: list[AuditEvent]) -> None:
    rewrite("DELETE FROM audit_auditevent WHERE id = %s", events[1].pk)
    assert broken_links() == [events[2].pk]


def test_an_event_goes_with_its_transaction(specialist: User) -> None:
    def fail() -> None:
        with transaction.atomic():
            record("account.change", specialist, by=specialist)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not AuditEvent.objects.filter(action="account.change").exists()


def test_the_journal_is_read_within_ones_scope(events: list[AuditEvent], leader: User, officer_b: User) -> None:
    assert set(events) <= set(readable_by(leader, AuditEvent.objects.all()))
    assert not set(events) & set(readable_by(officer_b, AuditEvent.objects.all()))


def recorded() -> set[str]:
    """The first argument of every call of ``record`` in the site."""
    found = set()
    for path in Path(namhoc.site.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record" and node.args:
                found |= {
                    n.value for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant) and "." in str(n.value)
                }
    return {action for action in found if not action.endswith(".")}


def test_every_action_has_words() -> None:
    assert "account.add" in recorded()
    assert recorded() <= set(ACTIONS)

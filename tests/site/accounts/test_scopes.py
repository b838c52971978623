"""The two tellings of a scope rule agree, and say what they should."""

from collections.abc import Callable

import pytest

from namhoc.site.accounts.models import User
from namhoc.site.accounts.scopes import may_read, readable_by, scoped_models
from namhoc.site.directives.models import LegalDocument


@pytest.fixture
def documents(make_document: Callable[..., LegalDocument], cast: dict[str, User]) -> dict[str, LegalDocument]:
    return {
        "sở": make_document(by=cast["chuyen-vien"]),
        "sở giao xuống": make_document(by=cast["chuyen-vien"], passed_down=True),
        "xã A": make_document(by=cast["xa-a"]),
        "xã A giao xuống": make_document(by=cast["xa-a"], passed_down=True),
        "tỉnh khác giao xuống": make_document(by=cast["nguoi-ngoai"], passed_down=True),
    }


def test_predicate_and_filter_agree_for_everybody_and_everything(
    documents: dict[str, LegalDocument], cast: dict[str, User]
) -> None:
    for model in scoped_models():
        objects = list(model._default_manager.all())
        for user in cast.values():
            listed = set(readable_by(user, model._default_manager.all()))
            assert listed == {obj for obj in objects if may_read(user, obj)}, (model, user)
    assert LegalDocument in scoped_models()


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("chuyen-vien", {"sở", "sở giao xuống", "xã A", "xã A giao xuống"}),
        ("xa-a", {"sở giao xuống", "xã A", "xã A giao xuống"}),
        ("xa-b", {"sở giao xuống"}),
        ("truong-a", {"sở giao xuống", "xã A giao xuống"}),
        ("nguoi-ngoai", {"tỉnh khác giao xuống"}),
    ],
)
def test_a_person_sees_the_own_subtree_and_what_was_passed_down(
    documents: dict[str, LegalDocument], cast: dict[str, User], who: str, sees: set[str]
) -> None:
    listed = set(readable_by(cast[who], LegalDocument.objects.all()))
    assert {name for name, document in documents.items() if document in listed} == sees


def test_a_closed_account_sees_nothing(documents: dict[str, LegalDocument], specialist: User) -> None:
    specialist.is_active = False
    assert not readable_by(specialist, LegalDocument.objects.all())
    assert not may_read(specialist, documents["sở"])

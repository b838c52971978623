"""Accepted items become drafts: leads, partners, groups, deadlines, and what a person should look at."""

from datetime import date

from namhoc.core import Severity
from namhoc.directives.directive import Role
from namhoc.orgunits import Attribute, UnitRegister
from namhoc.rulebook.agencies import Agency, AgencyRegister, Successor
from namhoc.steering import DueDate, Origin, Sourced, plan
from tests.unit.steering.builders import DOET, HOANG_LIEU, HON_MUN, NA_PHEO, REFORM, SCHOOL, UNITS, duty, item

DAY = date(2026, 8, 28)
LAST_DAY = date(2025, 6, 30)


AGENCIES = AgencyRegister(
    (
        Agency("so-tai-chinh", "Sở Tài chính", "province"),
        Agency("so-noi-vu", "Sở Nội vụ", "province"),
        Agency("so-yte", "Sở Y tế", "province"),
        Agency("ubnd-xa", "UBND cấp xã", "commune"),
        Agency("hoi-dong", "các hội đồng", "any", group=True),
        Agency("so-khdt", "Sở KHĐT", "province", end=LAST_DAY, successors=(Successor("so-tai-chinh"),)),
        Agency(
            "so-ldtbxh", "Sở LĐTBXH", "province", end=LAST_DAY, successors=(Successor("so-noi-vu"), Successor("so-yte"))
        ),
        Agency("ubnd-huyen", "UBND cấp huyện", "district", end=LAST_DAY, successors=(Successor("ubnd-xa"),)),
        Agency("doi-cu", "Đội cũ", "district", end=LAST_DAY),
    )
)


def codes(draft):
    return [finding.code for finding in draft.findings]


def one(*duties, due=(), as_of=DAY, giver=None):
    return plan([item(*duties, due=due)], UNITS, as_of, agencies=AGENCIES, giver=giver).drafts[0]


def test_a_lead_and_its_partners_are_taken_as_printed():
    draft = one(
        duty("so-gddt", "Sở Giáo dục và Đào tạo"),
        duty("so-noi-vu", "Sở Nội vụ", Role.COORDINATE),
    )
    assert [lead.name for lead in draft.leads] == ["Sở Giáo dục và Đào tạo"]
    assert draft.leads[0].unit == DOET
    assert [partner.name for partner in draft.partners] == ["Sở Nội vụ"]
    assert "nơi giao cập nhật thay" in draft.partners[0].note
    assert codes(draft) == []


def test_all_communes_that_exist_on_the_day_get_a_row_each():
    draft = one(duty("ubnd-xa", "UBND các xã, phường, đặc khu", Role.IMPLEMENT))
    assert [lead.unit for lead in draft.leads] == [NA_PHEO, HOANG_LIEU, HON_MUN]
    assert draft.group == "UBND các xã, phường, đặc khu"
    assert draft.leads[0].name == "Xã Nà Pheo"


def test_a_kind_that_the_words_leave_out_is_included_with_a_note():
    draft = one(duty("ubnd-xa", "UBND các xã, phường"))
    assert HON_MUN in [lead.unit for lead in draft.leads]
    assert codes(draft) == ["PLAN-KINDS"]
    assert draft.findings[0].severity is Severity.NOTE


def test_the_tier_by_name_means_all_three_kinds_without_a_note():
    draft = one(duty("ubnd-xa", "UBND cấp xã"))
    assert len(draft.leads) == 3
    assert codes(draft) == []


def test_wards_alone_mean_wards_alone():
    assert [lead.unit for lead in one(duty("ubnd-xa", "UBND các phường")).leads] == [HOANG_LIEU]


def test_a_commune_named_by_name_is_meant_alone():
    draft = one(duty("ubnd-xa", "UBND xã Nà Pheo"))
    assert [lead.unit for lead in draft.leads] == [NA_PHEO]
    assert draft.group == ""


def test_a_collective_stays_one_line_and_says_why():
    draft = one(duty("so-nganh", "các sở, ban, ngành"))
    assert [(lead.name, lead.unit) for lead in draft.leads] == [("các sở, ban, ngành", None)]
    assert draft.leads[0].note


def test_partners_that_are_a_group_stay_one_line():
    draft = one(duty("so-gddt", "Sở GDĐT"), duty("ubnd-xa", "UBND các xã", Role.COORDINATE))
    assert [partner.name for partner in draft.partners] == ["UBND các xã"]


def test_no_lead_named_gives_the_task_to_the_giver_and_says_so():
    draft = one(giver=DOET)
    assert [(lead.unit, lead.origin) for lead in draft.leads] == [(DOET, Origin.COMPUTED)]
    assert codes(draft) == ["PLAN-NO-LEAD"]


def test_no_lead_and_no_giver_blocks():
    draft = one()
    assert draft.leads == ()
    assert draft.findings[0].severity is Severity.BLOCKS


def test_one_doer_carries_the_task_and_several_are_pointed_out():
    assert codes(one(duty("so-yte", "Sở Y tế", Role.IMPLEMENT))) == []
    several = one(duty("so-yte", "Sở Y tế", Role.IMPLEMENT), duty("so-noi-vu", "Sở Nội vụ", Role.IMPLEMENT))
    assert [lead.name for lead in several.leads] == ["Sở Y tế", "Sở Nội vụ"]
    assert codes(several) == ["PLAN-NO-LEAD"]


def test_an_agency_named_twice_is_one_lead():
    draft = one(duty("so-yte", "Sở Y tế"), duty("so-yte", "Sở Y tế"))
    assert len(draft.leads) == 1


def test_a_body_that_leads_is_not_its_own_partner():
    draft = one(duty("so-yte", "Sở Y tế"), duty("so-yte", "Sở Y tế", Role.COORDINATE))
    assert draft.partners == ()


def test_an_abolished_body_with_one_successor_is_replaced_and_reported():
    draft = one(duty("so-khdt", "Sở Kế hoạch và Đầu tư"))
    assert [(lead.name, lead.origin) for lead in draft.leads] == [("Sở Tài chính", Origin.COMPUTED)]
    assert codes(draft) == ["PLAN-ABOLISHED"]
    assert "Sở Kế hoạch và Đầu tư không còn" in draft.findings[0].message


def test_an_abolished_body_with_several_successors_is_left_to_a_person():
    draft = one(duty("so-ldtbxh", "Sở Lao động - Thương binh và Xã hội"), giver=DOET)
    assert codes(draft) == ["PLAN-ABOLISHED", "PLAN-NO-LEAD"]
    assert "Sở Nội vụ, Sở Y tế" in draft.findings[0].message


def test_districts_become_the_communes_of_today_with_a_finding():
    draft = one(duty("ubnd-huyen", "UBND các huyện, thành phố"))
    assert [lead.unit for lead in draft.leads] == [NA_PHEO, HOANG_LIEU, HON_MUN]
    assert codes(draft) == ["PLAN-ABOLISHED"]


def test_before_the_reform_the_old_body_keeps_its_task():
    draft = one(duty("ubnd-huyen", "UBND các huyện"), as_of=date(2024, 9, 1))
    assert [lead.name for lead in draft.leads] == ["UBND các huyện"]
    assert codes(draft) == []


def test_one_deadline_is_taken_and_a_past_one_reported():
    due = DueDate(date(2026, 9, 25), "trước ngày 25/9/2026")
    assert one(duty("so-yte", "Sở Y tế"), due=(due,)).due == due
    late = one(duty("so-yte", "Sở Y tế"), due=(due,), as_of=date(2026, 10, 1))
    assert codes(late) == ["PLAN-DEADLINE-PAST"]
    assert late.due == due


def test_two_deadlines_are_shown_and_none_is_chosen():
    dues = (DueDate(date(2026, 9, 25)), DueDate(date(2026, 9, 18)))
    draft = one(duty("so-yte", "Sở Y tế"), due=dues)
    assert draft.due is None
    assert [due.on.day for due in draft.due_choices] == [18, 25]
    assert "18/09/2026 và 25/09/2026" in draft.findings[0].message


def test_the_same_date_twice_is_one_deadline():
    dues = (DueDate(date(2026, 9, 25)), DueDate(date(2026, 9, 25)))
    assert one(duty("so-yte", "Sở Y tế"), due=dues).due == dues[0]


def test_an_empty_plan_has_no_drafts_and_no_findings():
    assert plan([], UNITS, DAY).findings == ()


def test_a_body_that_ended_without_a_known_heir_is_reported():
    draft = one(duty("doi-cu", "Đội cũ"), giver=DOET)
    assert "chưa rõ cơ quan nào nhận việc" in draft.findings[0].message


def test_a_group_of_no_province_unit_says_that_the_giver_keeps_it_up_to_date():
    assert "chung một dòng" in one(duty("hoi-dong", "các hội đồng")).leads[0].note


def test_a_commune_hands_on_to_each_of_its_schools():
    draft = plan([item(duty("csgd", "các trường"))], (*UNITS, SCHOOL), DAY, giver=NA_PHEO).drafts[0]
    assert [(lead.name, lead.unit) for lead in draft.leads] == [("Trường Tiểu học Nà Pheo", SCHOOL)]
    by_the_doet = plan([item(duty("csgd", "các trường"))], (*UNITS, SCHOOL), DAY, giver=DOET).drafts[0]
    assert [lead.unit for lead in by_the_doet.leads] == [None]


def test_several_products_are_one_value_typed_when_a_person_typed_one_of_them():
    both = (Sourced("tờ trình"), Sourced("danh mục", Origin.TYPED), Sourced("tờ trình"))
    draft = plan([item(duty("so-yte", "Sở Y tế"), products=both)], UNITS, DAY).drafts[0]
    assert draft.product == Sourced("tờ trình; danh mục", Origin.TYPED)


def test_border_communes_are_those_of_the_list_of_the_day():
    history = UnitRegister(UNITS, attributes=[Attribute("H9001", "border", REFORM, "yes", confidence="H")])
    drafted = plan([item(duty("ubnd-xa", "UBND các xã biên giới"))], UNITS, DAY, history=history)
    assert [lead.name for lead in drafted.drafts[0].leads] == ["Xã Nà Pheo"]
    assert [found.code for found in drafted.drafts[0].findings] == ["GROUP-UNLISTED"]


def test_border_communes_that_nobody_declared_are_given_to_nobody_in_particular_with_a_finding():
    (draft,) = plan([item(duty("ubnd-xa", "UBND các xã biên giới"))], UNITS, DAY).drafts
    assert [(lead.name, lead.unit) for lead in draft.leads] == [("UBND các xã biên giới", None)]
    assert [(found.code, found.place) for found in draft.findings] == [("GROUP-NOT-DECLARED", "1.2")]


def test_localities_are_all_communes_and_not_the_wards_alone():
    (draft,) = plan([item(duty("dia-phuong", "các địa phương"))], UNITS, DAY).drafts
    assert len(draft.leads) == 3

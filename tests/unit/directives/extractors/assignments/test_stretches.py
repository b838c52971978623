from dataclasses import replace

from namhoc.core import Span
from namhoc.directives.directive import Task, TaskKind
from namhoc.directives.extractors.assignments.names import Names
from namhoc.directives.extractors.assignments.paragraphs import Paragraphs
from namhoc.directives.extractors.assignments.stretches import Stretches
from namhoc.directives.layout import Context, lines_of
from namhoc.rulebook.agency_names import find_agencies


def stretches(text: str, *units: str) -> Stretches:
    context = Context(text)
    context = replace(context, lines=tuple(lines_of(text)))
    spans = [Span(text.index(unit), text.index(unit) + len(unit)) for unit in units]
    tasks = tuple(Task(span, "t", 1.0, n, TaskKind.ASSIGNMENT, span.of(text)) for n, span in enumerate(spans, 1))
    return Stretches(tasks, Names(text, find_agencies(text)), Paragraphs(context))


def test_the_text_between_the_units_ends_at_the_recipients_for_sentences_but_not_for_tables():
    text = "Mở đầu.\n1. Việc một.\nKết thúc.\nNơi nhận:\n- Sở Y tế.\nPHỤ LỤC"
    found = stretches(text, "1. Việc một.")
    assert [span.of(text).strip() for span in found.sentences()] == ["Mở đầu.", "Kết thúc."]
    assert found.between()[-1].of(text).endswith("PHỤ LỤC")


def test_a_text_without_units_is_one_stretch():
    found = stretches("Sở Y tế báo cáo.")
    assert found.sentences() == [Span(0, 16)]
    assert stretches("").between() == []


def test_the_closing_sentence_is_taken_out_of_the_last_block():
    unit = "8. UBND các xã:\na) Rà soát.\nCác sở, ngành chịu trách nhiệm thi hành Chỉ thị này."
    ((_, span),) = stretches(unit, unit).of_units
    assert span.of(unit).endswith("a) Rà soát.\n")


def test_an_article_on_who_carries_out_the_decision_stays_whole():
    unit = "Điều 4. Thi hành\n1. Có hiệu lực.\nCác sở, ngành chịu trách nhiệm thi hành Quyết định này."
    ((_, span),) = stretches(unit, unit).of_units
    assert span == Span(0, len(unit))
